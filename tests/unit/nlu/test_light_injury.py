import pytest

from nlu.light_injury import is_light_injury
from nlu.normalise import normalise


@pytest.mark.parametrize(
    "text",
    ["俺今个砸着手指头了 肿嘞老高 流血", "昨天送单摔了，人没大事", "脚趾头让砖砸青了", "蹭破点皮，不碍事"],
)
def test_a_light_injury(text):
    assert is_light_injury(normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "手指头断了一根，血止不住",
        "手指头让机器绞了",
        "人没大事就是昏过去一会儿",
        "手被压住出不来了",
        "他从架子上掉下来，头上全是血",
        "我在工地干活",
    ],
)
def test_none(text):
    assert not is_light_injury(normalise(text))
