"""Words of a bad day are said plainly; a real wish to die, and real deaths, are left as they are."""

from __future__ import annotations

import pytest

from nlu.exaggeration import blanked, toned_down
from nlu.sensitive import SensitiveFinder


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("快累死了", "很累"),
        ("烦死了", "很烦"),
        ("气死我了", "很气"),
        ("饿死了", "很饿"),
        ("热死个人", "很热"),
        ("穷死了", "很穷"),
        ("要被老板逼疯了", "很烦"),
        ("困得想死", "很困"),
        ("贵得要命", "很贵"),
        ("感动死了", "很感动"),
        ("我要告死他", "我要告他"),
        ("气炸了", "很气"),
        ("老板不给钱我气炸了", "老板不给钱我很气"),
        ("厂里热死人了", "厂里很热"),
        ("地铁挤死人了", "地铁很挤"),
        ("车间闷死人了", "车间很闷"),
        ("冻死了宿舍没暖气", "很冻宿舍没暖气"),
        ("笑得死去活来", "很烦"),
        ("气得我差点背过气", "很烦"),
    ],
)
def test_a_bad_day_is_said_plainly(text: str, plain: str) -> None:
    assert toned_down(text) == plain
    assert len(blanked(text)) == len(text)
    assert SensitiveFinder().find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "累得不想活了",
        "累得想死",
        "热死了两个工友",
        "累死在车间",
        "闷死在罐里",
        "砸死了人",
        "宿舍煤气炸了",
        "天然气坏了",
        "锅炉憋炸了",
        "我们厂热死了人",
        "瓦斯闷死人了",
        "挤死人了",
        "被砸得差点没背过气",
        "被打得死去活来",
        "三天没吃饭快饿死了",
        "在冷库里快冻死了出不去",
        "被困死了三个",
        "掉坑死了",
        "断水两天快渴死了",
        "车间热死人了抬走一个",
        "他死了",
        "我想死",
        "不想活了",
    ],
)
def test_what_is_meant_stays(text: str) -> None:
    assert toned_down(text) == text


@pytest.mark.parametrize(
    "text", ["累得不想活了", "气死我了，我要去砍了他", "快累死了，真不想活了", "被老板逼得想跳楼"]
)
def test_danger_beside_a_bad_day_is_found(text: str) -> None:
    assert SensitiveFinder().find(text) != []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("宿舍煤气炸了", "emergency"),
        ("厂里液化气罐炸了", "emergency"),
        ("锅炉憋炸了", "emergency"),
        ("我们厂热死了人", "emergency"),
        ("车间热死了一个", "emergency"),
        ("冷库冻死了两个人", "emergency"),
        ("瓦斯闷死人了", "emergency"),
        ("井下憋死人了", "emergency"),
        ("挤死人了", "emergency"),
        ("被砸得差点没背过气", "emergency"),
        ("在冷库里快冻死了出不去", "emergency"),
        ("电梯里闷死了出不去", "emergency"),
        ("关在车厢里快热死了", "emergency"),
        ("快叫人来", "emergency"),
        ("赶紧喊人过来救人", "emergency"),
        ("被打得死去活来", "violence"),
    ],
)
def test_deaths_and_explosions_say_it_by_themselves(text: str, kind: str) -> None:
    assert kind in {alarm.kind for alarm in SensitiveFinder().find(text)}


@pytest.mark.parametrize(
    "text",
    [
        "厂里热死了人怎么赔",
        "去年我们厂热死了人",
        "煤气爆炸了算工伤吗",
        "宿舍挤死人了",
        "热死了一天没停",
        "疼得死去活来",
        "让公司快叫人来修空调",
    ],
)
def test_what_is_over_or_only_hot_does_not(text: str) -> None:
    assert SensitiveFinder().find(text) == []
