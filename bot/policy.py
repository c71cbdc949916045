"""From what was understood to what is done: the dialogue policy."""

from __future__ import annotations

import itertools
import re
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from knowledge.landmarks import spoken_landmark
from knowledge.spoken_articles import said_law
from knowledge.spoken_regions import SaidPlace, said_place
from knowledge.station_finder import refines
from nlu.follow_ups import FACTS, asks_for_ground, asks_for_simpler, asks_to_repeat, corrects, goes_on
from nlu.topics import OUT_OF_SCOPE

LISTEN = "action_listen"
ANSWER = "action_answer"
ASK_BACK = "action_fallback"
FIND_STATION = "action_nearest_station"
WHAT_THERE = "action_what_there"
SENSITIVE = "action_sensitive"
ARTICLE = "action_article"
GROUND = "action_ground"
FOLLOW_UP = "action_follow_up"
SAY_AGAIN = "action_say_again"
SAY_SIMPLY = "action_say_simply"

# A classifier this sure has understood the message by itself; to be out of scope means nothing here, because
# 那怎么告 is about nothing at all without what was said before.
_STANDS_ALONE = 0.7

# A location that comes with more characters than this comes with a question.
_NO_QUESTION = 6
# What stands around a place in an answer to “where are you”, or in “and in Futian?”.
_AROUND_A_PLACE = frozenset("我俺人在这那边里儿呢的是到了住附近看找想换问有没吗么嘛呀啊再另外，。、？！,.?! ")
# What an answer to “which of these” may be, and what a word more about the last search is at most long.
_WHICH = re.compile(r"第?[一二三四五六1-6](?:个|那个|项|条)?[吧啊呀。]?")
_LONGEST_REFINEMENT = 14
# 充电费谁出 has a word of a station in it and is about money.
_OTHER_MATTER = re.compile(r"[费钱扣罚赔]|合法|投诉|工资|[加值]班")
# 大润发门口, 我在厂里: where somebody is, whether we know it or not.
_SOMEWHERE = re.compile(
    r"^(?:我|俺|人)?(?:就|现在)?(?:在|到了?|住|来)|(?:门口|附近|旁边|对面|这边|那边|隔壁|楼下|路口|街上|[村镇乡屯寨庄路街巷店场站]|工地|厂里|县城|街道|小区)$"
)
_DOES_NOT_KNOW = re.compile(r"[不唔](?:知|晓得|清楚|认得)|[搞说]不清")
_HERE_I_AM = re.compile(r"(?:我|俺|我们|俺们|人)(?:就|现在|目前|都|也){0,2}(?:在|到)")
_WRONG_PLACE = re.compile(
    r"(?:这个?|那个?)?(?:地方|位置|地址|地点)?(?:[找搞弄说写])?(?:不对|错了?|不是(?:这里|这儿|这个地方|那里|那儿)?)[了啊呀吧哦,。!]{0,3}"
)
# 深圳南山科技园 is where somebody is; 深圳工伤怎么赔 is another question.
_LONGEST_PLACE = 16
_ASKS = re.compile(
    r"怎么|咋|吗|么|呢|多少|能不能|可以|如何|为什么|什么|啥|哪|谁|几|工资|工伤|社保|合同|赔|欠|告|投诉"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class TopicPolicy(Policy):
    """Decides the next action from the last message; it learns nothing and keeps no state of its own.

    - somebody may be in danger: the fixed reply, before anything else
    - the message wants to hear the last reply again, or more simply: that
    - the message asks what an article of a law says, and nothing else: our own words for it
    - an action waits for a place, and the message may be one or cannot be told to be about anything else:
      that action
    - the last search is corrected or moved: 不对，是罗湖; 那和平呢: the same search there
    - the message is nothing but a place or a shared location: what was looked for last; when nothing was,
      stations at the start of a conversation, and later the question what is wanted there
    - the message says more of what stations were looked for (24小时的呢): the same search again
    - the message asks what the last answer rests on, or goes on about it without standing alone: that
    - the topic is too uncertain: ask back
    - anything else: answer
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`confidence`: below it (0 to 1) the worker is asked back."""
        return {"priority": 1, "confidence": 0.35}

    @staticmethod
    def supported_data() -> SupportedData:
        """Rules are accepted so that Rasa trains at all; they are not learnt from."""
        return SupportedData.ML_AND_RULE_DATA

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicPolicy:
        """There is nothing stored to load."""
        return cls(config, model_storage, resource, execution_context)

    def train(
        self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any
    ) -> Resource:
        """There is nothing to learn."""
        return self._resource

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Certain of exactly one action."""
        probabilities = self._default_predictions(domain)
        probabilities[domain.index_for_action(self._next_action(tracker))] = 1.0
        return self._prediction(probabilities)

    def _next_action(self, tracker: DialogueStateTracker) -> str:
        if tracker.latest_action_name != LISTEN or tracker.latest_message is None:
            return LISTEN
        message = tracker.latest_message
        if any(one["value"]["sure"] for one in message.entities if one.get("entity") == "alarm"):
            return SENSITIVE
        text = _text(message)
        if _last_action(tracker) is not None and (asks_for_simpler(text) or asks_to_repeat(text)):
            return SAY_SIMPLY if asks_for_simpler(text) else SAY_AGAIN
        if _asks_for_an_article(tracker, text):
            return ARTICLE
        unsure = float(message.intent.get("confidence") or 0) < self.config["confidence"]
        searching = self._searching(tracker, message, unsure=unsure)
        return searching or self._going_on(tracker, message) or (ASK_BACK if unsure else ANSWER)

    @staticmethod
    def _going_on(tracker: DialogueStateTracker, message: UserUttered) -> str | None:
        """The action for a message about the last answer; None when it stands alone."""
        text = _text(message)
        answered = bool(tracker.get_slot("last_answer"))
        if asks_for_ground(text) and (answered or _last_action(tracker) == ARTICLE):
            return GROUND
        if not answered:
            return None
        facts = any(entity.get("entity") in {*FACTS, "place"} for entity in message.entities)
        if corrects(text) and (facts or said_place(text).codes):
            return FOLLOW_UP
        sure = float(message.intent.get("confidence") or 0) >= _STANDS_ALONE
        alone = sure and message.intent.get("name") != OUT_OF_SCOPE
        return FOLLOW_UP if goes_on(text) and not alone else None

    def _searching(self, tracker: DialogueStateTracker, message: UserUttered, *, unsure: bool) -> str | None:
        """The action that goes on, or begins, with looking for a place; None for any other message."""
        search = tracker.get_slot("search")
        if not isinstance(search, dict) or "action" not in search:
            search = {}
        text, said = _text(message), said_place(_text(message))
        shared_location = bool((message.metadata or {}).get("location"))
        same_topic = unsure or message.intent.get("name") == search.get("topic")
        searches = {search.get("action", WHAT_THERE), WHAT_THERE}
        just_searched = _last_action(tracker) in searches
        # 南山 still says where after a 好的 or a question in between.
        lately = just_searched or bool(searches & set(_last_actions(tracker, count=2)))
        more = refines(text) or (just_searched and spoken_landmark(text) is not None)
        only_more_of_it = len(text) <= _LONGEST_REFINEMENT and not _OTHER_MATTER.search(text)
        says_more = (same_topic or just_searched) and more and only_more_of_it
        if search.get("waiting") and (
            unsure
            or shared_location
            or says_more
            or (search.get("among") and _WHICH.fullmatch(text))
            or _may_be_where(message, said, same_topic=same_topic)
        ):
            return str(search["action"])
        only_where = _only_where(message, said) or _WRONG_PLACE.fullmatch(text)
        moved = (just_searched and only_where) or (lately and said.codes and not corrects(text))
        if search and moved:
            return str(search["action"])
        only_a_location = shared_location and (unsure or len(message.text or "") <= _NO_QUESTION)
        whole = said.whole and not corrects(text)
        here_i_am = bool(said.codes) and _HERE_I_AM.match(text) is not None
        if only_a_location or whole or here_i_am or _is_only_a_place(message):
            started = _messages_so_far(tracker) > 1
            return str(
                search.get("action") or (WHAT_THERE if started and not shared_location else FIND_STATION)
            )
        stations = search.get("action", FIND_STATION) in {FIND_STATION, WHAT_THERE}
        return FIND_STATION if says_more and stations else None


def _text(message: UserUttered) -> str:
    """The normalised text; entities are counted in it."""
    return str(message.parse_data.get("text") or "")


def _asks_for_an_article(tracker: DialogueStateTracker, text: str) -> bool:
    """Whether a message asks what an article or a law says; 第一条 may also choose among places."""
    said = said_law(text)
    search = tracker.get_slot("search")
    choosing = isinstance(search, dict) and search.get("waiting") and _WHICH.fullmatch(text)
    return said.asks and not choosing


def _may_be_where(message: UserUttered, said: SaidPlace, *, same_topic: bool) -> bool:
    """Whether a message may answer “where are you”: by a place, known to us or not, and by nothing else.

    What turns out to be small talk (谢谢) is handed on by the action; a new question that names a place is
    another matter.
    """
    text = _text(message)
    if said.codes or _is_only_a_place(message):
        return True
    nothing_else = same_topic or message.intent.get("name") == OUT_OF_SCOPE
    if len(text) <= _LONGEST_PLACE and nothing_else and _DOES_NOT_KNOW.search(text):
        return True
    if len(text) > _LONGEST_PLACE or _ASKS.search(text) or _OTHER_MATTER.search(text):
        return same_topic and any(entity.get("entity") == "place" for entity in message.entities)
    named = any(entity.get("entity") == "place" for entity in message.entities)
    return named or nothing_else or _SOMEWHERE.search(text) is not None


def _only_where(message: UserUttered, said: SaidPlace) -> bool:
    """Whether a message, after a search, only says another place: 南山呢, 不对 我在深圳罗湖."""
    text = _text(message)
    named = any(entity.get("entity") == "place" for entity in message.entities)
    return bool(said.codes) or (named and corrects(text) and not _OTHER_MATTER.search(text))


def _last_action(tracker: DialogueStateTracker) -> str | None:
    """What the last reply came from."""
    return next(iter(_last_actions(tracker, count=1)), None)


def _last_actions(tracker: DialogueStateTracker, *, count: int) -> list[str]:
    """What the last replies came from, the latest first."""
    done = (event.action_name for event in reversed(tracker.events) if isinstance(event, ActionExecuted))
    return list(itertools.islice((str(name) for name in done if name != LISTEN), count))


def _messages_so_far(tracker: DialogueStateTracker) -> int:
    return sum(isinstance(event, UserUttered) for event in tracker.events)


def _is_only_a_place(message: UserUttered) -> bool:
    """Whether nothing is left of the message when its places are taken out."""
    places = [entity for entity in message.entities if entity.get("entity") == "place"]
    left = list(_text(message))
    for place in places:
        left[place["start"] : place["end"]] = [" "] * (place["end"] - place["start"])
    return bool(places) and set(left) <= _AROUND_A_PLACE
