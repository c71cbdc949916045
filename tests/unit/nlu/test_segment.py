"""Words are cut without loss, with our own dictionary, and without touching what others use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.segment import BadDictionary, Segmenter, default_segmenter, own_words


def words(text: str) -> list[str]:
    return [token.text for token in default_segmenter().cut(text)]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("老板拖欠我三个月工资不给怎么办", "老板 拖欠 我 三个月 工资 不给 怎么办"),
        ("请不起律师能免费打官司吗", "请不起 律师 能 免费 打官司 吗"),
        ("人社局劳动保障监察大队在哪", "人社局 劳动保障监察 大队 在 哪"),
        ("送外卖的能加入工会吗", "送 外卖 的 能 加入 工会 吗"),
        ("工会会员卡怎么激活", "工会会员卡 怎么 激活"),
    ],
)
def test_cuts_as_a_reader_would(text: str, cut: str) -> None:
    assert words(text) == cut.split()


def test_our_words_stay_whole_and_are_many() -> None:
    ours = own_words()
    assert len(ours) >= 300
    assert [word for word in ours if words(word) != [word]] == []


@given(st.text(max_size=80))
def test_nothing_is_lost(text: str) -> None:
    tokens = default_segmenter().cut(text)
    assert "".join(token.text for token in tokens) == text
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_a_bad_word_list_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("# 词\n工会\n工会\n", encoding="utf-8")
    with pytest.raises(BadDictionary, match="line 3"):
        Segmenter(tmp_path)


def test_the_shared_jieba_is_left_alone_and_nothing_is_written(tmp_path: Path) -> None:
    """jieba on its own would log to the console and leave a cache file for every user of the machine."""
    program = """
import json, logging, os, sys
import nlu.segment
cut = [token.text for token in nlu.segment.Segmenter().cut("请不起律师怎么办")]
import jieba
print(json.dumps({"shared_is_untouched": not jieba.dt.initialized and not jieba.dt.FREQ, "cut": cut}))
"""
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={
            "TMPDIR": str(tmp_path),
            "PYTHONPATH": str(Path(__file__).parents[3]),
            "PYTHONIOENCODING": "utf-8",
        },
    )
    assert json.loads(run.stdout) == {"shared_is_untouched": True, "cut": ["请不起", "律师", "怎么办"]}
    assert run.stderr == ""
    assert list(tmp_path.iterdir()) == []
