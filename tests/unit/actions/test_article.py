"""What is said of articles: our own words, what holds today, and plainly what we do not know."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.answer import Answer
from actions.article import Article
from actions.base import ServiceAction
from actions.ground import Ground
from actions.services import Services
from knowledge.entries import LawReference
from knowledge.library import Library
from knowledge.settings import Settings
from nlu.normalise import normalise
from tests.conftest import TODAY


@pytest.fixture
def services(library: Library, settings: Settings) -> Services:
    return Services(library, settings, lambda: dt.datetime.combine(TODAY, dt.time(10), dt.UTC))


def said(
    action: ServiceAction, text: str, *, before: dict[str, Any] | None = None, last: str = ""
) -> dict[str, Any]:
    """What the action answers; `before` is the last reply, `last` the entry that was answered last."""
    events = [{"event": "bot", "data": {"custom": before}}] if before else []
    message = {"text": normalise(text), "intent_ranking": [{"name": "dismissal", "confidence": 0.9}]}
    slots = {"last_answer": {"entry": last, "asked": "问过的话"}} if last else {}
    tracker = Tracker("worker", slots, message | {"entities": []}, events, False, None, {}, "action_listen")
    dispatcher = CollectingDispatcher()
    changed = asyncio.run(action.run(dispatcher, tracker, {}))
    if not dispatcher.messages:
        return {"events": changed}
    reply: dict[str, Any] = dispatcher.messages[0]["custom"] | {"events": changed}
    return reply


def law_of(reply: dict[str, Any]) -> list[str]:
    return [one["title"] + one["article"] for one in reply["law"]]


def titles(reply: dict[str, Any]) -> list[str]:
    return [one["title"] for one in reply["buttons"]]


def test_an_article_is_told_in_our_own_words(services: Services) -> None:
    reply = said(Article(services), "劳动合同法第38条讲什么")
    summary = services.library.summaries.of("劳动合同法", "第三十八条")
    assert summary is not None
    assert reply["text"].startswith(f"《劳动合同法》第三十八条：{summary.text}")
    assert "不是原文" in reply["text"]
    assert "全称《中华人民共和国劳动合同法》，2008年1月1日起施行" in reply["text"]
    assert law_of(reply) == ["劳动合同法第三十八条"]
    assert reply["reviewed_on"] == summary.reviewed_on.isoformat()
    # The entries that rest on it come as buttons, those that cite it first before the others.
    by_title = {entry.title: entry for entry in services.library.search.entries(on=TODAY)}
    assert titles(reply)
    for title in titles(reply):
        assert any(law.article.startswith("第三十八条") for law in by_title[title].law)
    first = by_title[titles(reply)[0]].law[0]
    assert (first.title, first.article) == ("劳动合同法", "第三十八条")
    assert reply["events"][0]["name"] == "last_answer"


@pytest.mark.parametrize(
    ("text", "says", "law"),
    [
        ("劳动法第82条", ["现在不能再按它算", "1年"], ["劳动争议调解仲裁法第二十七条"]),
        ("劳动法第三十六条", ["40小时"], ["国务院关于职工工作时间的规定第三条"]),
        ("最低工资规定第13条", ["50%"], ["劳动合同法第八十五条"]),
        ("失业保险条例第6条", ["当地现行规定"], []),
        ("劳动争议解释一第三十二条第一款", ["废止", "没有分款"], ["劳动争议司法解释一第三十二条"]),
        ("社保法第16条", ["2030年1月1日起看"], ["社会保险法第十六条"]),
        ("公积金条例第24条", ["2026年9月20日起换了新文本", "12351"], []),
        ("公积金条例讲什么", ["2026年9月20日起换了新文本"], []),
        ("劳动合同法第200条", ["没有第二百条", "一共只有98条"], []),
        ("刑法第133条", ["还没有核对过", "12351"], []),
        ("劳务派遣暂行规定第8条", ["还没有核对过"], []),
        ("工会法第50条", ["还没有用自己的话写下来", "12351"], ["工会法第五十条"]),
        ("工资折算通知第二条", ["21.75"], ["关于职工全年月平均工作时间和工资折算问题的通知二、"]),
        ("工资折算通知第九条", ["只有一、二、三几点"], []),
        ("合同法47条", ["您说的“合同法”，我按《劳动合同法》找的"], ["劳动合同法第四十七条"]),
        ("民法典第577条", ["《民法典》不在我这里收的法规里", "12351"], []),
        ("《某某暂行条例》第三条讲什么", ["《某某暂行条例》不在", "12351"], []),
        ("公司法讲什么", ["《公司法》不在", "12351"], []),
        (
            "劳动合同法第38、46条",
            ["1. 《劳动合同法》第三十八条", "2. 《劳动合同法》第四十六条"],
            ["劳动合同法第三十八条", "劳动合同法第四十六条"],
        ),
        ("劳动法第50条，民法典第1条", ["1. 《劳动法》第五十条", "2. 《民法典》不在"], ["劳动法第五十条"]),
        ("劳动合同法讲什么", ["一共98条", "第一条：", "第二条："], ["劳动合同法第一条", "劳动合同法第二条"]),
        ("延迟退休决定第二条", ["2030年1月1日起"], ["关于实施渐进式延迟法定退休年龄的决定第二条"]),
    ],
)  # fmt: skip
def test_what_is_said(services: Services, text: str, says: list[str], law: list[str]) -> None:
    reply = said(Article(services), text)
    for words in says:
        assert words in reply["text"]
    assert all(reply["text"].split("\n"))
    assert law_of(reply) == law
    assert all(services.library.laws.has_article(one["title"], one["article"]) for one in reply["law"])


def test_of_an_excerpt_nobody_says_how_many_articles_there_are(services: Services) -> None:
    assert "一共" not in said(Article(services), "刑法讲什么")["text"]


def test_where_nothing_is_told_something_near_is_offered(services: Services) -> None:
    assert titles(said(Article(services), "工会法第50条"))[0] in {"第49条讲什么", "第51条讲什么"}
    assert titles(said(Article(services), "劳动合同法第200条"))
    law = said(Article(services), "劳动合同法讲什么")
    assert "第46条讲什么" in titles(law)
    # A button says what a person would say, so it is understood like that.
    pressed = next(one for one in law["buttons"] if one["title"] == "第46条讲什么")
    assert law_of(said(Article(services), pressed["payload"])) == ["劳动合同法第四十六条"]


def test_an_article_without_its_law(services: Services) -> None:
    asked = said(Article(services), "第47条讲什么")
    assert asked["kind"] == "question"
    assert "劳动合同法第47条" in titles(asked)
    told = said(Article(services), "劳动法", before=asked)
    assert law_of(told) == ["劳动法第四十七条"]
    cited = {"text": "答", "kind": "answer", "law": [{"title": "工会法", "article": "第三条"}]}
    after = said(Article(services), "第47条呢", before=cited)
    assert law_of(after) == ["工会法第四十七条"]
    assert "按刚才说的《工会法》找的" in after["text"]
    # The law of the last answer has no such article.
    assert said(Article(services), "第90条呢", before=cited)["kind"] == "question"


def test_what_was_talked_about_stays_where_it_rests_on_the_article(services: Services) -> None:
    entries = services.library.search.entries(on=TODAY)
    wanted = LawReference("劳动合同法", "第三十八条")
    resting = [one for one in entries if wanted in one.law]
    reply = said(Article(services), "劳动合同法第38条讲什么", last=resting[-1].key)
    assert [event for event in reply["events"] if event.get("name") == "last_answer"] == []


def test_a_listed_sentence_and_one_without_any_law_are_handed_on(services: Services) -> None:
    for text in ("关于《劳动合同法》第三十五条在我厂落实的咨询", "在吗"):
        assert said(Article(services), text)["events"][-1]["name"] == "action_answer"


def test_a_question_that_mentions_an_article_offers_it(services: Services) -> None:
    reply = said(Answer(services), "公司按劳动合同法第39条开除我怎么办")
    assert reply["entry"].startswith("dismissal/")
    assert titles(reply)[-1] == "第39条讲什么"
    assert len(titles(reply)) <= 5
    beyond = said(Answer(services), "公司按劳动合同法第390条开除我怎么办")
    assert not any("条讲什么" in title for title in titles(beyond))


def test_the_grounds_say_what_each_article_is_about(services: Services) -> None:
    entry = next(
        one for one in services.library.search.entries(on=TODAY) if one.key == "wage_arrears/first_steps"
    )
    reply = said(Ground(services), "依据是什么", last=entry.key)
    lines = reply["text"].split("\n")
    for law in entry.law:
        summary = services.library.summaries.of(law.title, law.article)
        assert summary is not None
        assert f"《{law.title}》{law.article}：{summary.first_sentence}" in lines


def test_the_ground_of_an_article_is_the_article(services: Services) -> None:
    told = said(Article(services), "劳动合同法第38条讲什么")
    reply = said(Ground(services), "依据是什么", before=told, last="wage_arrears/first_steps")
    assert "《劳动合同法》第三十八条本身" in reply["text"]
    assert law_of(reply) == ["劳动合同法第三十八条"]
