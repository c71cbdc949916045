"""Who may import whom: docs/decisions/0002 and the table in docs/architecture.md."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OURS = {"knowledge", "nlu", "actions", "bot", "benchmarks", "tests"}
ALLOWED = {
    "knowledge": {"knowledge"},
    "nlu": {"nlu"},
    "actions": {"actions", "knowledge"},
    "bot": {"bot", "knowledge", "nlu"},
    "benchmarks": {"benchmarks", "bot", "knowledge", "nlu"},
}
# Rasa itself only where it is started or extended. May only get shorter.
RASA_IN = {
    "nlu/components.py",
    "bot/runtime.py",
    "bot/importer.py",
    "bot/policy.py",
    "bot/tracker_store.py",
    "bot/fast_paths.py",
    "benchmarks/pipelines.py",
    "benchmarks/parse_loop.py",
}
# One process is started by name, and imports its own part only when it runs.
STARTS_ACTIONS = {"bot/processes.py"}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            names.add((node.module or "").partition(".")[0])
    return names


@pytest.mark.parametrize("package", sorted(ALLOWED))
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert files
    for path in files:
        name = path.relative_to(ROOT).as_posix()
        names = imported(path)
        allowed = ALLOWED[package] | ({"actions"} if name in STARTS_ACTIONS else set())
        assert names & OURS <= allowed, f"{name} imports {sorted(names & OURS - allowed)}"
        if "rasa" in names:
            assert name in RASA_IN, f"{name} imports rasa; only {sorted(RASA_IN)} may"
        if "rasa_sdk" in names:
            assert package == "actions", f"{name} imports rasa_sdk; only actions may"


def test_the_list_of_exceptions_has_no_leftovers() -> None:
    for name in RASA_IN | STARTS_ACTIONS:
        assert (ROOT / name).is_file(), f"{name} is gone; take it out of the list"
    unused = [name for name in RASA_IN if "rasa" not in imported(ROOT / name)]
    unused += [name for name in STARTS_ACTIONS if "actions" not in imported(ROOT / name)]
    assert unused == [], "they need no exception any more"
