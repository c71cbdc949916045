from __future__ import annotations

from pathlib import Path

import pytest

from nlu.synonyms import BadSynonyms, Synonyms, default_synonyms


def test_words_of_a_class_count_as_one() -> None:
    found = {
        tuple(default_synonyms().classes(text)) for text in ("老板拖欠工钱", "公司没发薪水", "厂里不给工资")
    }
    assert found == {("employer", "not_paying", "wage")}


def test_a_longer_word_is_not_read_as_the_shorter_in_it() -> None:
    assert default_synonyms().classes("劳务公司") == ["site"]


def test_nothing_known_has_no_class() -> None:
    assert default_synonyms().classes("今天天气真好") == []


def test_a_word_in_two_classes_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "synonyms.yml"
    file.write_text("boss: [老板]\nemployer: [老板]\n", encoding="utf-8")
    with pytest.raises(BadSynonyms, match="老板 stands in boss and in employer"):
        Synonyms(path=file)
