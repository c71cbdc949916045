"""How well and how fast messages are understood, beside stock Rasa's pipeline for Chinese.

Both pipelines are trained by Rasa on the same ways of asking and asked the same messages, each in a process
of its own on one core. `REAL_QUESTIONS` names a file of real questions (JSON lines `{"text", "topics"}`);
without it, only our own held-out messages are judged.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.labelled import Labelled, held_out, part_of, real_questions, ways_of_asking
from benchmarks.pictures import draw_confusions, draw_lines
from benchmarks.pipelines import PIPELINES, train

PICTURES = Path(__file__).parent / "pictures"
SHARES = (0.125, 0.25, 0.5, 1.0)
REAL_QUESTIONS = "REAL_QUESTIONS"


@dataclass(frozen=True)
class Understood:
    """One pipeline on one set: rankings and milliseconds a message, whether it was encoded, and memory (MB)
    at the start and ten times on the way through all parses, with how many texts were encoded on that way."""

    rankings: list[list[str]]
    ms: list[float]
    encoded: list[bool]
    memory: list[float]
    encoded_on_the_way: int = 0

    def right(self, messages: Sequence[Labelled], *, among: int = 1) -> float:
        """The share of messages of which a right topic is among the first so many."""
        hits = (
            bool(set(ranking[:among]) & set(message.topics))
            for ranking, message in zip(self.rankings, messages, strict=True)
        )
        return sum(hits) / len(messages)


def measure(*, parses: int = 2_000) -> str:
    """Train and ask both pipelines, draw the pictures, and return the results as Markdown."""
    PICTURES.mkdir(exist_ok=True)
    examples = ways_of_asking()
    sets = {"held-out": held_out()}
    if os.environ.get(REAL_QUESTIONS):
        sets["real questions"] = real_questions(Path(os.environ[REAL_QUESTIONS]))
    asked = [message for messages in sets.values() for message in messages]
    curves: dict[str, list[tuple[float, float]]] = {}
    rows, speed = [], []
    for pipeline in PIPELINES:
        curve = curves.setdefault(pipeline, [])
        for share in SHARES:
            learnt = part_of(examples, share) if share < 1 else examples
            _say(f"{pipeline}: training on {len(learnt)} ways of asking …")
            whole = share == 1
            understood, seconds = _trained_and_asked(pipeline, learnt, asked, parses=parses if whole else 0)
            parts = _split(understood, sets)
            curve.append((len(learnt), parts["held-out"].right(sets["held-out"])))
        for name, part in parts.items():
            first, three = part.right(sets[name]), part.right(sets[name], among=3)
            rows.append(f"| {pipeline} | {name} | {len(sets[name])} | {first:.1%} | {three:.1%} |")
            if pipeline == "ours":
                title = f"What is taken for what: {name}, {len(sets[name])} messages"
                draw_confusions(
                    PICTURES / f"confusions-{name.replace(' ', '-')}.svg",
                    title,
                    _confusions(part, sets[name]),
                )
        speed.append(_speed_row(pipeline, understood, seconds=seconds))
    draw_lines(
        PICTURES / "learning-curve.svg",
        "First topic right on the held-out messages",
        curves,
        across="ways of asking learnt",
    )
    return _as_markdown(rows, speed, curves, sets, parses=parses)


def _trained_and_asked(
    pipeline: str, examples: Sequence[Labelled], asked: Sequence[Labelled], *, parses: int
) -> tuple[Understood, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        trained = train(pipeline, examples, folder)
        messages = folder / "messages.json"
        messages.write_text(json.dumps([one.text for one in asked]), encoding="utf-8")
        command = [sys.executable, "-W", "ignore", "-m", "benchmarks.parse_loop"]
        command += [str(trained.model), str(messages), str(parses)]
        done = subprocess.run(
            command + (["--served-as-ours"] if pipeline == "ours" else []),
            env=os.environ | {"OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return Understood(**json.loads(done.stdout.splitlines()[-1])), trained.seconds


def _split(understood: Understood, sets: dict[str, list[Labelled]]) -> dict[str, Understood]:
    parts, start = {}, 0
    for name, messages in sets.items():
        end = start + len(messages)
        lists = (understood.rankings, understood.ms, understood.encoded)
        rankings, ms, encoded = (listed[start:end] for listed in lists)
        parts[name] = Understood(rankings, ms, encoded, understood.memory)  # type: ignore[arg-type]
        start = end
    return parts


def _confusions(part: Understood, messages: Sequence[Labelled]) -> Counter[tuple[str, str]]:
    return Counter(
        (message.topics[0], ranking[0])
        for ranking, message in zip(part.rankings, messages, strict=True)
        if ranking[0] not in message.topics
    )


def _speed_row(pipeline: str, understood: Understood, *, seconds: float) -> str:
    def middle(encoded: bool) -> str:
        times = [ms for ms, one in zip(understood.ms, understood.encoded, strict=True) if one == encoded]
        return f"{statistics.median(times):.1f}" if times else "—"

    share = sum(understood.encoded) / len(understood.encoded)
    early, late = understood.memory[min(1, len(understood.memory) - 1)], understood.memory[-1]
    return (
        f"| {pipeline} | {seconds:.0f} | {statistics.median(understood.ms):.1f} | {middle(False)} | "
        f"{middle(True)} | {share:.0%} | {understood.memory[0]:.0f} | {late / early - 1:+.1%} | "
        f"{understood.encoded_on_the_way:,} |"
    )


def _as_markdown(
    rows: Sequence[str],
    speed: Sequence[str],
    curves: dict[str, list[tuple[float, float]]],
    sets: dict[str, list[Labelled]],
    *,
    parses: int,
) -> str:
    learnt = " | ".join(f"{count:,.0f}" for count, _ in curves["ours"])
    curve_rows = [
        f"| {name} | " + " | ".join(f"{right:.1%}" for _, right in curve) + " |"
        for name, curve in curves.items()
    ]
    pictures = ["![learning curve](pictures/learning-curve.svg)"]
    pictures += [f"![confusions](pictures/confusions-{name.replace(' ', '-')}.svg)" for name in sets]
    return "\n".join(
        [
            "## Understanding",
            "",
            "The same ways of asking learnt, the same messages asked; one process and one core each.",
            "",
            "| pipeline | messages | | first topic right | among the first three |",
            "|---|---|---|---|---|",
            *rows,
            "",
            f"Milliseconds a message (median), and memory before and over {parses:,} more messages.",
            "",
            "| pipeline | training, s | ms | not encoded | encoded | of all | MB | growth | encoded then |",
            "|---|---|---|---|---|---|---|---|---|",
            *speed,
            "",
            "First topic right on the held-out messages, by how many ways of asking were learnt:",
            "",
            f"| pipeline | {learnt} |",
            "|---" * (1 + len(curves["ours"])) + "|",
            *curve_rows,
            "",
            *pictures,
            "",
        ]
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
