"""A process of its own that loads one model and has it understand messages, on one core.

`python -m benchmarks.parse_loop MODEL MESSAGES PARSES [--served-as-ours]` reads messages (a JSON list of
texts), has each understood once and then all of them in turn until there are PARSES, and prints one JSON
object. With the flag, Rasa runs as it does in the service, with bot/fast_paths.py.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import logging
import os
import random
import sys
import time
from pathlib import Path
from typing import Any

import psutil

_CHARACTERS = "天地人山水火木日月年春夏秋冬东南西北前后左右上下大小多少早晚明白红绿黄高低长短远近新旧快慢"


def main(model: str, messages: str, parses: int, served_as_ours: bool) -> None:
    """Understand and print what was seen: rankings, times and memory."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts: list[str] = json.loads(Path(messages).read_text(encoding="utf-8"))
    print(json.dumps(asyncio.run(_measured(model, texts, parses, served_as_ours)), ensure_ascii=False))


async def _measured(model: str, texts: list[str], parses: int, served_as_ours: bool) -> dict[str, Any]:
    from bot import absent_modules

    absent_modules.install()
    from rasa.core.agent import load_agent
    from rasa.utils.log_utils import configure_structlog

    from bot import fast_paths
    from nlu.encoder import default_encoder

    configure_structlog(logging.WARNING)
    if served_as_ours:
        fast_paths.install()

    agent = await load_agent(model_path=model)
    encoder = default_encoder()
    await agent.parse_message(texts[0])  # what is loaded with the first message is no message's time
    rankings: list[list[str]] = []
    milliseconds: list[float] = []
    encoded: list[bool] = []
    for text in texts:
        before, began = encoder.encoded, time.perf_counter()
        parsed = await agent.parse_message(text)
        milliseconds.append(1000 * (time.perf_counter() - began))
        encoded.append(encoder.encoded > before)
        rankings.append([one["name"] for one in parsed["intent_ranking"]])
    memory = [_megabytes()]
    lot, encoded_before = random.Random(0), encoder.encoded
    for number, text in enumerate(itertools.islice(itertools.cycle(texts), parses), start=1):
        # Two characters in front keep caches from answering; numbers behind would not: all are read as one.
        await agent.parse_message("".join(lot.choices(_CHARACTERS, k=2)) + text)
        if number % max(parses // 10, 1) == 0:
            memory.append(_megabytes())
    return {
        "rankings": rankings,
        "ms": milliseconds,
        "encoded": encoded,
        "memory": memory,
        "encoded_on_the_way": encoder.encoded - encoded_before,
    }


def _megabytes() -> float:
    return float(psutil.Process().memory_info().rss / 1e6)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:] == ["--served-as-ours"])
