"""One way of writing: the same message typed differently becomes the same text.

People write in traditional characters, in full-width letters, with invisible
characters pasted from a web page, with ten exclamation marks, in Latin letters.  Everything that
reads a message reads the normalised text, so no other part has to think of it.
"""

from __future__ import annotations

import functools
import re
import unicodedata

import opencc

from nlu.pinyin import with_words_spelt_out

# One pass can uncover work for the next one (a removed mark lets two others
# join); texts settle after two, and the limit keeps hostile input cheap.
_MOST_PASSES = 6
_REMEMBERED_TEXTS, _LONGEST_REMEMBERED = 256, 500

_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_SPACE = re.compile(r"\s")
_SPACES = re.compile(r" {2,9999}")
# Accents piled on a character, and the marks that choose an emoji's style or colour.
_MARKS = re.compile("[\u0300-\u036f\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]")
# Digits and Chinese numerals are never squeezed: 10000, 12333, 一一一 mean what they say.
_REPEATED_PUNCTUATION = re.compile(r"([^\w\s])\1{1,9999}")
_REPEATED_HAN = re.compile(r"([^\W\da-z_零〇一二三四五六七八九十])\1{2,9999}")
_REPEATED_LETTER = re.compile(r"([a-z_])\1{3,9999}")


@functools.lru_cache(maxsize=1)
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def normalise(text: str) -> str:
    """The text in its one normal form; normalising it again changes nothing.

    Compatibility forms are unified (NFKC), traditional characters simplified,
    Latin letters lower-cased; characters that cannot be seen or stored are dropped;
    white space is folded to single spaces; repeated punctuation is kept once,
    a repeated character at most twice (a repeated Latin letter three times);
    words of our field typed as gongzi or gz become Chinese.
    """
    # One message is asked for by every part that reads it.
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _normal(text)


def _normal(text: str) -> str:
    for _ in range(_MOST_PASSES):
        changed = _one_pass(text)
        if changed == text:
            break
        text = changed
    return text


_remembered = functools.lru_cache(maxsize=_REMEMBERED_TEXTS)(_normal)


def _one_pass(text: str) -> str:
    text = unicodedata.normalize("NFKC", "".join(filter(_is_text, text)))
    text = _MARKS.sub("", text).lower()
    text = "".join(filter(_is_text, _SPACE.sub(" ", text)))
    text = _simplifier().convert(text)
    text = _SPACES.sub(" ", text).strip()
    text = _REPEATED_PUNCTUATION.sub(r"\1", text)
    text = _REPEATED_HAN.sub(r"\1\1", text)
    return with_words_spelt_out(_REPEATED_LETTER.sub(r"\1\1\1", text))


def _is_text(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in _DROPPED_CATEGORIES
