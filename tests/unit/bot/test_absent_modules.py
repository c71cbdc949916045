"""What is not installed can be imported by Rasa, used by nobody, and configured by nobody."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.absent_modules import (
    COMPONENTS_OF_ABSENT_PACKAGES,
    AbsentComponent,
    AbsentPackage,
    install,
    refuse_absent_components,
)
from bot.importer import TopicImporter
from knowledge.settings import Settings

ROOT = Path(__file__).parent.parent.parent.parent


def test_rasa_starts_without_tensorflow() -> None:
    code = (
        "import warnings; warnings.simplefilter('ignore')\n"
        "from bot import absent_modules; absent_modules.install()\n"
        "import rasa.core.agent, rasa.model_training, sys\n"
        "from bot.absent_modules import _AbsentModule\n"
        "assert isinstance(sys.modules['tensorflow'], _AbsentModule)\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_using_what_is_absent_fails_with_the_cure() -> None:
    install()
    import tensorflow

    with pytest.raises(AbsentPackage, match=r"tensorflow\.constant is used.*bot/absent_modules\.py"):
        tensorflow.constant(1)


def test_classes_may_be_derived_from_what_is_absent() -> None:
    install()
    from keras import Model

    class Derived(Model):
        pass

    assert Derived() is not None


def test_an_installed_package_is_never_replaced() -> None:
    install()
    import numpy

    assert numpy.array([1]).sum() == 1


def test_installing_twice_adds_one_finder() -> None:
    install()
    before = len(sys.meta_path)
    install()
    assert len(sys.meta_path) == before


@pytest.mark.parametrize("component", sorted(COMPONENTS_OF_ABSENT_PACKAGES))
def test_a_configured_component_of_an_absent_package_is_refused(component: str) -> None:
    package = COMPONENTS_OF_ABSENT_PACKAGES[component]
    with pytest.raises(AbsentComponent, match=rf"config\.yml: {component} needs {package}"):
        refuse_absent_components([f"rasa.nlu.{component}"], source="config.yml")


def test_training_with_diet_configured_is_refused_before_it_begins(
    tmp_path: Path, settings: Settings
) -> None:
    config = tmp_path / "config.yml"
    config.write_text(
        "recipe: default.v1\nlanguage: zh\npipeline:\n- name: DIETClassifier\n", encoding="utf-8"
    )
    importer = TopicImporter(str(config), settings=settings)
    with pytest.raises(AbsentComponent, match="DIETClassifier needs tensorflow"):
        importer.get_config()
