"""Values in a message: what they are, where they stand, and that nothing typed can break the finder."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.entities import LONGEST_TEXT, MESSAGES_REMEMBERED, EntityFinder

TODAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module")
def finder() -> EntityFinder:
    return EntityFinder()


_FINDER: list[EntityFinder] = []


def _shared() -> EntityFinder:
    if not _FINDER:
        _FINDER.append(EntityFinder())
    return _FINDER[0]


@pytest.mark.parametrize(
    ("text", "yuan", "per"),
    [
        ("工资八千五一直没给", "8500.00", None),
        ("欠我3万2", "32000.00", None),
        ("一天280", "280.00", "day"),
        ("每月5k", "5000.00", "month"),
        ("欠了四千多", "4000.00", None),
        ("4500块", "4500.00", None),
        ("两百块钱一天", "200.00", "day"),
        ("月薪6000", "6000.00", "month"),
        ("12块5一小时", "12.50", "hour"),
        ("¥4500", "4500.00", None),
        ("一个月到手五千多", "5000.00", "month"),
        ("工资8500元/月", "8500.00", "month"),
        ("年薪12万", "120000.00", "year"),
        ("1.2万", "12000.00", None),
        ("扣了我200", "200.00", None),
        ("欠我们12个人8万6", "86000.00", None),
        ("三千一个月", "3000.00", "month"),
        ("300块一天", "300.00", "day"),
        ("快两万了", "20000.00", None),
        ("欠了两亿", "200000000.00", None),
        ("工资5000多一点", "5000.00", None),
        ("差不多一千出头", "1000.00", None),
        ("底薪三k", "3000.00", None),
        ("1万零5百没给", "10500.00", None),
        ("2w5没结", "25000.00", None),
        ("三万2一直拖", "32000.00", None),
        ("欠我3万2千5百", "32500.00", None),
        ("1,2000元", "12000.00", None),
        ("12,0000元没付", "120000.00", None),
        ("欠我20多万", "200000.00", None),
        ("三十来万没结", "300000.00", None),
        ("上万块钱打了水漂", "10000.00", None),
        ("万把块钱", "10000.00", None),
        ("两毛五", "0.25", None),
        ("一件块五毛六", "1.56", None),
        ("三块五毛六一斤", "3.56", None),
        ("十块零五毛", "10.50", None),
        ("3块零5分", "3.05", None),
        ("100元一直没退", "100.00", None),
        ("rmb 8500", "8500.00", None),
        ("一个工280", "280.00", None),
        ("扣了我一票2000", "2000.00", None),
        ("一个月给他5000元左右的工资", "5000.00", "month"),
        ("月薪6500包吃住", "6500.00", "month"),
    ],
)
def test_money(finder: EntityFinder, text: str, yuan: str, per: str | None) -> None:
    found = [(one.kind, one.value) for one in finder.find(text, today=TODAY) if one.kind != "count"]
    assert found == [("money", {"yuan": yuan, "per": per})]


@pytest.mark.parametrize(
    ("text", "sums", "others"),
    [
        ("两个月工资一万二没发", ["12000.00"], ["两个月"]),
        ("拖欠我3个月工资9000", ["9000.00"], ["3个月"]),
        ("去年12月工资6000", ["6000.00"], ["去年12月"]),
        ("上个月工资4000只给了2000", ["4000.00", "2000.00"], ["上个月"]),
        ("十一个月工资5500", ["5500.00"], ["十一个月"]),
        ("工资从8000降到5000", ["8000.00", "5000.00"], []),
        ("我今年50,3000块请的人", ["3000.00"], ["今年"]),
    ],
)
def test_the_pay_of_some_months_is_no_pay_a_month(
    finder: EntityFinder, text: str, sums: list[str], others: list[str]
) -> None:
    found = finder.find(text, today=TODAY)
    money = [one for one in found if one.kind == "money"]
    assert [one.value["yuan"] for one in money] == sums
    assert all(one.value["per"] is None for one in money)
    assert [one.text for one in found if one.kind != "money"] == others


@pytest.mark.parametrize(
    "text",
    [
        "一分钱没给",
        "一毛钱都不给",
        "一块钱也没见着",
        "打12351没人接",
        "百分之十二降到百分之五",
        "五千年历史",
        "2024-05工资没发",
        "能赔几万",
        "这块三个人",
        "一年十几万个电话",
        "拿十三个",
    ],
)
def test_no_sum(finder: EntityFinder, text: str) -> None:
    assert [one for one in finder.find(text, today=TODAY) if one.kind == "money"] == []


@pytest.mark.parametrize(
    ("text", "found", "value"),
    [
        ("工资5000-8000", "5000-8000", {"yuan": None, "least": "5000.00", "most": "8000.00", "per": None}),
        ("五六千没给", "五六千", {"yuan": None, "least": "5000.00", "most": "6000.00", "per": None}),
        ("三四百块", "三四百块", {"yuan": None, "least": "300.00", "most": "400.00", "per": None}),
        ("一天三五百", "一天三五百", {"yuan": None, "least": "300.00", "most": "500.00", "per": "day"}),
        ("8千到1万", "8千到1万", {"yuan": None, "least": "8000.00", "most": "10000.00", "per": None}),
        ("3-5千块", "3-5千块", {"yuan": None, "least": "3000.00", "most": "5000.00", "per": None}),
        ("2、3万没给", "2、3万", {"yuan": None, "least": "20000.00", "most": "30000.00", "per": None}),
        ("三千四千的没给", "三千四千", {"yuan": None, "least": "3000.00", "most": "4000.00", "per": None}),
        ("欠一万二三", "一万二三", {"yuan": None, "least": "12000.00", "most": "13000.00", "per": None}),
        ("赔了几十万", "几十万", {"yuan": None, "least": "200000.00", "most": "900000.00", "per": None}),
        ("十几万没结", "十几万", {"yuan": None, "least": "110000.00", "most": "190000.00", "per": None}),
        ("5000几块", "5000几块", {"yuan": None, "least": "5100.00", "most": "5900.00", "per": None}),
        ("千儿八百块", "千儿八百块", {"yuan": None, "least": "800.00", "most": "1000.00", "per": None}),
        ("几十个人", "几十个人", {"number": None, "least": "20", "most": "90", "of": "people"}),
        ("二十几口子人", "二十几口子人", {"number": None, "least": "21", "most": "29", "of": "people"}),
        ("30-40个工人", "30-40个工人", {"number": None, "least": "30", "most": "40", "of": "people"}),
        ("5、6个人", "5、6个人", {"number": None, "least": "5", "most": "6", "of": "people"}),
        ("催了三四次", "三四次", {"number": None, "least": "3", "most": "4", "of": "times"}),
        ("两三年", "两三年", {"years": None, "least": "2", "most": "3"}),
        ("三到六个月", "三到六个月", {"months": None, "least": "3", "most": "6"}),
        ("好几个月", "好几个月", {"months": None, "least": "2", "most": "9"}),
        ("十几天", "十几天", {"days": None, "least": "11", "most": "19"}),
        ("三五天", "三五天", {"days": None, "least": "3", "most": "5"}),
        ("12-14个小时", "12-14个小时", {"hours": None, "least": "12", "most": "14"}),
    ],
)
def test_what_is_left_open_has_two_ends(
    finder: EntityFinder, text: str, found: str, value: dict[str, str | None]
) -> None:
    assert [(one.text, one.value) for one in finder.find(text, today=TODAY)] == [(found, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三个月没发", {"months": "3"}),
        ("个把月", {"months": "1"}),
        ("个半月", {"months": "1.5"}),
        ("12个钟", {"hours": "12"}),
        ("两个季度", {"months": "6"}),
        ("20来天", {"days": "20"}),
        ("半年", {"months": "6"}),
        ("干了一年零两个月", {"months": "14"}),
        ("俩月没开支", {"months": "2"}),
        ("15天", {"days": "15"}),
        ("3个多月", {"months": "3"}),
        ("一年半", {"months": "18"}),
        ("3年3个月", {"months": "39"}),
        ("两个半月", {"months": "2.5"}),
        ("两年", {"years": "2"}),
        ("工作15年", {"years": "15"}),
        ("两周", {"days": "14"}),
        ("三个半小时", {"hours": "3.5"}),
        ("24小时的驿站", {"hours": "24"}),
        ("15日内", {"days": "15"}),
        ("一天工作12小时", {"hours": "12"}),
        ("二十五个月", {"months": "25"}),
    ],
)
def test_duration(finder: EntityFinder, text: str, value: dict[str, str]) -> None:
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == [("duration", value)]


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("去年三月入职", "2025-03-01", "month"),
        ("上个月15号", "2026-10-15", "day"),
        ("2025年5月1日", "2025-05-01", "day"),
        ("2025-05-01", "2025-05-01", "day"),
        ("今年年初", "2026-01-01", "month"),
        ("昨天", "2026-11-22", "day"),
        ("去年年底", "2025-12-01", "month"),
        ("2024年", "2024-01-01", "year"),
        ("98年进厂", "1998-01-01", "year"),
        ("2016年以前", "2016-01-01", "year"),
        ("2017年12月25挨工伤", "2017-12-25", "day"),
        ("二零二五年三月", "2025-03-01", "month"),
        ("上周五", "2026-11-20", "day"),
        ("三个月前", "2026-08-01", "month"),
        ("5月1号", "2026-05-01", "day"),
        ("12月31号到期", "2026-12-31", "day"),
        ("两年前", "2024-01-01", "year"),
        ("25年3月入职", "2025-03-01", "month"),
        ("15号发工资", "2026-11-15", "day"),
        ("三月份", "2026-03-01", "month"),
        ("15年进厂", "2015-01-01", "year"),
        ("18年入职到现在", "2018-01-01", "year"),
        ("19年到现在", "2019-01-01", "year"),
        ("从16年干到现在", "2016-01-01", "year"),
        ("22年签的合同", "2022-01-01", "year"),
        ("20年的时候", "2020-01-01", "year"),
        ("17年夏天", "2017-01-01", "year"),
        ("六五年三月生", "1965-03-01", "month"),
        ("年底没发", "2026-12-01", "month"),
        ("年初说好的", "2026-01-01", "month"),
        ("月底发", "2026-11-21", "ten_days"),
        ("上个月月底", "2026-10-21", "ten_days"),
        ("3月初", "2026-03-01", "ten_days"),
        ("8月中旬", "2026-08-11", "ten_days"),
        ("五一没放假", "2026-05-01", "day"),
        ("去年国庆", "2025-10-01", "day"),
        ("24年中秋节", "2024-09-17", "day"),
        ("过年没给钱", "2026-02-17", "day"),
        ("说过年给", "2027-02-06", "day"),
        ("十一放假没给钱", "2026-10-01", "day"),
        ("2月29日", "2024-02-29", "day"),
        ("31号没发", "2026-10-31", "day"),
        ("25.3.1", "2025-03-01", "day"),
        ("25/3/1", "2025-03-01", "day"),
        ("2025/03/01", "2025-03-01", "day"),
        ("20250301", "2025-03-01", "day"),
        ("2025.3入职", "2025-03-01", "month"),
        ("上周", "2026-11-16", "week"),
        ("上周末", "2026-11-21", "day"),
        ("半个月前", "2026-11-08", "day"),
        ("大后天", "2026-11-26", "day"),
    ],
)
def test_date(finder: EntityFinder, text: str, iso: str, precision: str) -> None:
    expected = [("date", {"iso": iso, "precision": precision})]
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "12333",
        "电话13800138000",
        "第八十五条",
        "3号楼",
        "每月15号发工资",
        "2月30号",
        "60岁",
        "第三年",
        "2025年2月29日",
        "去年2月29号",
        "每年年底",
        "每个月月底",
        "五一路",
        "周五一直没来",
        "王国庆",
        "没休过年假",
        "这周边",
        "上年纪了",
    ],
)
def test_numbers_of_something_else(finder: EntityFinder, text: str) -> None:
    assert finder.find(text, today=TODAY) == []


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("3-5月", "2026-03-01", "2026-05-01"),
        ("三四月份", "2026-03-01", "2026-04-01"),
        ("10、11、12月", "2026-10-01", "2026-12-01"),
        ("11月-1月", "2025-11-01", "2026-01-01"),
        ("去年11月到3月", "2025-11-01", "2026-03-01"),
        ("2024年3月至6月份", "2024-03-01", "2024-06-01"),
    ],
)
def test_from_month_to_month(finder: EntityFinder, text: str, least: str, most: str) -> None:
    value = {"iso": None, "least": least, "most": most, "precision": "month"}
    assert [(one.text, one.value) for one in finder.find(f"{text}工资没发", today=TODAY)] == [(text, value)]


def test_a_year_is_carried_over_to_the_second_date(finder: EntityFinder) -> None:
    found = finder.find("2024年3月初到5月底,去年11月15号到3月2号", today=TODAY)
    assert [one.value["iso"] for one in found] == ["2024-03-01", "2024-05-21", "2025-11-15", "2026-03-02"]


@pytest.mark.parametrize(
    "text", ["干了15年", "工作15年退休", "交15年社保", "最低从15年提高到20年", "满15年就行"]
)
def test_two_digits_after_work_are_a_length(finder: EntityFinder, text: str) -> None:
    assert {one.kind for one in finder.find(text, today=TODAY)} == {"duration"}


def test_several_values_in_one_message(finder: EntityFinder) -> None:
    text = "我在烟台芝罘区干了三个月,一天280,包工头欠我两万三,从去年三月拖到现在"
    found = [(one.kind, one.text) for one in finder.find(text, today=TODAY)]
    assert found == [
        ("place", "烟台芝罘区"),
        ("duration", "三个月"),
        ("money", "一天280"),
        ("money", "两万三"),
        ("date", "去年三月"),
    ]


@given(
    st.one_of(
        st.text(alphabet=st.characters(), max_size=60),
        st.text(
            alphabet="一二三四五六七八九十百千万零两半个年月日号天时上去今前后块元k0123456789.,在北京朝阳区市县",
            max_size=40,
        ),
    ),
    st.dates(),
)
def test_never_fails_and_stays_within_the_text(text: str, today: dt.date) -> None:
    end = 0
    for one in _shared().find(text, today=today):
        assert end <= one.start < one.end <= len(text)
        assert one.text == text[one.start : one.end]
        end = one.end


def test_what_comes_after_the_limit_is_not_looked_at(finder: EntityFinder) -> None:
    assert finder.find("工" * LONGEST_TEXT + "一天280", today=TODAY) == []


def test_words_never_seen_before_are_forgotten_again() -> None:
    """spaCy keeps every string it meets; a server that lives for months must not."""
    finder = EntityFinder()
    strings = finder._language.vocab.strings
    sizes = []
    for number in range(3 * MESSAGES_REMEMBERED):
        finder.find(f"工号{number}x{number}没发{number * 7919}", today=TODAY)
        sizes.append(len(strings))
    third = [
        sizes[start : start + MESSAGES_REMEMBERED] for start in range(0, len(sizes), MESSAGES_REMEMBERED)
    ]
    # Kept, they would be three times as many.
    assert max(third[2]) <= 1.05 * max(third[0])


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("我们三十多个人都没拿到钱", "30", "people"),
        ("一百多号工人", "100", "people"),
        ("俩人都摔了", "2", "people"),
        ("20名工友", "20", "people"),
        ("十来个老乡一起", "10", "people"),
        ("八十余人", "80", "people"),
        ("上百人", "100", "people"),
        ("催了五次都不给", "5", "times"),
        ("跑了3趟", "3", "times"),
    ],
)
def test_counts(finder: EntityFinder, text: str, number: str, of: str) -> None:
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == [
        ("count", {"number": number, "of": of})
    ]


@pytest.mark.parametrize(
    "text", ["第三个人", "每三人一间", "第二次", "人事说不行", "一个人事经理", "0个人", "这回算了"]
)
def test_no_count(finder: EntityFinder, text: str) -> None:
    assert [one for one in finder.find(text, today=TODAY) if one.kind == "count"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我是送外卖的", "外卖骑手"),
        ("开大车不挣钱", "货车司机"),
        ("我老婆是月嫂", "家政服务员"),
        ("俺爹扫大街", "环卫工人"),
        ("我是小区保安", "保安"),
        ("在饭店端盘子", "服务员"),
    ],
)
def test_occupations(finder: EntityFinder, text: str, name: str) -> None:
    assert [(one.kind, one.value) for one in finder.find(text, today=TODAY)] == [
        ("occupation", {"name": name})
    ]


@pytest.mark.parametrize(
    "text", ["被保安打了", "会计师事务所拖欠", "保洁费谁出", "找了个律师", "考教师资格证"]
)
def test_somebody_elses_trade_is_left_alone(finder: EntityFinder, text: str) -> None:
    assert [one for one in finder.find(text, today=TODAY) if one.kind == "occupation"] == []


@pytest.mark.parametrize(
    "text",
    [
        "北京万达利商贸公司欠我工资",
        "上海大众汽车有限公司开除我",
        "武汉钢铁集团改制",
        "杭州银行不要我了",
        "平安保险",
    ],
)
def test_a_firm_is_no_place(finder: EntityFinder, text: str) -> None:
    assert finder.find(text, today=TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "北京顺丰快递欠我工资",
        "鞍山钢铁下岗",
        "郑州富士康不发工资",
        "深圳鹏翔物流不给钱",
        "重庆建工拖欠",
        "北京海底捞",
        "上海万科物业开除我",
        "广州恒大烂尾",
        "苏州立讯扣钱",
        "北京移动把我辞了",
    ],
)
def test_a_firm_that_is_not_called_one_is_no_place_either(finder: EntityFinder, text: str) -> None:
    assert [one for one in finder.find(text, today=TODAY) if one.kind == "place"] == []


@pytest.mark.parametrize(
    "text",
    [
        "在北京顺丰快递上班",
        "郑州富士康厂里",
        "北京附近快递驿站",
        "深圳电子厂",
        "上海送快递",
        "北京朝阳物流",
        "武汉钢铁厂欠薪",
        "广州没签劳务合同",
        "北京中建工地",
        "成都美团站点",
        "上海建筑行业",
    ],
)
def test_work_of_a_kind_somewhere_is_somewhere(finder: EntityFinder, text: str) -> None:
    assert [one.kind for one in finder.find(text, today=TODAY) if one.kind == "place"] == ["place"]


@pytest.mark.parametrize("text", ["在深圳一家物流公司", "我在成都富士康公司", "深圳的公司", "人在武汉钢铁厂"])
def test_a_firm_somewhere_is_somewhere(finder: EntityFinder, text: str) -> None:
    assert [one.kind for one in finder.find(text, today=TODAY)] == ["place"]
