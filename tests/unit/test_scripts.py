"""The scripts on a bare machine: what is missing is installed, or named with its cure."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Nothing else of this machine is on the path of a script under test.
PROGRAMS = ("bash", "cat", "cp", "cut", "dirname", "env", "head", "sha256sum", "true")
APT_THAT_GIVES_MAKE = """case "$*" in *install*make) cp "$BIN/made" "$BIN/make";; esac"""


class Machine:
    """A machine with only the programs it was given."""

    def __init__(self, folder: Path) -> None:
        self.project, self._bin = folder / "project", folder / "bin"
        self._bin.mkdir()
        for name in ("scripts", ".ci"):
            shutil.copytree(ROOT / name, self.project / name)
        for name in PROGRAMS:
            found = shutil.which(name)
            assert found is not None
            (self._bin / name).symlink_to(found)
        self.add("made", 'echo "make $*"')

    def add(self, name: str, script: str) -> Path:
        """Put a program in the path."""
        path = self._bin / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one of the project's scripts."""
        return subprocess.run(
            [self.project / script],
            env={"PATH": str(self._bin), "BIN": str(self._bin)} | environment,
            capture_output=True,
            text=True,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("user", ["0", "1000"])
def test_ci_installs_make_as_root_or_with_sudo(machine: Machine, user: str) -> None:
    machine.add("id", f"echo {user}")
    machine.add("sudo", 'shift; exec "$@"')
    machine.add("apt-get", APT_THAT_GIVES_MAKE)
    assert machine.run(".ci/run").stdout == "make test\n"


@pytest.mark.parametrize("sudo", [None, "echo a password is required >&2; exit 1"])
def test_without_root_the_command_for_root_is_named(machine: Machine, sudo: str | None) -> None:
    machine.add("id", "echo 1000")
    machine.add("apt-get", "exit 99")
    if sudo is not None:
        machine.add("sudo", sudo)
    done = machine.run(".ci/run")
    assert done.returncode == 1
    assert "用 root 运行下面的命令" in done.stderr
    assert "apt-get install -y --no-install-recommends make" in done.stderr


def test_no_apt_and_an_apt_that_fails_name_the_packages(machine: Machine) -> None:
    assert "没有 apt-get" in machine.run(".ci/run").stderr
    machine.add("id", "echo 0")
    machine.add("apt-get", "exit 100")
    assert "没有装上 make（make）" in machine.run(".ci/run").stderr


def test_a_browser_that_only_starts_the_snap_is_none(machine: Machine) -> None:
    machine.add("id", "echo 0")
    machine.add("fc-list", "echo Noto Sans CJK SC")
    machine.add("apt-get", "exit 0")
    machine.add("chromium-browser", "exit 1")
    done = machine.run("scripts/browser.sh")
    assert done.returncode == 1
    assert "CHROMIUM=" in done.stderr
    chrome = machine.add("google-chrome", "echo Google Chrome")
    assert machine.run("scripts/browser.sh").returncode == 0
    assert machine.run("scripts/find_browser.sh").stdout == f"{chrome}\n"


def test_a_browser_elsewhere_is_named_by_the_environment(machine: Machine, tmp_path: Path) -> None:
    elsewhere = machine.add("own", "echo Chromium").rename(tmp_path / "own-browser")
    assert machine.run("scripts/find_browser.sh", CHROMIUM=str(elsewhere)).stdout == f"{elsewhere}\n"
    wrong = machine.run("scripts/find_browser.sh", CHROMIUM="/nowhere/chromium")
    assert wrong.returncode == 1
    assert "/nowhere/chromium" in wrong.stderr


def test_a_missing_venv_is_installed_or_named(machine: Machine) -> None:
    (machine.project / "requirements.lock").write_text("", encoding="utf-8")
    machine.add("python3.11", 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    machine.add("id", "echo 1000")
    machine.add("apt-get", "exit 0")
    done = machine.run("scripts/environment.sh")
    assert done.returncode == 1
    assert "apt-get install -y --no-install-recommends python3.11-venv" in done.stderr
