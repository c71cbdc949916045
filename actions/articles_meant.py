"""Which articles a message means, where it leaves out the law: 那第47条呢 after an answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rasa_sdk import Tracker

from actions.said_before import last_reply, said_before
from knowledge.law import Article, LawIndex
from knowledge.said.articles import SaidArticle, SaidLaw, said_law


@dataclass(frozen=True)
class MeantArticle:
    """An article, and the law it is of: by its short title, or by the name of one that we do not hold.

    Without either nobody knows the law. `taken` says how the law was found where the message does not
    name it by a name of its own, in words for the worker.
    """

    article: Article
    title: str = ""
    not_held: str = ""
    taken: str = ""


def articles_meant(said: SaidLaw, tracker: Tracker, laws: LawIndex) -> tuple[MeantArticle, ...]:
    """The articles of the message; those without a law are of the one that was talked about last."""
    if said.law is not None and said.law.title:
        # 劳动法 after “which law is article 47 of?” names no law to be told about.
        return tuple(MeantArticle(one.article, title=said.law.title) for one in _asked_about(tracker))
    return tuple(_meant(one, said, tracker, laws) for one in said.articles)


def _meant(one: SaidArticle, said: SaidLaw, tracker: Tracker, laws: LawIndex) -> MeantArticle:
    if one.law is None:
        if said.nameless:
            return MeantArticle(one.article, not_held=said.nameless)
        title = _talked_about(one.article, tracker, laws)
        return MeantArticle(one.article, title=title, taken=f"按刚才说的《{title}》找的" if title else "")
    if not one.law.title:
        return MeantArticle(one.article, not_held=one.law.name)
    taken = f"您说的“{one.law.name}”，我按《{one.law.title}》找的" if one.law.loose else ""
    return MeantArticle(one.article, title=one.law.title, taken=taken)


def _talked_about(article: Article, tracker: Tracker, laws: LawIndex) -> str:
    """The law of the last reply that cites any: the one with this very article, or the first that has it."""
    replies = (said.reply for said in said_before(tracker))
    cited: list[dict[str, str]] = next((one["law"] for one in replies if one.get("law")), [])
    label = str(article.whole)
    exactly = [str(one["title"]) for one in cited if one["article"] == label]
    has_it = [str(one["title"]) for one in cited if laws.has_article(str(one["title"]), label)]
    return next(iter((*exactly, *has_it)), "")


def _asked_about(tracker: Tracker) -> Iterator[SaidArticle]:
    """The articles whose law was just asked for, as the buttons of that question have them."""
    last = last_reply(tracker)
    buttons = last.get("buttons") or []
    if last.get("kind") == "question" and buttons:
        yield from said_law(str(buttons[0]["payload"])).articles
