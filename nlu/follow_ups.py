"""Messages that begin as if something was said before: 那要是不走呢, 中那保险嘞, 多久能下来."""

from __future__ import annotations

import re

# Longer messages say enough by themselves.
_LONGEST = 24

# 中,那…; 晓得咯那…: says yes to the last answer before it goes on.
_SAYS_YES = (
    r"(?:中|行|好|得|成|要得|可以|嗯|哦|噢|晓得|知道|明白|懂)(?:的|嘞|咧|勒|吧|了|咯|嘛|啊)?[,， ]?(?=[那哪])"
)
# 哪 is how 那 is often typed.
_THEN = r"[那哪]"
_IF = r"要是|如果|假如|万一|就算"
_BUT_ALSO = r"可是|但是|不过|还有|然后|接着|之后|后来|对了|另外|顺便"
_HOW_LONG = r"多久|多少|几天|几年|啥时候|什么时候"
_WHERE_AND_WHAT = r"去哪|找谁|要带|带什么|带啥|要不要钱|花钱|收费|怎么办理|咋办|怎么弄"
_GOES_ON = re.compile("|".join((_SAYS_YES, _THEN, _IF, _BUT_ALSO, _HOW_LONG, _WHERE_AND_WHAT)))


def goes_on(text: str) -> bool:
    """Whether a normalised message begins like a further question."""
    return len(text) <= _LONGEST and _GOES_ON.match(text) is not None
