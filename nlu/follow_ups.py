"""Messages that only make sense after the last answer: 依据是什么, 那要是不走呢, 不对，是六个月."""

from __future__ import annotations

import re

# Longer messages say enough by themselves.
_LONGEST_FOLLOW_UP = 24

_GROUND = re.compile(
    r"依据|凭什么这么说|凭啥这么说|^凭(?:什么|啥)(?:[呀啊?]|$)|(?:有啥|啥)根据|法律根据|根据(?:什么|啥|哪)|(?:哪|什么|啥)(?:部|条|个)?(?:法律|法条|法(?![院援])|规定|条文|文件)(?:规定|说|上|里|写)?|"
    r"第几条|出处|法律(?:怎么|咋)(?:说|写|规定)|(?:有|哪有)(?:什么|啥)?(?:法律|法条)(?:依据|规定|支持)?(?:吗|么|没)|"
    r"(?:你|您)(?:咋|怎么)知道的?|^(?:真的|确定|靠谱|准不准|真的假的|[你您]确定)(?:吗|么|$)|哪一条规定"
)
# What may stand around such a question without being a matter of its own.
_AROUND_GROUND = frozenset(
    "什么啥你您说的这那个些刚才有没请问吗么嘛呢啊呀在是到底上面一下我想知道给看规定写系乜嘢,.?!，。？！、是"
)
# The kinds of values that can be put right.
FACTS = frozenset({"money", "duration", "date", "count"})
_CORRECTION = r"不对|不是|错了|说错|写错|打错|更正|纠正|我说的是|我是说|应该是|准确说"
CORRECTS = re.compile(_CORRECTION)
# 哪 is how 那 is often typed.
_GOES_ON = re.compile(
    r"[那哪]|要是|如果|假如|万一|可是|但是|不过|还有|然后|接着|之后|后来|对了|另外|顺便|就算|"
    r"多久|多少|几天|几年|去哪|找谁|要带|带什么|带啥|要不要钱|花钱|收费|怎么办理|咋办|怎么弄|啥时候|什么时候|"
    + _CORRECTION
)


def asks_for_ground(text: str) -> bool:
    """Whether a normalised message asks only what the last answer rests on."""
    found = _GROUND.search(text)
    return found is not None and set(text[: found.start()] + text[found.end() :]) <= _AROUND_GROUND


def goes_on(text: str) -> bool:
    """Whether a normalised message begins like a further question or a correction: 不对，是六个月."""
    return len(text) <= _LONGEST_FOLLOW_UP and _GOES_ON.match(text) is not None


def corrects(text: str) -> bool:
    """Whether a normalised message begins by taking something back: 不是三个月,是五个月."""
    return len(text) <= _LONGEST_FOLLOW_UP and CORRECTS.match(text) is not None
