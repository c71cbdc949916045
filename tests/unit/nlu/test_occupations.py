"""Occupations as workers call their own work; no name stands under two of them."""

from pathlib import Path

import pytest

from nlu.occupations import BadOccupations, Occupations


def test_a_name_under_two_occupations_is_refused(tmp_path: Path) -> None:
    (tmp_path / "occupations.yml").write_text("电工: [电工]\n焊工: [焊工, 电工]\n", encoding="utf-8")
    with pytest.raises(BadOccupations, match="电工 stands under 电工 and 焊工"):
        Occupations(tmp_path)


def test_the_longest_name_wins() -> None:
    assert [one.text for one in Occupations().find("我爸是环卫工人")] == ["环卫工人"]


@pytest.mark.parametrize(
    ("text", "named", "name"),
    [
        ("我是电焊工", "电焊工", "焊工"),
        ("我是挖掘机司机", "挖掘机司机", "挖掘机司机"),
        ("开塔吊的", "开塔吊", "塔吊司机"),
        ("我是泥瓦匠", "泥瓦匠", "泥瓦工"),
        ("砌墙的", "砌墙的", "泥瓦工"),
        ("跑长途的", "跑长途", "货车司机"),
        ("干家政", "干家政", "家政服务员"),
        ("家政不给签合同", "家政", "家政服务员"),
        ("我就是个厂妹", "厂妹", "普工"),
        ("在工地绑钢筋", "绑钢筋", "钢筋工"),
        ("跟着搭外架", "搭外架", "架子工"),
        ("给人刮大白", "刮大白", "装修工人"),
        ("超市理货", "超市理货", "营业员"),
        ("仓库开叉车", "开叉车", "仓库工"),
        ("餐厅切配", "切配", "厨师"),
        ("烧锅炉的", "烧锅炉的", "锅炉工"),
        ("我在医院当护工", "护工", "护工"),
        ("拉渣土", "拉渣土", "货车司机"),
        ("汽修学徒", "汽修学徒", "维修工"),
        ("我是下井的", "下井的", "矿工"),
        ("我是铺路工", "铺路工", "铺路工"),
        ("我老公是厂里的磨床工", "磨床工", "磨床工"),
    ],
)
def test_what_workers_call_their_work(text: str, named: str, name: str) -> None:
    assert [(one.text, one.value) for one in Occupations().find(text)] == [(named, {"name": name})]


@pytest.mark.parametrize(
    "text",
    [
        "我是临时工",
        "我是个员工",
        "我是一名女职工",
        "我是农民工",
        "我是打零工",
        "家政平台",
        "会计师事务所",
        "建筑工地",
        "平安保险",
    ],
)
def test_no_occupation(text: str) -> None:
    assert list(Occupations().find(text)) == []
