"""What makes an entry fit to be shown to a worker. Each rule notes every breach, with the way to mend it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from knowledge.errors import LawNotFound
from knowledge.folding import fold
from knowledge.law import LawIndex
from knowledge.said.named_articles import named_articles
from knowledge.sources import GradedSource
from knowledge.strict_yaml import FaultList
from knowledge.topic_files import TopicFile, WrittenEntry, WrittenLaw

LONGEST_TITLE = 12
LONGEST_ANSWER = 200
MOST_FOLLOW_UPS = 4
REVIEW_LASTS = dt.timedelta(days=366)
_HEARSAY_GRADE = "C"
# 据 that begins what somebody reports, and not the end of 证据, 依据, 数据 and the like.
_HEARSAY_WORD = re.compile(r"(?<![证依数根收凭单票借占])据(?!此|以)")

# A sum of money in a sentence, and what has to follow the number. Numbers to call are no sums.
_SUM = re.compile(
    r"(?:赔偿金?|补偿金?|罚款|补助金?|补贴|奖金|工资|金额|支付|加付|报销)[^，。；：、\d\s打拨线话]{0,3}"
    r"(?P<number>\d[\d,]*(?:\.\d+)?)(?![\d.,]|[元块万亿千百余多%％倍成个天日月年周小分次份条款项号人级种家笔至到—–~-])"
)


@dataclass(frozen=True)
class Ground:
    """What the rules compare entries with. No actions means that they cannot be checked."""

    laws: LawIndex
    sources: Mapping[str, GradedSource]
    actions: Collection[str] | None
    entries: Collection[str]
    today: dt.date


def check_topic(topic: TopicFile, ground: Ground, faults: FaultList) -> None:
    """All rules that one topic can break by itself."""
    titles: dict[str, str] = {}
    for entry in topic.entries:
        other = titles.setdefault(entry.title, entry.id)
        if other != entry.id:
            faults.add(
                f"entries {other} and {entry.id} have the same title {entry.title}",
                "give one another title, or two buttons look the same",
                line=entry.lines["title"],
            )
        _check_form(entry, faults)
        _check_dates(entry, ground.today, faults)
        _check_ground(entry, ground, faults)
        _check_ways_on(entry, f"{topic.id}/{entry.id}", ground, faults)


def check_sentences(topics: Sequence[TopicFile], faults: Mapping[str, FaultList]) -> None:
    """No sentence may ask for two entries: whoever says it could get either."""
    asked: dict[str, str] = {}
    for topic in topics:
        for entry in topic.entries:
            for ask in entry.ask:
                folded = fold(ask.text)
                place = f"{topic.id}/{entry.id} (line {ask.line})"
                if not folded:
                    problem, cure = f"{ask.text!r} says nothing", "write a question"
                elif folded in asked:
                    problem = f"{ask.text!r} already asks for {asked[folded]}"
                    cure = "keep it where it belongs and take it out of the other"
                else:
                    asked[folded] = place
                    continue
                faults[topic.file].add(problem, cure, line=ask.line)


def _check_form(entry: WrittenEntry, faults: FaultList) -> None:
    if len(entry.title) > LONGEST_TITLE:
        faults.add(
            f"the title {entry.title} has {len(entry.title)} characters",
            f"shorten it to {LONGEST_TITLE}, it is a button",
            line=entry.lines["title"],
        )
    if len(entry.answer) > LONGEST_ANSWER:
        faults.add(
            f"the answer of {entry.id} has {len(entry.answer)} characters",
            f"shorten it to {LONGEST_ANSWER} and move details to more",
            line=entry.lines["answer"],
        )
    for found in _SUM.finditer(f"{entry.answer}\n{entry.more}"):
        faults.add(
            f"{entry.id} has an amount without a unit: {found.group()}",
            "write what the number counts, such as 元 or %",
            line=entry.lines["answer"],
        )


def _check_dates(entry: WrittenEntry, today: dt.date, faults: FaultList) -> None:
    if entry.valid_to is not None and entry.valid_to < entry.valid_from:
        faults.add(
            f"{entry.id} ends on {entry.valid_to}, before it begins on {entry.valid_from}",
            "correct valid_from or valid_to",
            line=entry.lines["valid_to"],
        )
    elif entry.valid_to is not None and entry.valid_to < today:
        faults.add(
            f"{entry.id} has not held since {entry.valid_to}",
            "write the rule that holds now, or take it out",
            line=entry.lines["valid_to"],
            warning=True,
        )
    if today - entry.reviewed_on > REVIEW_LASTS:
        faults.add(
            f"{entry.id} was last reviewed on {entry.reviewed_on}, more than a year ago",
            "read it again and set reviewed_on",
            line=entry.line,
            warning=True,
        )
    elif entry.reviewed_on > today:
        faults.add(
            f"{entry.id} is reviewed on {entry.reviewed_on}, which is yet to come",
            "set the day it was really reviewed",
            line=entry.line,
            warning=True,
        )


def _check_ground(entry: WrittenEntry, ground: Ground, faults: FaultList) -> None:
    if not entry.law and not entry.sources:
        faults.add(f"{entry.id} rests on nothing", "add an article under law or a source", line=entry.line)
    last_day = max(entry.valid_from, min(ground.today, entry.valid_to or ground.today))
    for law in entry.law:
        check_law(law, ground.laws, days=(entry.valid_from, last_day), faults=faults)
    for written in entry.sources:
        source = ground.sources.get(written.text)
        if (
            source
            and source.grade == _HEARSAY_GRADE
            and not _HEARSAY_WORD.search(f"{entry.answer}\n{entry.more}")
        ):
            faults.add(
                f"{entry.id} states as fact what {written.text} only reports",
                "begin it with 据…… or find a better source",
                line=written.line,
            )


def check_named_articles(
    topics: Sequence[TopicFile], ground: Ground, faults: Mapping[str, FaultList]
) -> None:
    """Warn of articles that a text names in passing and that do not exist, or do not hold any more.

    A warning, because a text may name an old article to say that it is old.
    """
    for topic in topics:
        for entry in topic.entries:
            last_day = max(entry.valid_from, min(ground.today, entry.valid_to or ground.today))
            for named in named_articles(f"{entry.answer}\n{entry.more}", ground.laws):
                objection = ground.laws.law(named.title).objection(named.article, on=last_day)
                if objection is not None:
                    faults[topic.file].add(
                        f"{entry.id} names an article: {objection}",
                        "name what holds then",
                        line=entry.line,
                        warning=True,
                    )


def check_law(law: WrittenLaw, laws: LawIndex, *, days: Sequence[dt.date], faults: FaultList) -> None:
    """A cited article must exist and be in force on each of these days."""
    try:
        objections = {laws.law(law.title).objection(law.article, on=day) for day in days}
    except LawNotFound as error:
        faults.add(f"unknown law {law.title}", str(error), line=law.line)
        return
    for objection in sorted(filter(None, objections)):
        faults.add(objection, "cite what holds then, or correct the dates", line=law.line)


def _check_ways_on(entry: WrittenEntry, key: str, ground: Ground, faults: FaultList) -> None:
    if len(entry.follow_ups) > MOST_FOLLOW_UPS:
        faults.add(
            f"{entry.id} has {len(entry.follow_ups)} follow-ups",
            f"keep the {MOST_FOLLOW_UPS} most useful",
            line=entry.follow_ups[MOST_FOLLOW_UPS].line,
        )
    seen = {key}
    for follow_up in entry.follow_ups:
        if follow_up.text not in ground.entries:
            problem, cure = (
                f"there is no entry {follow_up.text}",
                "correct the follow-up, or write that entry",
            )
            faults.add(problem, cure, line=follow_up.line)
        elif follow_up.text in seen:
            problem, cure = f"the follow-up {follow_up.text} leads nowhere new", "take it out"
            faults.add(problem, cure, line=follow_up.line)
        seen.add(follow_up.text)
    if entry.action is not None and ground.actions is not None and entry.action not in ground.actions:
        faults.add(
            f"there is no action {entry.action}",
            f"use one of {', '.join(sorted(ground.actions))}",
            line=entry.lines["action"],
        )
