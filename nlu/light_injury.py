"""Whether a message tells of a hurt that needs a doctor and no ambulance: 手指头砸了，流血，不严重."""

from __future__ import annotations

import re

_LIGHT = re.compile(
    r"不(?:太|算|很|怎么)?(?:严重|要紧|碍事|深)|没(?:啥|什么|有)?大(?:事|碍|问题)|人没事|皮外伤|小伤|轻伤|蹭破|擦破|破了?点?皮"
)
_FINGER = re.compile(r"手指头?|指头|指甲|脚[趾指]头?|手背|手掌")
_BLEEDS = re.compile(r"流血|出血|淌血|肿|青|紫|疼|痛|破|砸|夹|划|扎|口子|缝")
_GRAVE = re.compile(
    r"断|掉了?一?[截节块根]|没了|止不住|不止|喷|一直流|好多血|很多血|大量|晕|昏|休克|没知觉|动不了|脸色|发黑|发白|"
    r"绞|卷进|轧|压住|卡住|出不来|骨头|露出|电|烧伤|烫|头|胸|肚|眼|脖|大腿|喘|呼吸|心|吐|救"
)


def is_light_injury(normal: str) -> bool:
    """Whether the hurt is called light, or is a finger's, and nothing in the message is grave."""
    if _GRAVE.search(_FINGER.sub("", normal)):
        return False
    finger = _FINGER.search(normal) is not None and _BLEEDS.search(normal) is not None
    return finger or _LIGHT.search(normal) is not None
