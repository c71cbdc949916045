"""Says the last answer in fewer words: 听不懂, 说简单点, 太长了."""

from __future__ import annotations

import re
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction

from actions.asking_back import PERSON
from actions.base import ServiceAction, Turn
from actions.last_said import SAID_SIMPLY, SENT_ON, last_said, still_waiting
from knowledge.replies import HOTLINE, Reply

_CLOSING = f"还是不明白，打{HOTLINE}，有人一句一句讲给您听。"
_STEP = re.compile(r"\d{1,2}\. ")
# A step says what to do before its first comma of any weight; the rest is for those who read on.
_FIRST_PART = re.compile(r"[^。；;！!？?]{1,200}[。；;！!？?]?")
# After a first sentence this short, the second is said too.
_SAYS_ENOUGH = 14


def in_short(text: str) -> str:
    """The first sentence of an answer, and of each of its steps."""
    lines = [line for line in text.split("\n") if line.strip()]
    steps = [line for line in lines if _STEP.match(line)]
    opening = "".join(sentences(lines[0])) if lines and steps else _opening(lines[0] if lines else "")
    shortened = [next(iter(sentences(step)), step).rstrip("；;。") + "。" for step in steps]
    opening = opening.rstrip("；;") + "。" if opening.endswith(("；", ";")) else opening
    first = [opening] if lines and not _STEP.match(lines[0]) else []
    return "\n".join([*first, *shortened])


def sentences(text: str) -> list[str]:
    """The sentences of a line, with what ends them."""
    return _FIRST_PART.findall(text)


def _opening(line: str) -> str:
    found = sentences(line)
    enough = 1 if found and len(found[0]) >= _SAYS_ENOUGH else 2
    return "".join(found[:enough])


class SaySimply(ServiceAction):
    """The last reply, cut to what is to be done; who does not understand that either is told whom to call."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_say_simply"

    async def turn(self, tracker: Tracker) -> Turn:
        """The reply in short, without what is folded under it; what warns of danger is repeated as it is."""
        said = last_said(tracker, self.services.library, on=self.services.now().date())
        if said is None:
            return Turn(None, (FollowupAction("action_answer"),))
        if said.search:
            return Turn(None, (FollowupAction(said.search),))
        if said.in_short or said.reply.kind == "question":
            text = f"{SENT_ON}，对不住。打工会热线{HOTLINE}，有人慢慢讲给您听；也可以点“找人工”。"
            if said.reply.ask_location:
                text = f"我是想问您：您现在在哪个城市、哪个区？知道路名也行。不想打字，就打{HOTLINE}跟人讲。"
            elif said.reply.kind == "question" and not said.in_short:
                text = f"下面几个，想问哪个就点哪个；都不是，就用自己的话再说说，或者打{HOTLINE}跟人讲。"
            buttons = tuple(dict.fromkeys((*said.reply.buttons, PERSON)))
            reply = Reply(
                text=text, kind=said.reply.kind, buttons=buttons, ask_location=said.reply.ask_location
            )
        elif said.scope == "sensitive":
            reply = said.reply
        else:
            text = f"{SAID_SIMPLY}\n{in_short(said.reply.text)}\n{_CLOSING}"
            buttons = tuple(dict.fromkeys((PERSON, *said.reply.buttons)))
            reply = replace(said.reply, text=text, more="", buttons=buttons)
        return Turn(reply, still_waiting(tracker), topic=said.topic, scope=said.scope)
