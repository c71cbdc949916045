"""The sentences around the answers can be edited, and a value that is lost is noticed."""

from pathlib import Path

import pytest

from knowledge.replies import HOTLINE
from knowledge.wording import WORDING_FILE, examine_wording, read_wording, worded


def changed(folder: Path, old: str, new: str) -> Path:
    text = WORDING_FILE.read_text(encoding="utf-8")
    assert old in text
    path = folder / "wording.yml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_what_is_shipped_can_be_said() -> None:
    assert all(read_wording().values())
    assert HOTLINE in worded("not_understood_again")
    assert worded("put_right", right="六个月", answer="留好证据。").endswith("\n留好证据。")


def test_other_words_are_taken(tmp_path: Path) -> None:
    assert read_wording(changed(tmp_path, "简单说：", "一句话："))["simply_opening"] == "一句话："


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("“{right}”。您", "这样。您", "put_right_before_an_answer leaves out {right}"),
        ("{place}，记下了", "{town}，记下了", "what_there leaves out {place}"),
        ("只有{count}个", "只有{count个", "only_so_many has a brace that is not closed"),
        ("simply_opening:", "simply_begins:", "wording has no simply_opening"),
        ("{hotline}跟人讲", "{phone}跟人讲", "nobody fills in {phone} in simply_where"),
    ],
)
def test_what_is_lost_is_noticed(tmp_path: Path, old: str, new: str, problem: str) -> None:
    _, faults = examine_wording(changed(tmp_path, old, new))
    assert problem in [fault.problem for fault in faults]


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("ground_checked", {"date": "2024年03月01日"}, "最近一次核对：2024年03月01日。"),
        ("where_not_found", {"said": "南{山}"}, "南{山}，我这里对不上是哪儿。"),
        ("no_legal_aid_office", {"region": "苏州市"}, "苏州市的法律援助机构，"),
    ],
)
def test_what_is_filled_in_stands_where_it_was(name: str, values: dict[str, str], said: str) -> None:
    assert worded(name, **values).startswith(said)
