"""What of a message tells its subject: without its opening, without where it is and how many there are."""

from __future__ import annotations

import re

from nlu.courtesy import without_opening

# Places in letters that were made anonymous (A市, K8县) say nothing of the subject.
_ANONYMOUS_PLACE = re.compile(r"(?<![a-z0-9])[a-z]\d{0,3}[市区县省镇乡]")
_NUMBER = re.compile(r"\d{1,30}")


def subject(text: str) -> str:
    """The normalised text as topics are told apart by it; any number counts as the same.

    The opening is left out (nlu/courtesy.py): whoever writes to a lawyer does not ask about lawyers.
    """
    return _NUMBER.sub("0", _ANONYMOUS_PLACE.sub("", without_opening(text)))
