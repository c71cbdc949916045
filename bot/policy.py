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

LISTEN = "action_listen"
ANSWER = "action_answer"
ASK_BACK = "action_fallback"
FIND_STATION = "action_nearest_station"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class TopicPolicy(Policy):
    """Decides the next action from the last message; it learns nothing and keeps no state of its own.

    - the message says a place and an action waits for one: that action
    - the message is a shared location and nothing waits for it: the nearest stations
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
        shared_location = bool((message.metadata or {}).get("location"))
        names_place = any(entity.get("entity") == "place" for entity in message.entities)
        awaiting = tracker.get_slot("awaiting_action")
        if awaiting and (shared_location or names_place):
            return str(awaiting)
        if shared_location:
            return FIND_STATION
        if float(message.intent.get("confidence") or 0) < self.config["confidence"]:
            return ASK_BACK
        return ANSWER
