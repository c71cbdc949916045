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
from nlu.courtesy import without_opening
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from nlu.numbers import parse_number
from nlu.sensitive import SensitiveFinder
from nlu.topics import TopicModel
finder, alarms, today = EntityFinder(), SensitiveFinder(), dt.date(2026, 11, 23)
model = TopicModel().fit(["欠薪", "驿站"], ["a", "b"])
pieces = (
    "1", "一", "万", "1年", "一年零", "每月", "欠了我", "1,", "1.1", "十", "上个", "北京", "市", "在", " ",
    "二零", "千一", "¥", "一天给我", "块", "1-1-", "朝阳", "!", "\\ud800", "\\u0301", "工资", "9" * 50 + "月",
    "gongzi", "wo", "zi sha", "救命", "想死", "请问", "律师,", "老板打我",
    "几", "1千零", "一千多", "5000-", "三、", "25.3.", "年底", "我是",
)
for piece in pieces:
    text = (piece * 100_000)[:100_000]
    normalise(text), finder.find(text, today=today), parse_number(text), model.predict_proba([text])
    alarms.find(text), without_opening(text), model.ranked(text)
print("done")
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
    )
    assert run.stdout == "done\n", run.stderr


def test_no_pattern_is_slow_on_a_hundred_thousand_characters() -> None:
    """Every pattern of ours by itself, on texts fifty times as long as the gateway lets through."""
    program = """
import importlib, pkgutil, re, resource
resource.setrlimit(resource.RLIMIT_CPU, (300, 300))
import bot.absent_modules
patterns = {}
def patterns_in(value):
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (dict, tuple)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from patterns_in(one)
modules = {"bot.saying_where"}
for package in ("nlu", "actions", "knowledge"):
    found = pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}.")
    modules |= {one.name for one in found if one.name != "nlu.components" and ".migrations" not in one.name}
assert {"knowledge.said.articles", "nlu.e5.pieces", "nlu.money"} <= modules, modules
for module in sorted(modules - {"knowledge.load"}):
    for value in vars(importlib.import_module(module)).values():
        for pattern in patterns_in(value):
            patterns[pattern.pattern] = pattern
pieces = (
    "1", "一", "万", "1年", "每月", "欠了我", "1,", "1.1", "十", "北京", "市", " ", "块", "1-1-", "!", "工资",
    "两个月工资", "gz", "救命", "请问", "不是", "那", "第一条", "第", "《", "我在", "区", "\\n", ":", "a1",
    "几", "1千零", "一千多", "5000-", "三、", "25.3.",
)
for piece in pieces:
    text = (piece * 100_000)[:100_000]
    for pattern in patterns.values():
        for _ in zip(range(2_000), pattern.finditer(text)):
            pass
print(len(patterns) > 240)
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"},
    )
    assert run.stdout == "True\n", run.stdout + run.stderr


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
