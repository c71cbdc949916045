"""Starts the three processes, restarts one that dies or hangs, and stops all of them together."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import signal
import socket
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from bot import processes
from bot.watchdog import until_hung
from knowledge.errors import KnowledgeError
from knowledge.settings import Settings

ROOT = Path(__file__).parent.parent
NAMES = ("actions", "rasa", "gateway")
STOP_SECONDS = 6.0
READY_SECONDS = 60.0
# A process that keeps dying is started again after 0.2, 0.4, 0.8 … seconds, at most this long.
LONGEST_PAUSE_SECONDS = 10.0
STABLE_SECONDS = 30.0


class CannotStart(KnowledgeError):
    """The service did not come up."""


@dataclass
class Running:
    """One process as the supervisor sees it."""

    name: str
    process: Process | None = None
    deaths: int = 0
    started: float = field(default_factory=time.monotonic)


class Supervisor:
    """Runs one installation until told to stop."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._running = {name: Running(name) for name in NAMES}
        self._keepers: list[asyncio.Task[None]] = []
        self._stopping = False
        # Known to the processes of this start alone.
        self._token = secrets.token_urlsafe(32)
        self.address = f"http://{_shown(settings.host)}:{settings.port}"

    async def start(self) -> None:
        """Prepare, start everything, and return when a worker could be answered.

        Raises `CannotStart` with the reason.
        """
        _refuse_taken_ports(self._settings)
        model = await self._prepare()
        environment = (
            os.environ
            | self._settings.as_environment()
            | {
                processes.TOKEN_VARIABLE: self._token,
                processes.MODEL_VARIABLE: model,
                processes.PARENT_VARIABLE: str(os.getpid()),
                # One thread a process: two small ones on two cores get in each other's way.
                "OMP_NUM_THREADS": "1",
                "OPENBLAS_NUM_THREADS": "1",
                # glibc would keep eight arenas a core; these processes are idle most of the time.
                "MALLOC_ARENA_MAX": "2",
                # And would keep what a busy minute needed; it goes back in pieces of 128 KB.
                "MALLOC_TRIM_THRESHOLD_": "131072",
            }
        )
        for name in NAMES:
            self._keepers.append(asyncio.create_task(self._keep(self._running[name], environment)))
        await self._until_ready()

    async def stop(self) -> None:
        """Ask every process to end, and end those that do not."""
        self._stopping = True
        for keeper in self._keepers:
            keeper.cancel()
        await asyncio.gather(*self._keepers, return_exceptions=True)
        alive = [
            one.process for one in self._running.values() if one.process and one.process.returncode is None
        ]
        for process in reversed(alive):
            process.terminate()
        waits = [asyncio.create_task(process.wait()) for process in alive]
        if waits:
            _, late = await asyncio.wait(waits, timeout=STOP_SECONDS)
            for process in alive if late else []:
                if process.returncode is None:
                    process.kill()
            await asyncio.gather(*waits)

    async def _prepare(self) -> str:
        preparing = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.prepare",
            cwd=ROOT,
            stdout=PIPE,
            env=os.environ | self._settings.as_environment() | {"OMP_NUM_THREADS": "1"},
        )
        try:
            output, _ = await preparing.communicate()
        finally:
            if preparing.returncode is None:
                preparing.terminate()
        if preparing.returncode != 0:
            raise CannotStart("准备工作没有完成，原因见上面几行。")
        return output.decode().strip().splitlines()[-1]

    async def _keep(self, one: Running, environment: dict[str, str]) -> None:
        while not self._stopping:
            try:
                one.process = process = await self._spawn(one.name, environment)
            except OSError as error:
                # No memory, no room for a log: it may pass, and nobody else starts this process again.
                one.deaths += 1
                pause = _pause(one.deaths)
                _say(f"{one.name} 启动不了（{error.strerror or error}），{pause:.1f} 秒后再试。")
                await asyncio.sleep(pause)
                continue
            one.started = time.monotonic()
            code = await self._end_of(one.name, process)
            lived = time.monotonic() - one.started
            one.deaths = 1 if lived > STABLE_SECONDS else one.deaths + 1
            pause = _pause(one.deaths)
            _say(f"{one.name} 停了（{_shown_code(code)}），{pause:.1f} 秒后重新启动。")
            await asyncio.sleep(pause)

    async def _spawn(self, name: str, environment: dict[str, str]) -> Process:
        # The process keeps its log itself; here lands what is said before or past its logging.
        crashes = processes.log_file(self._settings, f"{name}.crash")
        crashes.parent.mkdir(parents=True, exist_ok=True)
        if crashes.is_file() and crashes.stat().st_size > processes.LOG_BYTES:
            crashes.replace(f"{crashes}.1")
        with crashes.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.processes",
                name,
                cwd=ROOT,
                env=environment,
                stdin=DEVNULL,
                stdout=log,
                stderr=log,
                # Ctrl-C in the terminal is for the supervisor; it ends the others in order.
                start_new_session=True,
            )

    async def _end_of(self, name: str, process: Process) -> int:
        """Wait for the end of this process, and bring it about when it hangs; its exit code."""
        address, headers = self._health(name)
        hang_seconds = self._settings.hang_seconds
        hung = asyncio.create_task(until_hung(address, headers=headers, hang_seconds=hang_seconds))
        ended = asyncio.create_task(process.wait())
        try:
            await asyncio.wait({hung, ended}, return_when=asyncio.FIRST_COMPLETED)
            if not ended.done():
                hung.result()
                _say(f"{name} 没有回应已经超过 {hang_seconds:g} 秒，强行结束它。")
                # Only this signal ends a process that is stopped or deaf.
                process.kill()
            return await ended
        finally:
            hung.cancel()
            ended.cancel()

    def _health(self, name: str) -> tuple[str, dict[str, str]]:
        """Where this process answers by itself, whatever the others do, and the headers it wants."""
        if name == "gateway":
            return f"{self.address}/healthz", {}
        if name == "rasa":
            return f"http://127.0.0.1:{self._settings.rasa_port}/alive", {
                "Authorization": f"Bearer {self._token}"
            }
        return f"http://127.0.0.1:{self._settings.actions_port}/webhook/ready?token={self._token}", {}

    async def _until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        last = "还没有回应"
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
            while time.monotonic() < deadline:
                try:
                    async with session.get(f"{self.address}/readyz") as response:
                        if response.status == 200:
                            return
                        last = await response.text()
                except (aiohttp.ClientError, TimeoutError) as error:
                    last = str(error)
                await asyncio.sleep(0.1)
        await self.stop()
        raise CannotStart(
            f"{READY_SECONDS:.0f} 秒内没有准备好（{last}）；日志在 {self._settings.data_dir / 'logs'}。"
        )


