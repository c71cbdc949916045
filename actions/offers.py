"""What a reply offers besides: what may have been meant instead, and what else the message asks."""

from __future__ import annotations

import datetime as dt

from knowledge.entries import Button, Entry
from knowledge.law import Article
from knowledge.search import EntrySearch

# So likely has a second topic of a message to be that it is offered.
SECOND_NEED = 0.12
# So close has an entry to come to be offered as what may have been meant.
NEAR = 0.2
MOST_NEEDS, MOST_NEAR, MOST_BUTTONS = 2, 3, 5


def with_offers(
    entry: Entry,
    text: str,
    ranked: list[tuple[str, float]],
    *,
    general: bool,
    search: EntrySearch,
    on: dt.date,
    region: str,
) -> tuple[Button, ...]:
    """The buttons under an entry, the most useful first, few enough for a phone.

    Under a general answer: the entries of its topic that came closest. Then the other topics that the
    message (`text`, with its topics best first) is likely to be about, then what the entry itself names.
    """
    offered: list[Button] = []
    if general:
        close = search.in_topic(entry.topic, text, on=on, region=region, k=MOST_NEAR + 1)
        offered += [
            _button(one.entry) for one in close if one.score >= NEAR and _is_offered(one.entry, entry)
        ]
        offered = offered[:MOST_NEAR]
    others = [topic for topic, probability in ranked if probability >= SECOND_NEED and topic != entry.topic]
    for topic in others[:MOST_NEEDS]:
        close = search.in_topic(topic, text, on=on, region=region, k=1)
        offered += [_button(one.entry) for one in close if _is_offered(one.entry, entry)]
    unique: dict[str, Button] = {}
    for button in (*offered, *entry.follow_ups):
        unique.setdefault(button.title, button)
    return tuple(unique.values())[:MOST_BUTTONS]


def read_button(title: str, article: Article, *, with_law: bool = False) -> Button:
    """What asks for an article: 第47条讲什么."""
    inserted = f"之{article.inserted}" if article.inserted else ""
    shown = f"第{article.number}条{inserted}"
    label = f"{title}{shown}" if with_law else f"{shown}讲什么"
    return Button(label, f"《{title}》{article.whole}讲什么")


def _is_offered(candidate: Entry, said: Entry) -> bool:
    return candidate.key != said.key and candidate.scope in {"in", "edge"} and bool(candidate.asks)


def _button(entry: Entry) -> Button:
    return Button(entry.title, entry.asks[0])
