"""What somebody says who is asked where he is; most names of counties are also everyday words."""

import pytest

from knowledge.library import Library
from knowledge.regions import region_coded
from knowledge.said.regions import said_place
from tests.conftest import TODAY


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("南山", {"广东省深圳市南山区", "黑龙江省鹤岗市南山区"}),
        ("和平", {"天津市和平区", "辽宁省沈阳市和平区", "广东省河源市和平县"}),
        ("我在和平那边", {"天津市和平区", "辽宁省沈阳市和平区", "广东省河源市和平县"}),
        ("长安", {"陕西省西安市长安区", "河北省石家庄市长安区"}),
        ("那新城呢", {"陕西省西安市新城区", "内蒙古自治区呼和浩特市新城区"}),
        ("城关区", {"甘肃省兰州市城关区", "西藏自治区拉萨市城关区"}),
        ("不对,是罗湖", {"广东省深圳市罗湖区"}),
        ("哦不对,我在福山", {"山东省烟台市福山区"}),
        ("就在市北这边", {"山东省青岛市市北区"}),
        ("换福田", {"广东省深圳市福田区"}),
        ("我说的是河东", {"天津市河东区", "山东省临沂市河东区"}),
        ("来宾", {"广西壮族自治区来宾市"}),
        ("合作", {"甘肃省甘南藏族自治州合作市"}),
        ("城固", {"陕西省汉中市城固县"}),
        ("威宁", {"贵州省毕节市威宁彝族回族苗族自治县"}),
        ("吉林", {"吉林省"}),
        ("湘潭", {"湖南省湘潭市"}),
        ("浦东", {"上海市浦东新区"}),
        ("从南阳来不对,在苏州", {"江苏省苏州市"}),
        ("老家不是信阳是周口", {"河南省周口市"}),
        ("户口不是信阳,是周口", {"河南省周口市"}),
        ("原来不是在深圳现在在苏州", {"江苏省苏州市"}),
        ("不是在深圳,现在苏州", {"江苏省苏州市"}),
        ("以前不是在深圳,现在在苏州打工", {"江苏省苏州市"}),
    ],
)
def test_a_place_and_nothing_else(text: str, names: set[str]) -> None:
    assert {region_coded(code).full_name for code in said_place(text).codes} == names


@pytest.mark.parametrize(
    "text",
    [
        "我想和平解决",
        "资源不够",
        "在长安汽车上班怎么办",
        "平安保险不赔",
        "我在厂里",
        "谢谢",
        "那边",
        "在",
        "我在" * 40,
        "",
    ],
)
def test_no_region(text: str) -> None:
    assert said_place(text).codes == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [("我在大润发门口", "大润发门口"), ("就厂里", "厂里"), ("到了,老乡饭店的", "老乡饭店"), ("嗯", "嗯")],
)
def test_what_was_said_for_a_place_is_named_back(text: str, name: str) -> None:
    assert said_place(text).name == name


def test_a_name_with_its_ending_is_whole() -> None:
    assert said_place("市中区").whole
    assert not said_place("市中").whole
    assert not said_place("和平").whole


def test_no_way_of_asking_is_taken_for_a_place(library: Library) -> None:
    entries = library.search.entries(on=TODAY)
    assert [ask for entry in entries for ask in entry.asks if said_place(ask).codes] == []
