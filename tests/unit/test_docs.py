"""The documentation against the code: these tests fail when a page lags behind."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.gateway.errors import STATUS
from bot.tables import METADATA
from knowledge.check import DOMAIN
from knowledge.entry_rules import Ground, check_topic
from knowledge.errors import Fault
from knowledge.law import examine_laws, read_laws
from knowledge.models import Base
from knowledge.replies import Reply
from knowledge.settings import SETTINGS
from knowledge.site_files import COLUMNS
from knowledge.sources import examine_sources, read_sources
from knowledge.strict_yaml import FaultList, read_mapping
from knowledge.topic_files import TopicFile, examine_topic, topic_paths
from tests.conftest import TODAY

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
READMES = ("README.md", "README.zh-CN.md")
# Written before the rule about the width; may only get shorter.
WIDE = {"docs/decisions/0001-rasa-and-its-lifted-pins.md", "docs/decisions/0002-layout.md"}
LONGEST_LINE = 110

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def quoted(text: str) -> set[str]:
    """Everything that stands in code marks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def first_cells(text: str) -> set[str]:
    """What stands in code marks in the first column of a table."""
    rows = re.findall(r"^\s*\| ([^|]+) \|", text, re.MULTILINE)
    return {name for row in rows for name in quoted(row)}


def known_keys(faults: list[Fault]) -> set[str]:
    """The keys that a reader names when it meets one it does not know."""
    cures = [fault.cure.removeprefix("use one of ") for fault in faults if "unknown key" in fault.problem]
    assert cures, "the reader took a key that nobody knows"
    return {key for cure in cures for key in cure.split(", ")}


def test_every_setting_is_described_with_its_default() -> None:
    text = text_of("docs/operations.md")
    for setting in SETTINGS:
        default = f"`{setting.default}`" if setting.default else "empty"
        assert f"| `{setting.name}` | {default} |" in text, f"docs/operations.md lacks {setting.name}"


def test_every_make_target_named_exists_and_each_is_described() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", text_of("Makefile"), re.MULTILINE)
    assert phony is not None
    targets = set(phony[1].split())
    for name in (*READMES, "CONTRIBUTING.md"):
        named = set(re.findall(r"(?:^|`)make ([a-z]+)", text_of(name), re.MULTILINE))
        assert named <= targets, f"{name} names {sorted(named - targets)}, which the Makefile has not"
    described = first_cells(text_of("CONTRIBUTING.md"))
    assert {f"make {target}" for target in targets} <= described
    for name in READMES:
        assert {"make run", "make test"} <= {line.strip() for line in text_of(name).splitlines()}


def test_no_page_lists_the_topics() -> None:
    topics = {path.parent.name for path in topic_paths()}
    for page in PAGES:
        if page.name != "glossary.md":
            listed = topics & quoted(page.read_text(encoding="utf-8"))
            assert len(listed) <= 3, f"{page.name} lists topics by hand, and would lag: {sorted(listed)}"


def test_every_key_of_a_topic_is_described(tmp_path: Path) -> None:
    path = tmp_path / "topic.yml"
    path.write_text("nobody: 1\nentries:\n- nobody: 1\n  law:\n  - {nobody: 1}\n", encoding="utf-8")
    keys = known_keys(examine_topic(path)[1])
    assert {"scope", "action", "follow_ups", "article"} <= keys
    assert keys <= quoted(text_of("docs/adding-a-topic.md")) | {"article"}
    assert "`{title, article}`" in text_of("docs/adding-a-topic.md")


