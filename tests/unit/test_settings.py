"""Every setting is described, read once, and refused when it cannot be used."""

import re
from pathlib import Path

import pytest

from knowledge.settings import SETTINGS, BadSetting, Settings, setting_names

ROOT = Path(__file__).parent.parent.parent


def test_the_example_file_lists_every_setting_with_its_default() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^#?\s?([A-Z_]+)=(.*)$", text, re.MULTILINE))
    assert listed == {setting.name: setting.default for setting in SETTINGS}


def test_defaults_are_allowed_values() -> None:
    settings = Settings.from_environment({})
    assert settings.port == 8000
    assert settings.database_url.startswith("sqlite:////")
    assert settings.database_url.endswith("/var/gongxiaozhu.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("TRACKER_EVENTS", "5"),
        ("ANSWER_TIMEOUT_SECONDS", "nan"),
        ("DATABASE_URL", "mysql://host/db"),
        ("LOG_LEVEL", "loud"),
        ("ENTRY_SCORE", "1.5"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        Settings.from_environment({name: value})


def test_settings_survive_the_way_through_an_environment() -> None:
    settings = Settings.from_environment({"PORT": "8123", "LOG_LEVEL": "DEBUG"})
    assert Settings.from_environment(settings.as_environment()) == settings
    assert set(settings.as_environment()) == set(setting_names())
