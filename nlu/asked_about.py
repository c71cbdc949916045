"""Whether a message that sounds like danger only asks: about what is over, a death, or a crowd that waits."""

from __future__ import annotations

import re

# Whoever asks what is paid writes after the accident.
_AFTERWARDS = re.compile(r"赔|工伤|认定|报销|责任|鉴定|评级|多少钱|谁出|谁付|工亡|抚恤|丧葬|还能告|怎么告")
_LONG_AGO = re.compile(
    r"[去前当那旧]年|以前|之前|年前|[\d一二两三四五六七八九十]年了|早就?判|判[了下]|出院|上个?月|后遗症"
)
_DIED = re.compile(r"猝死|工亡|去世|过世|淹死|摔死|砸死|电死|压死|病死|抚恤|丧葬|遗属")
# 我要是在工地上没了能赔多少: this is no question about the law.
_MY_DEATH = re.compile(r"(?:要是|如果|假如|万一|等)[我俺]|[我俺](?:要是|如果|死|走|没了)")
# Without any of these a crowd does nothing yet but wait for its wages.
# By words: 打工, 打电话, 拉货, 停电 and 坐着等 are no deeds.
_CROWD_DOES = re.compile(
    r"[围堵拦罢闹爬聚砸占跪躺抢截掀]|横幅|条幅|集合|上[访街路楼]|下线|不[走散干]|讨说法|楼顶|塔吊|跳[桥楼]|钢管|灵堂|广场|"
    r"横在|封|焊|不让|静坐|坐[在到地满一].{0,8}(?:门|路|楼|厅|办|地上|政府)|(?:政府|门口|大厅|路上|局里?|总部)坐[着下]|"
    r"拉(?:闸|着?布|起?绳|人|他|老板|扯|白|停)|闸拉|停[工产了运下]|停.{0,3}(?:机|活|线)|[关断]电|抬[着棺尸人到]|"
    r"冲[进到上击了卡]|推[倒翻搡开]|举[着牌]|打(?:起|群架|人|架|砸|老板|保安|成|了)|锁[门住了上大]|扣[住下人押]"
)
# Whoever is under there waits for no wages.
_BURIED = re.compile(r"塌|埋|没(?:有)?出来|出不来|压在")
# 宿舍查房, 不在就罚钱 is a rule of the house, unless somebody was hurt or held.
_HOUSE_RULES = re.compile(
    r"罚[钱款\d]|扣[钱款\d]|查房|查寝|门禁|工牌|进(?:门|去|厂|车间)|拿.{0,6}(?:东西|行李|工具)|搬走|晚归"
)
_DONE_TO_SOMEBODY = re.compile(
    r"[打揍扇踹踢捅砍刀棍绑按摸抱拖拽推掐烫泼砸咬跟杀血伤残骗狗抽电跪扒奸]|反锁|看着|出不|关[在着起]"
)


def only_asked_about(kind: str, normal: str) -> bool:
    """Whether the words of a normalised message speak against an alarm of this kind that a model raised."""
    afterwards = _AFTERWARDS.search(normal) is not None
    if kind == "emergency":
        return afterwards
    if kind == "mass_incident":
        return _CROWD_DOES.search(normal) is None and _BURIED.search(normal) is None
    if kind == "violence":
        over = afterwards and _LONG_AGO.search(normal) is not None
        return over or (_HOUSE_RULES.search(normal) is not None and _DONE_TO_SOMEBODY.search(normal) is None)
    if kind == "distress":
        return afterwards and _DIED.search(normal) is not None and _MY_DEATH.search(normal) is None
    return False
