"""The watch over a process goes on whatever its start runs into."""

import asyncio
import sys
from pathlib import Path

import pytest

from bot import processes, supervisor
from bot.supervisor import Running, Supervisor
from knowledge.settings import Settings


async def test_a_process_that_cannot_be_started_is_tried_again_and_told(
    settings: Settings, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The folder of the logs is a file: the real start fails with a real OSError.
    in_the_way = settings.data_dir / "logs"
    in_the_way.write_text("")
    # A Python that ends at once, so that nothing is left running.
    monkeypatch.setattr(sys, "executable", "/bin/false")
    watching = Supervisor(settings)
    keeping = asyncio.create_task(watching._keep(Running("rasa"), {}))
    said = ""
    while "rasa 启动不了" not in said:
        assert not keeping.done(), "the watch has ended"
        said += capfd.readouterr().err
        await asyncio.sleep(0.01)
    in_the_way.unlink()
    while "rasa 停了（退出码 1）" not in said:
        assert not keeping.done(), "the watch has ended"
        said += capfd.readouterr().err
        await asyncio.sleep(0.01)
    keeping.cancel()
    await asyncio.gather(keeping, return_exceptions=True)


def test_the_pause_stays_bounded_however_often_a_process_dies() -> None:
    pauses = [supervisor._pause(deaths) for deaths in (1, 2, 3, 10, 100, 5000)]
    assert pauses == [0.2, 0.4, 0.8, 10.0, 10.0, 10.0]


async def test_what_a_crashing_process_says_is_kept_in_bounds(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    crashes = processes.log_file(settings, "rasa.crash")
    crashes.parent.mkdir()
    crashes.write_bytes(b"x" * (processes.LOG_BYTES + 1))
    process = await Supervisor(settings)._spawn("rasa", {})
    await process.wait()
    assert crashes.stat().st_size == 0
    assert Path(f"{crashes}.1").stat().st_size == processes.LOG_BYTES + 1
