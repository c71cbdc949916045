"""`python -m bot ask`, as a script or a judge uses it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.conftest import settings_in
from tests.stack import ANSWER_SECONDS, ROOT, Stack

LINES = [
    {"id": "1", "text": "老板拖欠我三个月工资不给怎么办"},
    {"id": "2", "text": "我附近哪里有工会驿站", "conversation": "a"},
    {"id": "3", "text": "武汉江岸", "conversation": "a"},
    {"id": "4", "text": ""},
    {"id": "5", "text": "欠" * 100_000},
    {"id": "6", "text": "请不起律师能免费打官司吗"},
]


def ask(stack: Stack, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "ask", *arguments],
        cwd=ROOT,
        env=os.environ | stack.settings.as_environment(),
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )


def test_lines_are_answered_in_order_and_in_the_contracts_form(stack: Stack) -> None:
    given = "\n".join([json.dumps(line) for line in LINES] + ["not json"]) + "\n"
    done = ask(stack, "--jsonl", given=given)
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["1", "2", "3", "4", "5", "6", None]
    for answer in answers[:-1]:
        assert set(answer) == {"id", "topics", "scope", "replies", "state", "ms"}
        for reply in answer["replies"]:
            assert set(reply) == {
                "text", "more", "law", "sources", "buttons", "places", "documents", "amounts",
            }  # fmt: skip
    assert answers[0]["topics"][0]["id"] == "wage_arrears"
    assert answers[0]["topics"] == sorted(answers[0]["topics"], key=lambda topic: -topic["score"])
    assert len(answers[2]["replies"][0]["places"]) == 5
    assert "空的" in answers[3]["replies"][0]["text"]
    assert "100000个字" in answers[4]["replies"][0]["text"]
    assert answers[5]["topics"][0]["id"] == "legal_aid"
    assert "第 7 行不是完整的 JSON" in answers[6]["error"]


def test_one_question_is_answered_in_words(stack: Stack) -> None:
    done = ask(stack, "送外卖的能加入工会吗", "--url", stack.url)
    assert "《工会法》第三条" in done.stdout


def test_a_service_that_is_not_up_is_started_for_the_question(tmp_path: Path, stack: Stack) -> None:
    assert Stack.trained is not None
    own = Stack(settings_in(tmp_path))
    shutil.copytree(Stack.trained, own.settings.data_dir / "models")
    done = ask(own, "送外卖的能加入工会吗")
    assert "《工会法》第三条" in done.stdout, done.stderr
    with pytest.raises(requests.ConnectionError):
        requests.get(f"{own.url}/healthz", timeout=ANSWER_SECONDS)


def test_an_address_where_nothing_is_says_so(stack: Stack) -> None:
    done = ask(stack, "在吗", "--url", "http://127.0.0.1:9")
    assert done.returncode == 1
    assert "http://127.0.0.1:9 没有回应" in done.stderr
