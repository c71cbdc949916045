"""What a reply offers besides: what may have been meant instead, and what else the message asks."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

from actions.entry_meant import general_entry
from knowledge.entries import Button, Entry
from knowledge.law import Article
from knowledge.search import EntrySearch

# So likely has a second topic of a message to be that it is offered.
SECOND_NEED = 0.12
# So close has an entry to come to be offered as what may have been meant.
NEAR = 0.2
# And so close, to be offered for another topic in place of that topic's general entry: of a long message only
# a part is about it, and a loose likeness picks 未成年受伤 for whoever has hurt a foot.
_NEAR_ELSEWHERE = 0.4
MOST_NEEDS, MOST_NEAR, MOST_BUTTONS = 2, 3, 5
# What else the message asks comes after so many of what may have been meant: the first buttons are read most.
_NEAR_FIRST = 1


def with_offers(
    entry: Entry,
    text: str,
    ranked: list[tuple[str, float]],
    *,
    general: bool,
    search: EntrySearch,
    on: dt.date,
    region: str,
    also: Entry | None = None,
) -> tuple[Button, ...]:
    """The buttons under an entry, and the one said with it, the most useful first, few enough for a phone.

    Under a general answer the entry of its topic that came closest leads. Then come the other topics that the
    message (`text`, with its topics best first) is likely to be about, one button each; the rest is filled
    with what else came close, and with what the entry itself names. No two buttons have the same title or
    lead to the same answer, and none leads back to what is said.
    """
    near: list[Button] = []
    if general:
        close = search.in_topic(entry.topic, text, on=on, region=region, k=MOST_NEAR + 1)
        near = [_button(one.entry) for one in close if one.score >= NEAR and _is_offered(one.entry)]
    likely = [topic for topic, probability in ranked if probability >= SECOND_NEED and topic != entry.topic]
    needs = (_of_topic(topic, text, search=search, on=on, region=region) for topic in likely)
    others = itertools.islice((_button(one) for one in needs if one is not None), MOST_NEEDS)

    # Of two, each names in turn what could be asked next.
    pairs = itertools.zip_longest(entry.follow_ups, also.follow_ups if also else ())
    named = [button for pair in pairs for button in pair if button is not None]

    def target(button: Button) -> str:
        """The entry a button leads to; its words, where none lists them any more."""
        match = search.exact(button.payload, on=on, region=region)
        return match.entry.key if match is not None else button.payload

    def unique() -> Iterator[Button]:
        said = [one for one in (entry, also) if one is not None]
        titles, targets = {one.title for one in said}, {one.key for one in said}
        own = [button for button in near if target(button) != entry.key][:MOST_NEAR]
        for button in (*own[:_NEAR_FIRST], *others, *own[_NEAR_FIRST:], *named):
            leads_to = target(button)
            if button.title not in titles and leads_to not in targets:
                titles.add(button.title)
                targets.add(leads_to)
                yield button

    return tuple(itertools.islice(unique(), MOST_BUTTONS))


def read_button(title: str, article: Article, *, with_law: bool = False) -> Button:
    """What asks for an article: 第47条讲什么."""
    inserted = f"之{article.inserted}" if article.inserted else ""
    shown = f"第{article.number}条{inserted}"
    label = f"{title}{shown}" if with_law else f"{shown}讲什么"
    return Button(label, f"《{title}》{article.whole}讲什么")


def _of_topic(topic: str, text: str, *, search: EntrySearch, on: dt.date, region: str) -> Entry | None:
    """What is offered of another topic: the entry that comes closest, else the topic's general one."""
    close = search.in_topic(topic, text, on=on, region=region, k=1)
    found = (
        close[0].entry if close and close[0].score >= _NEAR_ELSEWHERE else general_entry(search, topic, on=on)
    )
    return found if found is not None and _is_offered(found) else None


def _is_offered(candidate: Entry) -> bool:
    return candidate.scope in {"in", "edge"} and bool(candidate.asks)


def _button(entry: Entry) -> Button:
    return Button(entry.title, entry.asks[0])
