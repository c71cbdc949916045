"""Topic files: read as written, or refused with everything that is wrong."""

from __future__ import annotations

import datetime as dt

import pytest

from knowledge.errors import BadTopicFile
from knowledge.topic_files import examine_topic, read_topic, topic_paths
from tests.unit.knowledge.written import ContentInFolder, entry


def test_reads_every_field(content: ContentInFolder) -> None:
    path = content.topic(
        "wage_arrears",
        entry(
            "first_steps",
            answer="1. 留证据\n2. 去投诉\n",
            more="细节",
            sources=["newspaper"],
            valid_to=dt.date(2030, 12, 31),
            region="山东省烟台市芝罘区",
            follow_ups=["where", "legal_aid/how"],
            action="action_answer",
        ),
        entry("where", reviewed_on=dt.date(2026, 5, 5)),
    )
    topic = read_topic(path.parent)
    first, where = topic.entries
    assert (topic.id, topic.title) == ("wage_arrears", "拖欠工资")
    assert first.answer == "1. 留证据\n2. 去投诉"
    assert [follow_up.text for follow_up in first.follow_ups] == ["wage_arrears/where", "legal_aid/how"]
    assert (first.valid_from, first.valid_to) == (dt.date(2008, 1, 1), dt.date(2030, 12, 31))
    assert (first.region, where.region) == ("山东省烟台市芝罘区", "全国")
    assert (first.reviewed_on, where.reviewed_on) == (dt.date(2026, 11, 1), dt.date(2026, 5, 5))
    assert (first.action, where.action) == ("action_answer", None)
    assert topic_paths(content.folder.topics) == (path,)


def test_all_faults_of_a_file_at_once(content: ContentInFolder) -> None:
    path = content.write(
        content.topic_file("wage_arrears"),
        """\
title: 拖欠工资
reviewed_on: 2026-13-01
entries:
- id: one
  title: 一
  ask: [怎么办]
  answer: 答
  answer: 又答
  valid_from: 2008-01-01
- id: two
  title: 二
  ask: []
  answer: ''
  colour: red
  valid_from: last year
- id: Three
  title: [三]
  ask: 怎么办
  answer: 答
  law: [{title: 劳动法}]
  valid_from: 2008-01-01
- just a line
""",
    )
    with pytest.raises(BadTopicFile) as caught:
        read_topic(path)
    found = {(fault.line, fault.problem) for fault in caught.value.faults}
    assert found == {
        (2, "reviewed_on of topic is no date: '2026-13-01'"),
        (8, "the key answer stands twice in entry"),
        (12, "ask of entry two is empty"),
        (13, "answer of entry two is empty"),
        (14, "unknown key colour in entry two"),
        (15, "valid_from of entry two is no date: 'last year'"),
        (16, "'Three' is no id"),
        (17, "title of entry Three is no text"),
        (18, "ask of entry Three is no list"),
        (20, "article has no article"),
        (22, "an item of entries is no mapping"),
    }
    assert all(fault.cure for fault in caught.value.faults)


def test_two_entries_of_one_name(content: ContentInFolder) -> None:
    topic, faults = examine_topic(content.topic("wage_arrears", entry("one"), entry("one", title="另一个")))
    assert [fault.problem for fault in faults] == ["two entries are called one"]
    assert topic is not None
    assert len(topic.entries) == 1


def test_folder_that_is_no_topic_id(content: ContentInFolder) -> None:
    _, faults = examine_topic(content.topic("拖欠工资", entry()))
    assert [fault.problem for fault in faults] == ["the folder 拖欠工资 is no topic id"]


def test_absent_folder(content: ContentInFolder) -> None:
    with pytest.raises(BadTopicFile, match="cannot be read"):
        read_topic(content.topic_file("absent"))
