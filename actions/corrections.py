"""What a worker puts right: 不是5个月是6个月, 不对，是福山."""

from __future__ import annotations

import re

from rasa_sdk import Tracker

from actions.understanding import asked_text

# The same as in nlu/follow_ups.py, which the actions do not import; a test compares them.
CORRECTS = re.compile(
    r"[哦啊哎呀诶噢嗯呃额,， ]{0,4}(?:我|刚才|前面|上面|刚刚){0,2}"
    r"(?:不对|不是|不不|错了|[说写打讲搞弄记输]错|口误|更正|纠正|我?说的是|我?是说|应该是|准确说|唔系|唔啱|勿是|莫对|不得对)"
)
# 不对啊, 说错了 say what is wrong, and not what is right.
NOTHING_BUT_WRONG = 4
FACTS = frozenset({"money", "duration", "date", "count"})


def corrects(tracker: Tracker) -> bool:
    """Whether the latest message begins by taking something back."""
    return CORRECTS.match(asked_text(tracker)) is not None


def corrected_facts(tracker: Tracker) -> str:
    """What the worker said wrong before and says right now; empty when the message corrects no value."""
    if not corrects(tracker):
        return ""
    text = asked_text(tracker)
    facts = [
        one for one in (tracker.latest_message or {}).get("entities") or [] if one.get("entity") in FACTS
    ]
    # 不是5个月是6个月: what follows 不是 is taken back.
    return "、".join(str(one["text"]) for one in facts if not text[: one["start"]].endswith("不是"))
