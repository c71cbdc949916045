"""Messages that only make sense after the last answer: 依据是什么, 那要是不走呢, 不对，是六个月."""

from __future__ import annotations

import re

# Longer messages say enough by themselves.
_LONGEST_FOLLOW_UP = 24

_GROUND = re.compile(
    r"(?:法律|法规|政策|条文)?依据|凭什么这么说|凭啥这么说|^凭(?:什么|啥)(?:[呀啊?]|$)|(?:有啥|啥)根据|法律根据|根据(?:什么|啥|哪)|(?:哪|什么|啥)(?:部|条|个)?(?:法律|法条|法(?![院援])|规定|条文|文件)(?:规定|说|上|里|写)?|"
    r"第几条|出处|法律(?:怎么|咋)(?:说|写|规定)|(?:有|哪有)(?:什么|啥)?(?:法律|法条)(?:依据|规定|支持)?(?:吗|么|没)|"
    r"(?:你|您)(?:咋|怎么)知道的?|^(?:真的|确定|靠谱|准不准|真的假的|[你您]确定)(?:吗|么|$)|哪一条规定"
)
# What may stand around such a question without being a matter of its own.
_AROUND_GROUND = frozenset(
    "什么啥你您说的这那个些刚才有没请问吗么嘛呢啊呀在是到底上面一下我想知道给看规定写系乜嘢,.?!，。？！、是"
)
# The kinds of values that can be put right.
FACTS = frozenset({"money", "duration", "date", "count"})
_CORRECTION = (
    r"[哦啊哎呀诶噢嗯呃额,， ]{0,4}(?:我|刚才|前面|上面|刚刚){0,2}"
    r"(?:不对|不是|不不|错了|[说写打讲搞弄记输]错|口误|更正|纠正|我?说的是|我?是说|应该是|准确说|唔系|唔啱|勿是|莫对|不得对)"
)
CORRECTS = re.compile(_CORRECTION)
# 哪 is how 那 is often typed.
_GOES_ON = re.compile(
    r"[那哪]|要是|如果|假如|万一|可是|但是|不过|还有|然后|接着|之后|后来|对了|另外|顺便|就算|"
    r"多久|多少|几天|几年|去哪|找谁|要带|带什么|带啥|要不要钱|花钱|收费|怎么办理|咋办|怎么弄|啥时候|什么时候|"
    + _CORRECTION
)


_AGAIN = re.compile(
    r"再(?:说|讲|念|发|来|看|听)[给我多]{0,3}一?[遍次回]|重新?(?:说|讲|念|发)|重复|复述|(?:说|讲|念|发|来)多?一?[遍次回]|来着|"
    r"(?:没有?|冇|木|未)(?:听|看)(?:清|见|到)|(?:你|您|恁|刚才)(?:那|这)?[句条个]?[说讲](?:的是|的|了|过)?(?:什么|啥|乜)|讲多一?次"
)
_SIMPLER = re.compile(
    r"[不唔勿莫](?:太|大|怎么|咋|是很|很)?(?:懂|明白?|得懂|识字)|(?:没有?|冇|木|未)(?:太|大|怎么)?[听看弄整搞]?(?:太|大)?(?:懂|明白)|"
    r"简单|简短|通俗|直白|白话|人话|好懂|易懂|慢点|(?:明白|清楚)(?:一点|点|些)|[太忒](?:长|复杂|深奥?|绕|啰嗦|专业|难懂)|[字话]太多|"
    r"(?:啥|什么|乜嘢?|么子)个?意思|文化低|没文化|没[念读]过书|记不住|看不完|一句话|长话短说|总结"
)
# What may stand around such a wish without being a matter of its own.
_AROUND_WISH = frozenset(
    "你您恁侬我俺给跟同对能不可以否吗么嘛呗吧啊呀呢哦咯啦噻撒嘞哈了得的要请麻烦谢唔该师傅老帮"
    "就还是再都也实在完全根本真有点儿些一下子遍次回刚才上面前说讲念发看听句话字条个这那里行好"
    "成中啥什用嘢弄整搞多解释清楚懂明白大文化低着来,，。.!！?？~、 呃嗯哎喂"
)


def asks_to_repeat(text: str) -> bool:
    """Whether a normalised message wants nothing but to hear the last reply again."""
    return len(text) <= _LONGEST_FOLLOW_UP and _is_only(_AGAIN, text, around=_AROUND_WISH)


def asks_for_simpler(text: str) -> bool:
    """Whether a normalised message says nothing but that the last reply was too hard or too long."""
    return len(text) <= _LONGEST_FOLLOW_UP and _is_only(_SIMPLER, text, around=_AROUND_WISH)


def asks_for_ground(text: str) -> bool:
    """Whether a normalised message asks only what the last answer rests on."""
    return _is_only(_GROUND, text, around=_AROUND_GROUND)


def goes_on(text: str) -> bool:
    """Whether a normalised message begins like a further question or a correction: 不对，是六个月."""
    return len(text) <= _LONGEST_FOLLOW_UP and _GOES_ON.match(text) is not None


def corrects(text: str) -> bool:
    """Whether a normalised message begins by taking something back: 不是三个月,是五个月."""
    return len(text) <= _LONGEST_FOLLOW_UP and CORRECTS.match(text) is not None


def _is_only(pattern: re.Pattern[str], text: str, *, around: frozenset[str]) -> bool:
    """Whether nothing but these characters stands around the pattern."""
    found = pattern.search(text)
    return found is not None and set(text[: found.start()] + text[found.end() :]) <= around
