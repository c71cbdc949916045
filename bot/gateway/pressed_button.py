"""A button of the last reply that a worker chooses in words instead of pressing it: 第二个, 最后那个."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.gateway.messages import Message
from knowledge.said.articles import said_law
from knowledge.said.choice import chosen
from nlu.normalise import normalise

# More buttons than there ever are.
_MANY = 10


def may_choose(message: Message) -> bool:
    """Whether a message could choose a button at all; of most, the last reply need not be looked up."""
    return chosen(normalise(message.text), among=_MANY, asked=True) is not None


def as_pressed(message: Message, last_reply: dict[str, Any] | None) -> Message:
    """The message as if the button had been pressed; the message itself when it chooses none.

    Of places that were listed the actions know which is meant. A number alone chooses only where the last
    reply asked which: after 哪里不对 it is the answer. 第三条 is an article of a law wherever it may be one.
    """
    buttons = (last_reply or {}).get("buttons") or []
    if last_reply is None or not buttons or last_reply.get("places"):
        return message
    text = normalise(message.text)
    if said_law(text).asks:
        return message
    which = chosen(text, among=len(buttons), asked=last_reply.get("choose") is True)
    return message if which is None else replace(message, text=str(buttons[which]["payload"]))
