"""Nothing that can be typed keeps the finder busy; whole seconds of work, and so not in the fast half."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_hostile_input_takes_no_unreasonable_work() -> None:
    """In a process that may use one minute of one core: very long texts that almost match."""
    program = """
import datetime as dt, resource
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from nlu.numbers import parse_number
from nlu.topics import TopicModel
finder, today = EntityFinder(), dt.date(2026, 11, 23)
model = TopicModel().fit(["欠薪", "驿站"], ["a", "b"])
pieces = (
    "1", "一", "万", "1年", "一年零", "每月", "欠了我", "1,", "1.1", "十", "上个", "北京", "市", "在", " ",
    "二零", "千一", "¥", "一天给我", "块", "1-1-", "朝阳", "!", "\\ud800", "\\u0301", "工资", "9" * 50 + "月",
)
for piece in pieces:
    text = (piece * 100_000)[:100_000]
    normalise(text), finder.find(text, today=today), parse_number(text), model.predict_proba([text])
print("done")
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
    )
    assert run.stdout == "done\n", run.stderr


def test_runs_of_number_words_take_no_unreasonable_work() -> None:
    """百万 can be read as one run of units or two: with backtracking, forty characters took seconds."""
    program = """
import datetime as dt, itertools, resource
from nlu.entities import EntityFinder
finder, today = EntityFinder(), dt.date(2026, 11, 23)
used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 20, int(used) + 20))
for size in (2, 3):
    for words in itertools.product("三五百千万零十", repeat=size):
        finder.find("".join(words) * (60 // size), today=today)
for piece in ("三千五百万", "五百万一千万", "一百万零", "两万五"):
    finder.find((piece * 2000)[:2000], today=today)
print("done")
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
    )
    assert run.stdout == "done\n", run.stderr
