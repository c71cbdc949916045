"""What was heard of the last message, and what was done so far: all that the policy decides by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from knowledge.said.corrections import FACTS, corrects, corrects_and_asks
from knowledge.said.nothing_but_values import holds_only_values
from knowledge.said.regions import SaidPlace, said_place

_LISTEN = "action_listen"
# What Rasa begins a conversation with says nothing to anybody.
_BEGINS = "action_session_start"


@dataclass(frozen=True)
class Heard:
    """The last message: its normalised text, its likeliest topic, and the values found in it.

    `typed` is how many characters the worker wrote; a location may be shared with it.
    """

    text: str
    topic: str | None
    confidence: float
    entities: tuple[dict[str, Any], ...]
    typed: int = 0
    shared_location: bool = False

    @property
    def in_danger(self) -> bool:
        """Whether an alarm is sure."""
        return any(one["value"]["sure"] for one in self._of("alarm"))

    @property
    def places(self) -> tuple[dict[str, Any], ...]:
        """The places that were found as values, each with its start and end."""
        return self._of("place")

    @property
    def has_facts(self) -> bool:
        """Whether money, a length of time or the like is named."""
        return bool(self._of(*FACTS))

    @cached_property
    def said_place(self) -> SaidPlace:
        """The place, when the message is nothing but one; everyday words are places there too."""
        return said_place(self.text)

    @cached_property
    def corrects(self) -> bool:
        """Whether the message puts something right."""
        return corrects(self.text, self._spans("place", *FACTS))

    @cached_property
    def corrects_and_asks(self) -> bool:
        """Whether the message puts something right and asks something too: 不对，我干了3年，能赔多少."""
        return corrects_and_asks(self.text, self._spans("place", *FACTS))

    @cached_property
    def is_only_values(self) -> bool:
        """Whether the message is nothing but values and places: 是六个月, 我在德阳，不是成都."""
        return holds_only_values(self.text, self._spans("place", *FACTS))

    def _spans(self, *kinds: str) -> list[tuple[int, int]]:
        return [(one["start"], one["end"]) for one in self._of(*kinds)]

    def _of(self, *kinds: str) -> tuple[dict[str, Any], ...]:
        return tuple(one for one in self.entities if one.get("entity") in kinds)


@dataclass(frozen=True)
class SoFar:
    """What was done before the last message: one action a turn, the latest first, and what is remembered.

    Of a message that one action handed on to another, the other counts: it said something.
    `search` is the search that is under way or was the last, `answered` the key of the entry said last, and
    `messages` how many the worker wrote, with the last one. `in_distress` says that the last reply was about
    a wish to die.
    """

    actions: tuple[str, ...] = ()
    messages: int = 1
    search: dict[str, Any] | None = None
    answered: str = ""
    in_distress: bool = False

    @property
    def last_action(self) -> str | None:
        """What the last reply came from."""
        return next(iter(self.actions), None)


def heard_in(tracker: Any) -> Heard:
    """The last message of Rasa's tracker."""
    message = tracker.latest_message
    return Heard(
        text=str(message.parse_data.get("text") or ""),
        topic=message.intent.get("name"),
        confidence=float(message.intent.get("confidence") or 0),
        entities=tuple(message.entities),
        typed=len(message.text or ""),
        shared_location=bool((message.metadata or {}).get("location")),
    )


def _one_a_turn(tracker: Any) -> Iterator[str]:
    """The action that each turn ended with, the latest turn first."""
    done = (str(event.action_name) for event in reversed(tracker.events) if event.type_name == "action")
    ended = True
    for name in done:
        if name == _LISTEN:
            ended = True
        elif name != _BEGINS:
            if ended:
                yield name
            ended = False


def so_far_in(tracker: Any) -> SoFar:
    """What Rasa's tracker remembers."""
    search, answer = tracker.get_slot("search"), tracker.get_slot("last_answer")
    return SoFar(
        actions=tuple(_one_a_turn(tracker)),
        messages=sum(event.type_name == "user" for event in tracker.events),
        search=search if isinstance(search, dict) and "action" in search else None,
        answered=str(answer.get("entry", "")) if isinstance(answer, dict) else "",
        in_distress=bool(tracker.get_slot("in_distress")),
    )
