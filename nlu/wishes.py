"""Messages that want nothing but to hear the last reply again, or more simply, or to speak to a person."""

from __future__ import annotations

import re

from nlu.nothing_else import any_of, is_only

# Longer messages say more than a wish.
_LONGEST = 24

_ONCE_MORE = r"一?[遍次回]"
_AGAIN = any_of(
    # 再说一遍, 再发给我一次
    rf"再(?:说|讲|念|发|来|看|听)[给我多]{{0,3}}{_ONCE_MORE}",
    rf"(?:说|讲|念|发|来)多?{_ONCE_MORE}|讲多一?次",
    r"重新?(?:说|讲|念|发)|重复|复述|来着",
    # 没听清, 冇看到
    r"(?:没有?|冇|木|未)(?:听|看)(?:清|见|到)",
    # 你刚才说的是啥
    r"(?:你|您|恁|刚才)(?:那|这)?[句条个]?[说讲](?:的是|的|了|过)?(?:什么|啥|乜)",
)
_SIMPLER = any_of(
    # 不太懂, 没看明白, 整不明白, 不识字
    r"[不唔勿莫](?:太|大|怎么|咋|是很|很)?(?:懂|明白?|得懂|识字)",
    r"(?:没有?|冇|木|未)(?:太|大|怎么)?[听看弄整搞]?(?:太|大)?(?:懂|明白)",
    # 简单点, 说人话, 讲明白些
    r"简单|简短|通俗|直白|白话|人话|好懂|易懂|慢点",
    r"(?:明白|清楚)(?:一点|点|些)|一句话|长话短说|总结",
    # 太长了, 字太多, 看不完
    r"[太忒](?:长|复杂|深奥?|绕|啰嗦|专业|难懂)|[字话]太多|记不住|看不完",
    # 啥意思
    r"(?:啥|啥子|什么|乜嘢?|么子)个?意思",
    r"文化低|没文化|没[念读]过书",
)
# What may stand around such a wish without being a matter of its own.
_AROUND_WISH = frozenset(
    "你您恁侬我俺给跟同对能不可以否吗么嘛呗吧啊呀呢哦咯啦噻撒嘞哈了得的要请麻烦谢唔该师傅老帮"
    "就还是再都也实在完全根本真有点儿些一下子遍次回刚才上面前说讲念发看听句话字条个这那里行好"
    "成中啥什用嘢弄整搞多解释清楚懂明白大文化低着来,，。.!！?？~、 呃嗯哎喂"
)
_A_PERSON = r"(?:一?个)?(?:真|活|大活|真正的)?人"
_PERSON = any_of(
    r"(?:转|找|接|要|叫|换|上)?人工(?!费)(?:客服|服务|坐席)?|(?<!我是)客服|接线员",
    # 找你们负责人, 转工作人员
    r"(?:转|找|接|要|叫|喊|换)(?:你们(?:那里?的?)?(?:工作人员|负责人|领导)|(?:一?个)?工作人员)",
    # 不想跟机器人说话, 别让机器人跟我说了
    r"(?:不想?|别)(?:让|叫)?(?:跟|和|同)?(?:你这?个?)?机器人?(?:跟我)?(?:说|讲|聊)",
    # 你是真人吗 asks who is there.
    r"(?<!是)(?:找(?:一?个)?)?(?:真人|大?活人)",
    # 换人, 换个人跟我讲, 叫个人来说
    rf"换{_A_PERSON}|(?:叫|喊|派|安排|来|找){_A_PERSON}来?(?:接(?:电话|听|话)|跟|和|同|说|讲|聊|答)",
)
# 快叫人来 may be a cry for help, unless it is a machine that the writer has enough of.
_PERSON_NOT_A_MACHINE = any_of(_PERSON.pattern, rf"(?:叫|喊|派|安排|来|找){_A_PERSON}(?:来|接|$)")
_A_MACHINE = re.compile(r"机器|电脑|自动|客服|人工")
# 你是机器人吧, 跟机器说半天
_AROUND_PERSON = frozenset(
    "你您恁侬我俺咱是不就个机器人吧嘛吗么呢啊呀哦噢咯啦噻撒嘞哈了的得给帮请麻烦要想能可以有没跟和同说讲话聊谈"
    "来接听快赶紧别再还懂半天白费劲电脑自动回复答行好谢,，。.!！?？~、 "
)
_SOMEBODY_THERE = any_of(
    # 有人吗, 有没有人, 有莫得人
    r"有(?:没有?|莫得|冇)人|有人(?:在|值班|理我?|回)?(?:吗|没有?|不|么|嘛|冇|$)|没人(?:在|理|回)?(?:吗|么|嘛)?$",
    # 人呢, 人在哪, 在不在, 还在吗
    r"^人(?:呢|在吗|在不|在哪|去哪了?|嘞|咧)|在不(?:在|$)|还?在(?:吗|么|嘛|冇|没)",
    r"(?:怎么|咋|为啥)没人(?:回|理|应|说话|在)|^喂{1,3}|听得[到见](?:吗|不|么)",
    r"(?:怎么|咋|为啥)不(?:说话|理人|理我|回话|回我|吱声|作声|吭声)|(?:吱|吭)(?:个|一)?声",
)
_AROUND_SOMEBODY = frozenset(
    "你您恁我俺喂还有个人在不呀啊哦噢哈呢吗么嘛哇撒噻嘞咯了的说句话,，。.!！?？~、 嗨哎诶"
)


def asks_to_repeat(text: str) -> bool:
    """Whether a normalised message wants nothing but to hear the last reply again."""
    return len(text) <= _LONGEST and is_only(_AGAIN, text, around=_AROUND_WISH)


def asks_for_simpler(text: str) -> bool:
    """Whether a normalised message says nothing but that the last reply was too hard or too long."""
    return len(text) <= _LONGEST and is_only(_SIMPLER, text, around=_AROUND_WISH)


def asks_for_a_person(text: str) -> bool:
    """Whether a normalised message wants nothing but a person instead of a machine: 你是机器人吧换人."""
    wanted = _PERSON_NOT_A_MACHINE if _A_MACHINE.search(text) else _PERSON
    return len(text) <= _LONGEST and is_only(wanted, text, around=_AROUND_PERSON)


def asks_who_is_there(text: str) -> bool:
    """Whether a normalised message only calls out for somebody: 有人吗, 喂喂."""
    return len(text) <= _LONGEST and is_only(_SOMEBODY_THERE, text, around=_AROUND_SOMEBODY)
