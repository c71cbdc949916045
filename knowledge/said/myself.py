"""Whether somebody who told of another now speaks of himself: 我自己也撑不住了, 俺也难受."""

from __future__ import annotations

import re

_MYSELF = re.compile(r"(?:我|俺|咱|老子|本人)(?:自己|一个人|也|都|真的?|现在|快)")
# 我自己劝不动他 is still about him.
_ABOUT_HIM = re.compile(r"[他她佢伊渠]|劝|拦|陪着|怎么帮")


def speaks_of_myself(text: str) -> bool:
    """Whether a normalised message is about the one who writes, and about nobody else."""
    return _MYSELF.search(text) is not None and _ABOUT_HIM.search(text) is None
