"""What a worker may send, and the message as everyone sees it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from knowledge.replies import HOTLINE

# Everything a keyboard cannot type and a screen cannot show; a line break and a tab may stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


# In characters; the widget counts along.
LONGEST_MESSAGE = 2000


NOT_STORED = f"系统暂时存不下您的话，请过一会儿再发一次；着急请打{HOTLINE}。"
NOT_READ = f"系统暂时读不出内容，请过一会儿再试；着急请打{HOTLINE}。"
NOT_DELETED = f"系统暂时删不了这段对话，请过一会儿再试；着急请打{HOTLINE}。"
NOT_YET_READ = f"您的话已经存好了，只是暂时读不出回答，请过一会儿再看；着急请打{HOTLINE}。"
INTERNAL = f"系统出了点问题，这一次没有办成，请过一会儿再试；着急请打{HOTLINE}。"


class RefusedMessage(Exception):
    """A message that is not accepted; `code` is for programs, `spoken` for the worker."""

    def __init__(self, code: str, spoken: str) -> None:
        self.code = code
        self.spoken = spoken
        super().__init__(f"{code}: {spoken}")


@dataclass(frozen=True)
class Location:
    """A place a worker shared, in degrees of the named coordinate system."""

    latitude: float
    longitude: float
    system: str = "WGS-84"

    def as_json(self) -> dict[str, Any]:
        """As it is stored and handed to Rasa."""
        return {"latitude": self.latitude, "longitude": self.longitude, "system": self.system}


@dataclass(frozen=True)
class Message:
    """One line of a conversation."""

    seq: int
    author: str
    text: str
    created_at: dt.datetime
    status: str
    client_id: str | None = None
    location: dict[str, Any] | None = None
    reply: dict[str, Any] | None = None
    understanding: dict[str, Any] | None = None
    reply_to: int | None = None

    def as_json(self) -> dict[str, Any]:
        """As clients see it."""
        return {
            "seq": self.seq,
            "id": self.client_id,
            "author": self.author,
            "text": self.text,
            "created_at": self.created_at.astimezone(dt.UTC).isoformat(timespec="milliseconds"),
            "status": self.status,
            "reply_to": self.reply_to,
            "reply": self.reply,
        }


def checked_text(text: str, *, limit: int = LONGEST_MESSAGE) -> str:
    """The text as it is stored, or `RefusedMessage` that says what to do; `limit` is in characters."""
    cleaned = _CONTROL.sub("", text).strip()
    if not any(unicodedata.category(character)[0] in "LNPS" for character in cleaned):
        if text.strip():
            raise RefusedMessage(
                "not_text", f"这条消息里没有能看懂的文字。请用中文把您的问题打出来，或者直接打{HOTLINE}。"
            )
        raise RefusedMessage("empty", "这条消息是空的。请把您遇到的事打几个字发过来。")
    if len(cleaned) > limit:
        raise RefusedMessage(
            "too_long",
            f"您这段话有{len(cleaned)}个字，一次最多{limit}个字。请先说最要紧的，或者分几次发，您写的不会丢。",
        )
    return cleaned
