"""Tells when a process is still there but no longer answers, which its end alone would never show."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Mapping

import aiohttp

# Looks are counted, not the clock: a machine that slept, or a supervisor that was stopped, blames nobody.
LOOKS = 3
# Loading takes seconds, and on a busy machine many; nothing is expected of a process before its first answer.
STARTING_SECONDS = 120.0


async def until_hung(
    address: str,
    *,
    headers: Mapping[str, str],
    hang_seconds: float,
    starting_seconds: float = STARTING_SECONDS,
) -> None:
    """Return when nobody has answered at `address` for `hang_seconds`, in three looks one after the other.

    Any HTTP answer counts, a refusal too: a process that refuses is alive. One that never answered since it
    was started gets `starting_seconds`.
    """
    pause = hang_seconds / LOOKS
    allowed = max(LOOKS, math.ceil(starting_seconds / pause))
    silent = 0
    clock = asyncio.get_running_loop()
    # A connection of its own for each look: a kept one says nothing about the next worker's.
    connector = aiohttp.TCPConnector(force_close=True)
    timeout = aiohttp.ClientTimeout(total=pause)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout, headers=headers) as session:
        while silent < allowed:
            looked = clock.time()
            try:
                async with session.get(address):
                    allowed, silent = LOOKS, 0
            except (aiohttp.ClientError, OSError):
                silent += 1
            await asyncio.sleep(max(0.0, looked + pause - clock.time()))
