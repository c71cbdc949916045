"""What a crowd does is told by words, and whoever is buried is never only asked about."""

import pytest

from nlu.asked_about import only_asked_about


@pytest.mark.parametrize(
    "text",
    [
        "大家在围堵大门",
        "明天去拉横幅",
        "工人在车间静坐",
        "几十个人坐在厂门口",
        "下周一一起去市政府门口坐着",
        "全体停工等说法",
        "全班组准备跳桥讨薪",
        "把总闸拉了",
        "隧道口塌方,前面两个兄弟没出来",
        "几十个人埋在下面",
    ],
)
def test_a_crowd_that_does_something(text: str) -> None:
    assert not only_asked_about("mass_incident", text)


@pytest.mark.parametrize(
    "text",
    [
        "我们几十个人在项目部打工没发工资",
        "大家都在等,打电话没人接",
        "食堂停电我们都坐着等",
        "我们拉货的都没拿到钱",
        "大家推迟到月底领工资",
        "几十个人举报了没用",
        "大家的工资都被扣了",
    ],
)
def test_a_crowd_that_waits(text: str) -> None:
    assert only_asked_about("mass_incident", text)
