"""From what was understood to what is done: the dialogue policy."""

from __future__ import annotations

from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker

from bot.heard import Heard, SoFar, heard_in, so_far_in
from bot.saying_where import is_another_place, is_only_where, may_be_where, says_more_of_it, tells_of_work
from knowledge.said.articles import said_law
from knowledge.said.choice import chosen, says_which
from knowledge.said.corrections import bare_number
from knowledge.said.for_others import asks_for_nothing_but_others, asks_for_others
from knowledge.said.nothing_but_values import holds_only_values
from nlu.follow_ups import goes_on
from nlu.ground_questions import asks_for_ground, asks_what_it_says
from nlu.topics import OUT_OF_SCOPE
from nlu.wishes import asks_for_a_person, asks_for_simpler, asks_to_repeat, asks_who_is_there

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
ONE_OF_THEM = "action_one_of_them"
PERSON = "action_person"
SOMEBODY_THERE = "action_somebody_there"

# A classifier this sure has understood the message by itself; to be out of scope means nothing here, because
# 那怎么告 is about nothing at all without what was said before.
_STANDS_ALONE = 0.7
# 他说工资拿不到 没脸回家 is about wages, and about him.
_THEY = frozenset("他她佢伊渠")
# So few words may hang on what was said before.
_FEW_WORDS = 10


def sure_enough(text: str, config: dict[str, Any]) -> float:
    """How sure (0 to 1) the topic of a normalised message has to be for it to be answered."""
    return float(config["confidence_in_few_words" if len(text) <= _FEW_WORDS else "confidence"])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class TopicPolicy(Policy):
    """Decides the next action from the last message; it learns nothing and keeps no state of its own.

    The first of these that is so:

    - somebody is in danger, by words that say so; the message wants nothing but a person; somebody seems to
      be in danger and the message is more than places: the fixed replies
    - it wants to hear the last reply again, or more simply, or calls out for somebody: that
    - it asks what an article of a law says, and nothing else: our own words for it
    - an action waits for a place, and the message may be one or cannot be told to be about anything else:
      that action
    - it corrects or moves the last search: 不对，是罗湖; 那和平呢: the same search there
    - it is nothing but a place or a shared location: what was looked for last; when nothing was, stations at
      the start of a conversation, and later the question what is wanted there
    - it says more of what stations were looked for (24小时的呢, 还有吗): the same search again
    - the last reply was about a wish to die, and nothing else is asked: more of that
    - it chooses from what was just listed (第二个): that one
    - it asks what the last answer rests on, puts something of it right, or goes on about it without standing
      alone: that
    - the topic is too uncertain: ask back
    - anything else: answer
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Below these (0 to 1) the worker is asked back."""
        return {"priority": 1, "confidence": 0.2, "confidence_in_few_words": 0.35}

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
        heard, so_far = heard_in(tracker), so_far_in(tracker)
        # 快来人 wants a person, but not one who answers questions.
        if _danger_in_words(heard):
            return SENSITIVE
        # 你是机器人吧换人 sounds angry and is no danger: nothing else is in it.
        if asks_for_a_person(heard.text):
            return PERSON
        # Nor is anything in 我在德阳，不是成都 but places.
        if heard.in_danger and not _is_only_places(heard):
            return SENSITIVE
        unsure = heard.confidence < sure_enough(heard.text, self.config)
        return (
            _about_talking(heard.text, so_far)
            or _reading_the_law(heard, so_far)
            or _searching(heard, so_far, unsure=unsure)
            or _in_distress(heard, so_far)
            or _going_on(heard, so_far)
            or (ASK_BACK if unsure else ANSWER)
        )


def _danger_in_words(heard: Heard) -> bool:
    """Whether an alarm is sure that was not raised by the model alone."""
    alarms = (one["value"] for one in heard.entities if one.get("entity") == "alarm")
    return any(alarm["sure"] and alarm.get("spelt") for alarm in alarms)


def _is_only_places(heard: Heard) -> bool:
    """Whether the message is nothing but places; 明天我就不在了 holds a value and is none."""
    return holds_only_values(heard.text, [(one["start"], one["end"]) for one in heard.places])


