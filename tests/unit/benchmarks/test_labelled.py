"""What the benchmarks measure on, and what they draw."""

from pathlib import Path
from xml.etree import ElementTree

from benchmarks.labelled import Labelled, held_out, part_of, real_questions, ways_of_asking
from benchmarks.pictures import draw_confusions, draw_lines


def test_a_part_holds_a_share_of_every_topic() -> None:
    examples = [Labelled(f"问{number}", ("wage_arrears",)) for number in range(100)]
    examples += [Labelled(f"年假{number}", ("annual_leave",)) for number in range(8)]
    part = part_of(examples, 0.25)
    assert [one.topics[0] for one in part].count("wage_arrears") == 25
    assert [one.topics[0] for one in part].count("annual_leave") == 2
    assert part == part_of(examples, 0.25)


def test_nobody_is_judged_by_what_was_learnt() -> None:
    learnt = {one.text for one in ways_of_asking()}
    assert len(learnt) > 5_000
    assert [one.text for one in held_out() if one.text in learnt] == []


def test_real_questions_are_read(tmp_path: Path) -> None:
    (tmp_path / "q.jsonl").write_text('{"text": "欠薪", "topics": ["wage_arrears", "evidence"]}\n\n')
    assert real_questions(tmp_path / "q.jsonl") == [Labelled("欠薪", ("wage_arrears", "evidence"))]


def test_pictures_hold_what_was_measured(tmp_path: Path) -> None:
    draw_lines(
        tmp_path / "lines.svg", "<title>", {"a": [(10, 0.5), (20, 0.75)], "b": [(10, 0.4)]}, across="asks"
    )
    words = " ".join(ElementTree.parse(tmp_path / "lines.svg").getroot().itertext())
    assert "<title>" in words
    assert "a 75.0%" in words
    draw_confusions(tmp_path / "pairs.svg", "pairs", {("pension", "severance"): 3})
    words = " ".join(ElementTree.parse(tmp_path / "pairs.svg").getroot().itertext())
    assert all(one in words for one in ("pension", "severance", "3"))
    draw_confusions(tmp_path / "none.svg", "nothing was mistaken", {})
    ElementTree.parse(tmp_path / "none.svg")
