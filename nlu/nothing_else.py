"""Whether a message is one thing said in some way, and nothing besides."""

from __future__ import annotations

import re


def any_of(*ways: str) -> re.Pattern[str]:
    """One pattern for several ways of saying the same."""
    return re.compile("|".join(ways))


def is_only(pattern: re.Pattern[str], text: str, *, around: frozenset[str]) -> bool:
    """Whether the pattern is in the text, once or more, and nothing but these characters stands around it."""
    rest, times = pattern.subn("", text)
    return times > 0 and set(rest) <= around
