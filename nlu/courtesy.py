"""How a message begins before it says anything: 律师你好,我想咨询一下."""

from __future__ import annotations

import re

from nlu.normalise import normalise

# 老师 opens a message only when it is called; 老师的工资 does not.
_OPENING = re.compile(
    r"(?:(?:各位|尊敬的)?(?:律师|老师|同志|领导|专家|师傅|大哥)们?(?=[,。!?;:~ ]|请问|[您你]?们?好)"
    r"|[您你大][们家]?好|请问(?:一下|下)?"
    r"|(?:我们?)?想[要请]?(?:咨询|问问|问|请教|了解)(?:一下|下)?(?:个问题|关于)?"
    r"|(?:麻烦|咨询|请教|问)(?:问|咨询)?(?:一下|下)"
    r"|[,。!?;:~ ]){1,12}"
)
# What is left has to say something; 你好 alone is all there is.
_SAYS_SOMETHING = 4


def without_opening(text: str) -> str:
    """The normalised text from where it says something; all of it when hardly anything would be left.

    Whoever writes to a lawyer does not ask about lawyers, and 请问 opens any question at all.
    """
    normal = normalise(text)
    opening = _OPENING.match(normal)
    rest = normal[opening.end() :] if opening else normal
    return rest if len(rest) >= _SAYS_SOMETHING else normal