def _pause(deaths: int) -> float:
    # The exponent is bounded too: a process that dies for a day would leave the range of floats.
    return min(0.1 * 2.0 ** min(deaths, 10), LONGEST_PAUSE_SECONDS)


def _say(line: str) -> None:
    # A terminal that is gone must not end the watch.
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr, flush=True)


def _refuse_taken_ports(settings: Settings) -> None:
    ports = {"PORT": settings.port, "RASA_PORT": settings.rasa_port, "ACTIONS_PORT": settings.actions_port}
    for name, port in ports.items():
        host = settings.host if name == "PORT" else "127.0.0.1"
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            # As servers do, so that a port just given back counts as free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError as error:
                raise CannotStart(
                    f"端口 {port} 已经有别的程序在用（{error.strerror}）；请停掉它，或者改设置 {name}。"
                ) from error


def _shown(host: str) -> str:
    if host in {"127.0.0.1", "0.0.0.0", "::", "::1"}:
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _shown_code(code: int) -> str:
    return f"信号 {signal.Signals(-code).name}" if code < 0 else f"退出码 {code}"


async def run(settings: Settings) -> None:
    """`python -m bot up`: start, say where, and run until Ctrl-C or SIGTERM."""
    supervisor = Supervisor(settings)
    enough = asyncio.Event()
    loop = asyncio.get_running_loop()
    for wanted in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(wanted, enough.set)
    starting = asyncio.create_task(supervisor.start())
    waiting = asyncio.create_task(enough.wait())
    try:
        await asyncio.wait({starting, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            print(
                f"工小助已经开门：{supervisor.address}\n接口说明：{supervisor.address}/api/docs", flush=True
            )
            print(f"日志在 {settings.data_dir / 'logs'}，按 Ctrl-C 全部停止。", flush=True)
            await enough.wait()
    finally:
        starting.cancel()
        waiting.cancel()
        await supervisor.stop()
        await asyncio.gather(starting, waiting, return_exceptions=True)
