"""Answers Rasa's top-level imports of packages that are deliberately not installed.

Rasa 3.6 imports TensorFlow, Keras and the SDKs of a dozen chat channels at the top of modules that every
start passes through, although nothing configured here uses them. `install()` puts stand-in modules in their
place so that those imports succeed, and every later *use* of a stand-in fails loudly. Subclassing is the one
thing that has to work, because Rasa derives classes from TensorFlow's at import.

`refuse_absent_components()` is the second half: a pipeline that names a component which needs one of these
packages is refused before training or serving, with the cure.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import Any

ABSENT_PACKAGES = (
    "tensorflow",
    "keras",
    "tensorflow_hub",
    "tensorflow_text",
    "matplotlib",
    "twilio",
    "slack_sdk",
    "webexteamssdk",
    "fbmessenger",
    "aiogram",
    "boto3",
    "botocore",
    "pymongo",
    "cachecontrol",
    "sklearn_crfsuite",
    "google",
    "oauth2client",
)

# Installed, needed to train and never to answer: 49 MB that a serving process is spared.
TRAINING_PACKAGES = ("scipy", "sklearn")

# Rasa's component -> the package it cannot work without.
COMPONENTS_OF_ABSENT_PACKAGES = {
    "DIETClassifier": "tensorflow",
    "ResponseSelector": "tensorflow",
    "TEDPolicy": "tensorflow",
    "UnexpecTEDIntentPolicy": "tensorflow",
    "ConveRTFeaturizer": "tensorflow",
    "LanguageModelFeaturizer": "tensorflow",
    "CRFEntityExtractor": "sklearn_crfsuite",
}


class AbsentPackage(ImportError):
    """Something that is deliberately not installed was really used."""

    def __init__(self, name: str) -> None:
        package = name.partition(".")[0]
        super().__init__(
            f"{name} is used, but {package} is deliberately left out here; "
            f"configure a component that does not need it, or install {package} "
            f"and take it out of bot/absent_modules.py"
        )


class AbsentComponent(ValueError):
    """The configuration names a component whose package is not installed."""

    def __init__(self, component: str, package: str, *, source: str) -> None:
        super().__init__(
            f"{source}: {component} needs {package}, which this installation leaves out; "
            f"use a component of nlu/components.py or bot/policy.py instead"
        )


class _AbsentMeta(type):
    """Lets `module.Anything.else` be named, indexed and subclassed, but not used."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return _absent(f"{cls.__qualname__}.{name}")

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __or__(cls, other: Any) -> Any:
        return cls

    def __ror__(cls, other: Any) -> Any:
        return cls

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        # TensorFlow's decorators are applied while Rasa's modules are imported; they hand the function back.
        if len(args) == 1 and not kwargs and callable(args[0]) and "function" in cls.__qualname__:
            return args[0]
        if cls.__dict__.get("_absent_itself"):
            raise AbsentPackage(cls.__qualname__)
        return super().__call__(*args, **kwargs)


def _absent(qualified_name: str) -> Any:
    # Exceptions must stay exceptions: Rasa names botocore's and pymongo's in `except` clauses.
    is_error = qualified_name.rpartition(".")[2].endswith(("Error", "Failure", "Exception"))
    if is_error:
        return type(qualified_name, (Exception,), {})
    return _AbsentMeta(qualified_name, (), {"_absent_itself": True, "__qualname__": qualified_name})


class _AbsentModule(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = _absent(f"{self.__name__}.{name}")
        setattr(self, name, value)
        return value


class _AbsentFinder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds the stand-ins of some packages."""

    def __init__(self, packages: tuple[str, ...]) -> None:
        self._packages = packages

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] not in self._packages:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        return _AbsentModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing to run in a module that is not there."""


def install() -> None:
    """Make the absent packages importable; safe to call more than once."""
    if not any(isinstance(finder, _AbsentFinder) for finder in sys.meta_path):
        # Last on the path, so an installed package always wins.
        sys.meta_path.append(_AbsentFinder(ABSENT_PACKAGES))


def leave_out_training_packages() -> None:
    """Spare this process what only training needs; to be called before anything of Rasa is imported."""
    install()
    sys.meta_path.insert(0, _AbsentFinder(TRAINING_PACKAGES))


def refuse_absent_components(names: Iterable[str], *, source: str) -> None:
    """Raise `AbsentComponent` for the first configured component that cannot work here.

    `names` are the component names of a Rasa pipeline or policy list, plain or as module paths;
    `source` names the file for the message.
    """
    for name in names:
        component = name.rpartition(".")[2]
        package = COMPONENTS_OF_ABSENT_PACKAGES.get(component)
        if package is not None and _is_absent(package):
            raise AbsentComponent(component, package, source=source)


def _is_absent(package: str) -> bool:
    spec = importlib.util.find_spec(package)
    return spec is None or isinstance(spec.loader, _AbsentFinder)
