"""Silence is noticed, and only silence: real servers that answer, refuse, or say nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.watchdog import LOOKS, until_hung

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def served(handler: Handler) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/alive", handler)
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/alive"
    finally:
        await runner.cleanup()


class Process:
    """Answers so many looks with this status, and hangs at all later ones."""

    def __init__(self, *, status: int, answers: int) -> None:
        self.status, self.answers, self.looks = status, answers, 0

    async def answer(self, request: web.Request) -> web.Response:
        self.looks += 1
        if self.looks > self.answers:
            await asyncio.Event().wait()
        return web.Response(status=self.status)


@pytest.mark.parametrize("status", [200, 401, 503])
async def test_any_answer_is_a_sign_of_life_and_silence_after_it_is_none(status: int) -> None:
    process = Process(status=status, answers=5)
    async with served(process.answer) as address:
        await until_hung(address, headers={}, hang_seconds=0.9)
    assert process.looks > 5


async def test_a_process_that_still_loads_is_given_time() -> None:
    process = Process(status=200, answers=0)
    async with served(process.answer) as address:
        await until_hung(address, headers={}, hang_seconds=0.9, starting_seconds=2.4)
    assert process.looks > LOOKS


async def test_a_refused_connection_counts_as_silence_at_the_same_pace(closed_port: int) -> None:
    began = asyncio.get_running_loop().time()
    address = f"http://127.0.0.1:{closed_port}/alive"
    await until_hung(address, headers={}, hang_seconds=0.3, starting_seconds=0.3)
    assert asyncio.get_running_loop().time() - began >= 0.29


@pytest.fixture
def closed_port() -> int:
    from tests.conftest import free_port

    return free_port()