def test_every_key_of_sources_and_laws_is_described(tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_text("- nobody: 1\n", encoding="utf-8")
    keys = known_keys(examine_sources(path)[1]) | known_keys(examine_laws(path)[1])
    assert keys <= first_cells(text_of("docs/adding-a-topic.md"))


def test_the_example_topic_passes_the_check(tmp_path: Path) -> None:
    example = re.search(r"```yaml\n(.*?)```", text_of("docs/adding-a-topic.md"), re.DOTALL)
    assert example is not None
    path = tmp_path / "paid_leave_example" / "topic.yml"
    path.parent.mkdir()
    path.write_text(example[1], encoding="utf-8")
    topic, faults = examine_topic(path)
    assert topic is not None
    found = FaultList("example")
    check_topic(topic, _ground(topic), found)
    assert [str(fault) for fault in (*faults, *found.faults)] == []


def _ground(topic: TopicFile) -> Ground:
    shipped = [examine_topic(path)[0] for path in topic_paths()]
    return Ground(
        laws=read_laws(),
        sources=read_sources(),
        actions=None,
        entries={f"{one.id}/{entry.id}" for one in (*shipped, topic) if one for entry in one.entries},
        today=TODAY,
    )


def test_every_column_of_places_is_described() -> None:
    assert set(COLUMNS) <= first_cells(text_of("docs/operations.md"))


def test_the_architecture_names_tables_actions_refusals_and_keys() -> None:
    text = text_of("docs/architecture.md")
    named = first_cells(text)
    assert set(Base.metadata.tables) | set(METADATA.tables) <= named
    domain = read_mapping(DOMAIN, FaultList("domain"), name="domain")
    assert domain is not None
    assert {action.text for action in domain.texts("actions")} <= named
    assert set(Reply(text="").as_json()) <= named
    for code, status in STATUS.items():
        rows = [line for line in text.splitlines() if line.startswith("|") and f"`{code}`" in line]
        assert any(f"| {status} |" in row for row in rows), f"no row for {code} with {status}"


def test_the_architecture_names_every_address() -> None:
    text = text_of("docs/architecture.md")
    routes = re.findall(
        r'@router\.(get|post|put|patch|delete|websocket)\("([^"]+)"',
        text_of("bot/gateway/api.py") + text_of("bot/channels/websocket.py"),
    )
    assert len(routes) >= 9
    for method, address in routes:
        wanted = f"`{address}`" if method == "websocket" else f"`{method.upper()} {address}`"
        assert wanted in text, f"docs/architecture.md lacks {wanted}"


@each_page
def test_every_link_and_picture_exists(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    for target in targets:
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target.partition("#")[0]).exists(), f"{page.name} links to {target}"


def test_the_pictures_are_shown_by_both_readmes() -> None:
    for picture in sorted((ROOT / "docs" / "pictures").iterdir()):
        for name in READMES:
            assert f"docs/pictures/{picture.name}" in text_of(name)


def test_every_name_of_the_glossary_is_used() -> None:
    folders = ("knowledge", "nlu", "actions", "bot")
    files: list[Path] = [path for folder in folders for path in (ROOT / folder).rglob("*.*")]
    kept = [path for path in files if path.suffix in {".py", ".yml", ".csv"}]
    words: set[str] = {word for path in kept for word in (path.stem, path.parent.name)}
    for path in kept:
        words.update(re.findall(r"\w+", path.read_text(encoding="utf-8"), re.ASCII))
    rows: list[Any] = re.findall(
        r"^\| [^|]+ \| [^|]+ \| ([^|]+) \|", text_of("docs/glossary.md"), re.MULTILINE
    )
    names = {name for row in rows for name in quoted(row)}
    assert len(names) > 40
    assert sorted(names - words) == []


def test_both_readmes_have_the_same_chapters() -> None:
    english, chinese = (re.findall(r"^## .+", text_of(name), re.MULTILINE) for name in READMES)
    assert len(english) == len(chinese)


@each_page
def test_no_page_names_a_path_of_a_machine(page: Path) -> None:
    found = re.findall(r"(?<![\w.*<>)])/(?:work|tmp|root|home)\b\S*", page.read_text(encoding="utf-8"))
    assert found == []


@each_page
def test_english_lines_are_short(page: Path) -> None:
    name = page.relative_to(ROOT).as_posix()
    if name not in WIDE and "zh-CN" not in name:
        lines = page.read_text(encoding="utf-8").splitlines()
        assert [number for number, line in enumerate(lines, start=1) if len(line) > LONGEST_LINE] == []
