"""When two sentences count as the same: what is compared in place of what was written."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """The sentence without what people vary freely: width, case, punctuation, symbols and spaces.

    Two sentences are the same when this is equal. Of a sentence that is nothing but punctuation only the
    spaces go: ？？？ is something people send.
    """
    wide = unicodedata.normalize("NFKC", text).casefold()
    # Folding case can undo the normal form (as in Turkish İ), so it is made once more.
    plain = unicodedata.normalize("NFKC", wide)
    said = "".join(character for character in plain if unicodedata.category(character)[0] in "LN")
    return said or "".join(character for character in plain if unicodedata.category(character)[0] not in "ZC")
