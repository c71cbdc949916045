"""Messages that ask what the last answer rests on, and nothing else: 依据是什么, 哪条写的撒, 真的吗."""

from __future__ import annotations

from nlu.nothing_else import any_of, is_only

_WHICH = r"(?:哪|什么|啥子?|么子|乜嘢?)"
_A_LAW = r"(?:法律|法条|法(?![院援])|规定|条例|条文|条款|文件)"
_SAY = r"(?:讲|说|写|规定|定)"
_ENDING = r"(?:的|了|勒|嘞|咧|得|个|过)"

_ASKS_FOR_GROUND = any_of(
    # 有什么依据, 法律根据
    r"(?:法律|法规|政策|条文)?依据",
    r"(?:有啥|啥|啥子)根据|法律根据|根据(?:什么|啥|哪)",
    r"凭(?:什么|啥子?|么子)这么[说讲]|^凭(?:什么|啥子?|么子)(?:[呀啊?]|$)",
    # 哪部法规定的, 哪个法讲勒
    rf"{_WHICH}(?:一)?(?:部|条|个|款)?{_A_LAW}(?:里|上)?{_SAY}?{_ENDING}?",
    # 哪条写的撒, 哪里规定的, 哪个讲的
    rf"哪(?:一)?(?:条|个|里|点|款|块|本)(?:里|上)?{_SAY}{{1,2}}{_ENDING}",
    r"第几条|出处|哪一条规定",
    # 条文是啥, 有文件吗
    r"(?:条文|原文|法条)(?:是|有)?(?:什么|啥子?|么子)?",
    r"有(?:什么|啥子?|没有)?(?:明文|法律)?(?:文件|规定|条文)(?:依据)?(?:吗|么|没|不)",
    # 法律怎么说, 有法律规定吗
    r"法律(?:怎么|咋|咋个|啷个)(?:说|讲|写|规定)",
    r"(?:有|哪有)(?:什么|啥子?)?(?:法律|法条)(?:依据|规定|支持)?(?:吗|么|没)",
    # 你咋知道的, 真的吗
    r"(?:你|您|恁|侬)(?:咋|怎么|啷个|哪能)(?:知道|晓得)的?",
    r"^(?:真的|确定|靠谱|准不准|真的假的|[你您恁]确定)(?:吗|么|不|嘛|$)",
)
# What may stand around such a question without being a matter of its own.
_AROUND = frozenset(
    "什么啥子你您恁说讲的这那个些刚才有没请问吗么嘛呢啊呀哦噢哈撒噻勒嘞咧哩咯是在到底上面一下我俺想知道给看规定写系乜嘢,.?!，。？！、"
)
# 讲的啥子: asks what those grounds say, when they have just been named.
_ASKS_WHAT_IT_SAYS = any_of(
    rf"(?:{_SAY}|{_SAY}{_ENDING})(?:都)?(?:是|系)?(?:些|个|点)?(?:什么|啥子?|么子|乜嘢?)(?:内容|东西|意思)?",
    r"(?:具体|详细)(?:内容|怎么(?:说|写|规定))|(?:内容|原文)是?(?:什么|啥子?)",
)
_AROUND_WHAT_IT_SAYS = frozenset(
    "那这它他都具体到底里面上条法律些几的是吗么嘛呢啊呀哦噢哈撒噻勒嘞咧哩咯,，.。?？!！ "
)


def asks_for_ground(text: str) -> bool:
    """Whether a normalised message asks only what the last answer rests on."""
    return is_only(_ASKS_FOR_GROUND, text, around=_AROUND)


def asks_what_it_says(text: str) -> bool:
    """Whether a normalised message asks only what was just named says: 讲的啥子."""
    return is_only(_ASKS_WHAT_IT_SAYS, text, around=_AROUND_WHAT_IT_SAYS)
