"""What a question mentions of the law, offered to be read: 公司按劳动合同法第39条开除我怎么办."""

from __future__ import annotations

from dataclasses import replace

from actions.offers import MOST_BUTTONS, read_button
from knowledge.law import LawIndex
from knowledge.replies import Reply
from knowledge.said.articles import said_law

_MOST_OFFERED = 2


def with_mentioned(reply: Reply, text: str, laws: LawIndex) -> Reply:
    """The reply, with the articles that the message mentions in passing as buttons: 第39条讲什么."""
    said = said_law(text)
    if said.asks or reply.kind != "answer" or reply.places:
        return reply
    mentioned = [
        read_button(one.law.title, one.article)
        for one in said.articles
        if one.law is not None and laws.has_article(one.law.title, str(one.article.whole))
    ][:_MOST_OFFERED]
    if not mentioned:
        return reply
    others = [button for button in reply.buttons if button not in mentioned]
    return replace(reply, buttons=(*others[: MOST_BUTTONS - len(mentioned)], *mentioned))