def _about_talking(text: str, so_far: SoFar) -> str | None:
    """The action for a message about talking itself: 再说一遍, 听不懂, 有人吗."""
    if asks_who_is_there(text):
        return SOMEBODY_THERE
    if so_far.last_action is None:
        return None
    if asks_for_simpler(text):
        return SAY_SIMPLY
    return SAY_AGAIN if asks_to_repeat(text) else None


def _in_distress(heard: Heard, so_far: SoFar) -> str | None:
    """The action while somebody may be about to die, until something else is asked: 他一个人在宿舍.

    What seems none of our matters (我睡不着) is about it too, but the same is not said three times in a row:
    by then 快递丢了 is what it seems.
    """
    if not so_far.in_distress:
        return None
    if heard.text[:1] in _THEY:
        return SENSITIVE
    twice = list(so_far.actions[:2]) == [SENSITIVE, SENSITIVE]
    about_them = any(one in heard.text for one in _THEY)
    ours = heard.topic != OUT_OF_SCOPE or (twice and not about_them)
    alone = heard.confidence >= _STANDS_ALONE and ours
    return None if alone or (twice and not about_them) else SENSITIVE


def _reading_the_law(heard: Heard, so_far: SoFar) -> str | None:
    """The action for a message that asks what a law or an article says; 第一条 may also choose a place."""
    search = so_far.search or {}
    among = len(search.get("among") or ()) if search.get("waiting") else 0
    choosing = chosen(heard.text, among=among, asked=True) is not None
    return ARTICLE if said_law(heard.text).asks and not choosing else None


def _searching(heard: Heard, so_far: SoFar, *, unsure: bool) -> str | None:
    """The action that goes on, or begins, with looking for a place; None for any other message."""
    search = so_far.search or {}
    action, said = search.get("action"), heard.said_place
    same_topic = unsure or heard.topic == search.get("topic")
    searches = {action or WHAT_THERE, WHAT_THERE}
    just_searched = so_far.last_action in searches or bool(action and so_far.last_action == ONE_OF_THEM)
    # 南山 still says where after a 好的 or a question in between.
    lately = just_searched or bool(searches & set(so_far.actions[:2]))
    says_more = says_more_of_it(heard, just_searched=just_searched, same_topic=same_topic)
    if action and search.get("waiting"):
        among = len(search.get("among") or ())
        which = chosen(heard.text, among=among, asked=True) is not None
        answers = which or says_more or may_be_where(heard, same_topic=same_topic)
        if unsure or heard.shared_location or answers:
            return str(action)
    if action and just_searched and is_another_place(heard):
        return str(action)
    if action and lately and said.codes and not heard.corrects:
        return str(action)
    if is_only_where(heard, unsure=unsure):
        begins = so_far.messages == 1 and not tells_of_work(heard)
        return str(action or (FIND_STATION if begins or heard.shared_location else WHAT_THERE))
    if action and just_searched and so_far.last_action != WHAT_THERE and asks_for_others(heard.text):
        return str(action)
    return FIND_STATION if says_more and action in {None, FIND_STATION, WHAT_THERE} else None


def _going_on(heard: Heard, so_far: SoFar) -> str | None:
    """The action for a message about the last answer; None when it stands alone."""
    text, about_law = heard.text, so_far.last_action in {ARTICLE, GROUND}
    if so_far.last_action is not None and says_which(text):
        return ONE_OF_THEM
    if asks_for_ground(text) and (so_far.answered or about_law):
        return GROUND
    if asks_what_it_says(text) and so_far.last_action is not None:
        return GROUND if about_law else SAY_SIMPLY
    if not so_far.answered:
        return None
    alone = heard.confidence >= _STANDS_ALONE and heard.topic != OUT_OF_SCOPE
    put_right = heard.has_facts or heard.said_place.codes or heard.places or bare_number(text)
    puts_right = heard.corrects and put_right and not (alone and heard.corrects_and_asks)
    if asks_for_nothing_but_others(text) or puts_right:
        return FOLLOW_UP
    hangs_on = goes_on(text) or heard.corrects or (heard.has_facts and heard.is_only_values)
    return FOLLOW_UP if hangs_on and not alone else None
