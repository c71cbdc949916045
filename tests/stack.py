"""The real service as a test starts and talks to it: `python -m bot up` in a process group of its own."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, ClassVar

import psutil
import requests

from knowledge.settings import Settings

ROOT = Path(__file__).parent.parent
# Generous, because a test machine may be busy; nothing is asserted about it.
START_SECONDS = 180
ANSWER_SECONDS = 60


class Stack:
    """One running service; the model that the first of them trained serves the later ones, if it fits."""

    trained: ClassVar[Path | None] = None

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.url = f"http://127.0.0.1:{settings.port}"
        self._process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start and wait until the page can be opened."""
        models = self.settings.data_dir / "models"
        if Stack.trained is not None and not models.exists():
            shutil.copytree(Stack.trained, models)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot", "up"],
            cwd=ROOT,
            env=os.environ | self.settings.as_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        said: list[str] = []
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said.append(line)
            if "已经开门" in line:
                Stack.trained = Stack.trained or models
                return
        raise AssertionError(f"the service did not start:\n{''.join(said)}\n{self.logs()}")

    def stop(self, by: signal.Signals = signal.SIGINT) -> int:
        """Stop as Ctrl-C does, or by another signal, and return the exit code."""
        assert self._process is not None
        self._process.send_signal(by)
        code = self._process.wait(timeout=60)
        assert self._process.stdout is not None
        self._process.stdout.close()
        return code

    def processes(self) -> dict[str, psutil.Process]:
        """The running parts by name."""
        assert self._process is not None
        found = {}
        for child in psutil.Process(self._process.pid).children():
            try:
                command = child.cmdline()
            except psutil.NoSuchProcess:  # killed a moment ago, not yet taken away by its parent
                continue
            if "bot.processes" in command:
                found[command[-1]] = child
        return found

    def kill(self, name: str) -> int:
        """Kill one part without warning and return its process id."""
        process = self.processes()[name]
        process.kill()
        return int(process.pid)

    def wait_for_new(self, name: str, old_pid: int) -> None:
        """Wait until the supervisor has started this part again and it answers."""
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            running = self.processes().get(name)
            if running is not None and running.pid != old_pid and self.is_ready():
                return
            time.sleep(0.05)
        raise AssertionError(f"{name} did not come back:\n{self.logs()}")

    def is_ready(self) -> bool:
        """Whether every part answers."""
        try:
            return requests.get(f"{self.url}/readyz", timeout=5).status_code == 200
        except requests.RequestException:
            return False

    def logs(self) -> str:
        """The ends of all logs, for a failure's message."""
        folder = self.settings.data_dir / "logs"
        texts = [
            f"--- {path.name}\n{path.read_text(errors='replace')[-3000:]}" for path in folder.glob("*.log")
        ]
        return "\n".join(texts)


class Worker:
    """A worker with a conversation, over plain HTTP."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._ids = itertools.count(1)
        opened = requests.post(f"{stack.url}/api/conversations", timeout=ANSWER_SECONDS).json()
        self.conversation, self.token = opened["id"], opened["token"]
        self.headers = {"Authorization": f"Bearer {self.token}"}
        self.address = f"{stack.url}/api/conversations/{self.conversation}"

    def say(self, text: str, **more: Any) -> dict[str, Any]:
        """Send a message, wait for the answer, and return everything that came back."""
        response = self.post({"id": f"m{next(self._ids)}", "text": text} | more, wait=True)
        assert response.status_code == 200, response.text
        answered: dict[str, Any] = response.json()
        return answered

    def reply(self, text: str, **more: Any) -> dict[str, Any]:
        """The first reply to a message."""
        answered = self.say(text, **more)
        assert answered["replies"], "the worker was left without a reply"
        reply: dict[str, Any] = answered["replies"][0]["reply"]
        return reply

    def post(self, body: Any, *, wait: bool = False) -> requests.Response:
        """Send any JSON as a message."""
        return requests.post(
            f"{self.address}/messages{'?wait=1' if wait else ''}",
            json=body,
            headers=self.headers,
            timeout=ANSWER_SECONDS,
        )

    def messages(self, after: int = 0) -> list[dict[str, Any]]:
        """The log from a sequence number on."""
        response = requests.get(
            f"{self.address}/messages", params={"after": after}, headers=self.headers, timeout=ANSWER_SECONDS
        )
        read: list[dict[str, Any]] = response.json()["messages"]
        return read
