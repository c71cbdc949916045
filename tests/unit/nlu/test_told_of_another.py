"""Who tells of somebody else's distress is told from who is in distress."""

from __future__ import annotations

import pytest

from nlu.normalise import normalise
from nlu.sensitive import SensitiveFinder
from nlu.told_of_another import told_of_another


@pytest.mark.parametrize(
    "text",
    [
        "有人要跳楼",
        "工友站在塔吊上说不下来",
        "我老公说不想活了",
        "同事割腕了",
        "工友割腕了 血止住了 现在咋办",
        "室友吞了一整瓶药现在叫不醒",
        "我爸吃了老鼠药 说讨不到钱不想拖累我",
        "俺妹叫厂里逼得要喝药 恁们快管管",
        "工友拿刀对着自己脖子 说不给钱就抹",
        "我媳妇说她不想活了 我在外地赶不回去",
        "老张天天念叨死了算球 我们都担心他",
        "我们厂有个女孩坐在六楼窗台上哭 谁都拉不下来",
        "他要自杀怎么办",
    ],
)
def test_somebody_else(text: str) -> None:
    assert told_of_another(normalise(text))


@pytest.mark.parametrize(
    "text",
    [
        "我不想活了",
        "老婆走了我不想活了",
        "老婆跑了 不想活了",
        "老公打我 我想抱着孩子一起走",
        "老板逼我 我要跳楼",
        "我命真贱，老婆也跑了，喝瓶农药一了百了",
        "对不起爸妈 儿子不孝 来世做牛做马",
        "被主管当众羞辱 我在宿舍把绳子都系好了",
        "要是哪天你们看到新闻说有个外卖员跳桥了那就是我",
        "工友都走了 我也想死",
        "脑子里有人叫我去死",
        "拿不到钱我就从楼上跳下去",
    ],
)
def test_the_worker_himself(text: str) -> None:
    assert not told_of_another(normalise(text))


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("我不想活了", ["distress"]),
        ("同事割腕了", ["distress_of_another", "distress"]),
        ("工友触电了没反应", ["emergency"]),
    ],
)
def test_the_alarm_names_its_entries(text: str, entries: list[str]) -> None:
    assert SensitiveFinder().find(text)[0].entries == entries
