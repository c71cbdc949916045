"""Says the last answer in fewer words: 听不懂, 说简单点, 太长了."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.asking_back import PERSON
from actions.last_said import SAY_SIMPLY, LastSaid
from actions.retelling import Retelling
from knowledge.replies import Reply
from knowledge.wording import worded

_STEP = re.compile(r"\d{1,2}\. ")
# A step says what to do before its first full stop or semicolon; the rest is for those who read on.
_FIRST_PART = re.compile(r"[^。；;！!？?]{1,200}[。；;！!？?]?")
# After a first sentence this short, the second is said too.
_SAYS_ENOUGH = 14


def in_short(text: str) -> str:
    """The first sentence of an answer, and of each of its steps; of both parts, when it has two."""
    return "\n".join(_part_in_short(part) for part in text.split("\n\n") if part.strip())


def _part_in_short(text: str) -> str:
    lines = [line for line in text.split("\n") if line.strip()]
    # What announces the second part, or an answer, is no answer.
    announced = [lines.pop(0)] if len(lines) > 1 and lines[0].endswith("：") else []
    steps = [line for line in lines if _STEP.match(line)]
    opening = "".join(sentences(lines[0])) if steps else _opening(lines[0])
    shortened = [next(iter(sentences(step)), step).rstrip("；;。") + "。" for step in steps]
    opening = opening.rstrip("；;") + "。" if opening.endswith(("；", ";")) else opening
    first = [] if _STEP.match(lines[0]) else [opening]
    return "\n".join([*announced, *first, *shortened])


def sentences(text: str) -> list[str]:
    """The sentences of a line, with what ends them."""
    return _FIRST_PART.findall(text)


def _opening(line: str) -> str:
    found = sentences(line)
    enough = 1 if found and len(found[0]) >= _SAYS_ENOUGH else 2
    return "".join(found[:enough])


class SaySimply(Retelling):
    """The last reply, cut to what is to be done; who does not understand that either is told whom to call.

    What is folded under a reply is left out, and what warns of danger is repeated as it is.
    """

    def name(self) -> str:
        """The name in domain.yml."""
        return SAY_SIMPLY

    def retold(self, said: LastSaid) -> Reply:
        """The reply in short; of a question, what it wants to know."""
        if said.in_short or said.reply.kind == "question":
            return self._explained(said)
        if said.scope == "sensitive":
            return said.reply
        text = "\n".join((worded("simply_opening"), in_short(said.reply.text), worded("simply_closing")))
        buttons = tuple(dict.fromkeys((PERSON, *said.reply.buttons)))
        return replace(said.reply, text=text, more="", buttons=buttons)

    @staticmethod
    def _explained(said: LastSaid) -> Reply:
        """What to do when there is nothing left to be cut."""
        question = said.reply.kind == "question"
        if said.reply.ask_location:
            text = worded("simply_where")
        elif question and not said.in_short:
            text = worded("simply_which")
        else:
            text = worded("simply_not_enough")
        return Reply(
            text=text,
            kind=said.reply.kind,
            buttons=tuple(dict.fromkeys((*said.reply.buttons, PERSON))),
            ask_location=said.reply.ask_location,
            choose=said.reply.choose or (bool(said.reply.buttons) and text == worded("simply_which")),
        )
