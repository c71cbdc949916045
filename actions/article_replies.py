"""The replies about articles and laws, put together from what is said of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from actions.article_words import facts_of, words_for
from actions.articles_meant import MeantArticle
from actions.offers import MOST_BUTTONS, read_button
from knowledge.citations import entries_resting_on, laws_most_cited, most_cited
from knowledge.entries import Button, LawReference
from knowledge.law import Law, article_labelled
from knowledge.library import Library
from knowledge.replies import HOTLINE, Reply

_LAWS_TO_CHOOSE = 4
_OURS = "这是我们自己的话，不是原文。"


def articles_reply(meant: Sequence[MeantArticle], library: Library, *, on: dt.date) -> Reply:
    """What the articles say, one a line, and what rests on them as buttons; at least one law is held."""
    words = [words_for(one, library, on=on) for one in meant if one.title]
    not_held = tuple(dict.fromkeys(one.not_held for one in meant if one.not_held))
    texts = [*(one.text for one in words), *([_not_held(not_held)] if not_held else [])]
    lines = texts
    if len(texts) > 1:
        lines = ["一条一条说：", *(f"{number}. {text}" for number, text in enumerate(texts, start=1))]
    notes = [f"{one.taken}。" for one in meant if one.taken]
    notes += ["我们是整条一起讲的，没有分款。" for one in meant if one.title and one.article.paragraph]
    ours = [_OURS] if any(one.reviewed_on for one in words) else []
    cited = tuple(dict.fromkeys(reference for one in words for reference in one.law))
    # Where nothing can be cited, the facts about the law are still worth knowing.
    titles = dict.fromkeys((*(one.title for one in cited), *(one.title for one in meant if one.title)))
    held = [library.laws.law(title) for title in titles]
    # Of a text that was replaced nothing holds any more, not even its dates.
    facts = [facts_of(law) for law in held if law.superseded_on is None or on < law.superseded_on]
    entries = entries_resting_on(library.search.entries(on=on), cited)
    buttons = [button for one in words for button in one.instead]
    buttons += [Button(entry.title, entry.asks[0]) for entry in entries]
    parts = [*lines, "".join(dict.fromkeys((*notes, *ours))), "".join(facts)]
    return Reply(
        text="\n".join(part for part in parts if part),
        law=cited,
        reviewed_on=min((one.reviewed_on for one in words if one.reviewed_on), default=None),
        buttons=tuple(dict.fromkeys(buttons))[:MOST_BUTTONS],
    )


def law_reply(law: Law, library: Library, *, on: dt.date) -> Reply:
    """What a law is for and whom it binds, and the articles that are asked for most as buttons."""
    if law.superseded_on is not None and on >= law.superseded_on:
        # There is nothing of it that could be read.
        return articles_reply([MeantArticle(article_labelled("第一条"), title=law.title)], library, on=on)
    openings = [found for one in ("第一条", "第二条") if (found := library.summaries.of(law.title, one))]
    cited = [
        found
        for article in most_cited(library.search.entries(on=on), law.title)
        if (found := library.summaries.of(law.title, article))
    ][:MOST_BUTTONS]
    lines = [f"{one.article}：{one.text}" for one in openings]
    # Of an excerpt nobody counted the articles.
    count = f"一共{law.articles}条。" if law.articles and law.known_articles is None else ""
    asked = "常被问到的是下面几条，点一下就讲；要看别的，说第几条就行。" if cited else ""
    buttons = [
        read_button(law.title, article_labelled(one.article))
        for one in cited
        if one.article not in law.other_units
    ]
    told = [*openings, *cited]
    return Reply(
        text="\n".join([f"{facts_of(law)}{count}", *lines, f"{_OURS if told else ''}{asked}"]).strip(),
        more="\n".join(f"· {one.article}：{one.first_sentence}" for one in cited),
        law=tuple(LawReference(law.title, one.article) for one in openings),
        reviewed_on=min((one.reviewed_on for one in told), default=None),
        buttons=tuple(buttons),
    )


def not_held_reply(names: Sequence[str]) -> Reply:
    """That these laws are none of ours, and who knows."""
    return Reply(text=_not_held(names), kind="notice")


def which_law_reply(meant: Sequence[MeantArticle], library: Library, *, on: dt.date) -> Reply:
    """The question which law an article is of; the laws that are asked for most have it as a button."""
    article = meant[0].article
    titles = [
        title
        for title in laws_most_cited(library.search.entries(on=on))
        if library.summaries.of(title, str(article.whole))
    ]
    buttons = tuple(read_button(title, article, with_law=True) for title in titles[:_LAWS_TO_CHOOSE])
    choose = "点下面一个，或者带上法的名字再说一遍" if buttons else "带上法的名字再说一遍"
    example = f"劳动合同法第{article.number if buttons else 38}条"
    text = f"{article.whole}，是哪部法的？{choose}，比如“{example}”。"
    return Reply(text=text, kind="question", buttons=buttons, choose=bool(buttons))


def _not_held(names: Sequence[str]) -> str:
    shown = "、".join(f"《{name}》" for name in names)
    return f"{shown}不在我这里收的法规里，我只收和干活、工会有关的，不敢乱讲。请打{HOTLINE}，有人帮您问。"
