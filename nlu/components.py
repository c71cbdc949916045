"""Our understanding as components of a Rasa pipeline.

Shells only: each hands the message to the file that knows how.  They run in a stock Rasa
3.6 pipeline, in this order: Normaliser, JiebaSegmenter, Entities, Alarms, Topics.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import rasa.nlu.tokenizers.tokenizer as rasa_tokens
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.cascade import Cascade
from nlu.entities import EntityFinder
from nlu.normalise import normalise
from nlu.segment import default_segmenter
from nlu.sensitive import SensitiveFinder, learn_alarms
from nlu.topics import TopicModel

# Rasa reads every annotation when it checks a pipeline, so their names are imported for real.

#: Where a message keeps what was typed, letter for letter.
ORIGINAL_TEXT = "original_text"

_RANKED = 10
# 昨天 is the worker's yesterday, wherever the server stands.
_CHINA_TIME = dt.timezone(dt.timedelta(hours=8))
_PIPELINE = DefaultV1Recipe.ComponentType


@DefaultV1Recipe.register(_PIPELINE.MESSAGE_FEATURIZER, is_trainable=False)
class Normaliser(GraphComponent):
    """Puts the normal form of the text in its place, before anything reads it."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Normaliser:
        """A new component; it has no settings."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Normalise the messages; what was typed stays under ``original_text``."""
        for message in messages:
            text = message.get(TEXT)
            if isinstance(text, str) and message.get(ORIGINAL_TEXT) is None:
                message.set(ORIGINAL_TEXT, text)
                message.set(TEXT, normalise(text))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Normalise the examples, so that training sees what serving will see."""
        self.process(training_data.training_examples)
        return training_data


@DefaultV1Recipe.register(_PIPELINE.MESSAGE_TOKENIZER, is_trainable=False)
class JiebaSegmenter(rasa_tokens.Tokenizer):
    """Rasa's tokens are our words; white space is none."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's settings of a tokenizer; none of them is of use for Chinese."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @staticmethod
    def supported_languages() -> list[str]:
        """Chinese only."""
        return ["zh"]

    def tokenize(self, message: Message, attribute: str) -> list[rasa_tokens.Token]:
        """The words of one attribute of the message."""
        words = default_segmenter().cut(message.get(attribute))
        tokens = [
            rasa_tokens.Token(word.text, word.start, word.end) for word in words if not word.text.isspace()
        ]
        return self._apply_token_pattern(tokens)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to add: none of our components learns from Rasa's tokens, and they are slow to keep."""
        return training_data


@DefaultV1Recipe.register(_PIPELINE.ENTITY_EXTRACTOR, is_trainable=False)
class Entities(GraphComponent, EntityExtractorMixin):
    """Adds money, durations, dates, counts, places and occupations; an entity's value is the value's fields.

    ``today`` in the configuration (an ISO date) fixes the day from which
    words like 昨天 are seen; without it, it is the day of the message.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """By default a message is of today."""
        return {"today": None}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Entities:
        """A new component with its own finder."""
        today = config.get("today")
        return cls(EntityFinder(), dt.date.fromisoformat(str(today)) if today else None)

    def __init__(self, finder: EntityFinder, today: dt.date | None) -> None:
        self._finder = finder
        self._today = today

    def process(self, messages: list[Message]) -> list[Message]:
        """Find the values in each message."""
        for message in messages:
            text = message.get(TEXT)
            if not isinstance(text, str):
                continue
            found = self._finder.find(text, today=self._today or dt.datetime.now(_CHINA_TIME).date())
            entities = [
                {
                    "entity": one.kind,
                    "start": one.start,
                    "end": one.end,
                    "text": one.text,
                    "value": dict(one.value),
                }
                for one in found
            ]
            others = message.get(ENTITIES, [])
            message.set(ENTITIES, others + self.add_extractor_name(entities), add_to_output=True)
        return messages


@DefaultV1Recipe.register(_PIPELINE.ENTITY_EXTRACTOR, is_trainable=True)
class Alarms(GraphComponent, EntityExtractorMixin):
    """Adds an entity ``alarm`` with its kind for distress, violence, child labour and the like."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Alarms:
        """A component that knows the patterns and has learned nothing yet."""
        return cls(model_storage, resource, SensitiveFinder())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Alarms:
        """The component as it was trained."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, SensitiveFinder(Cascade.load(folder)))

    def __init__(self, model_storage: ModelStorage, resource: Resource, finder: SensitiveFinder) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._finder = finder

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from our own messages of danger, told from every ordinary way of asking, and store it."""
        asked = [str(one.get(TEXT)) for one in training_data.intent_examples if one.get(TEXT)]
        model = learn_alarms([text for text in asked if not self._finder.find(text)])
        self._finder = SensitiveFinder(model)
        with self._model_storage.write_to(self._resource) as folder:
            model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Find the alarms in each message."""
        for message in messages:
            text = message.get(TEXT)
            if not isinstance(text, str):
                continue
            entities = [alarm.as_entity() for alarm in self._finder.find(text)]
            others = message.get(ENTITIES, [])
            message.set(ENTITIES, others + self.add_extractor_name(entities), add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to add: examples raise no alarm."""
        return training_data


@DefaultV1Recipe.register(_PIPELINE.INTENT_CLASSIFIER, is_trainable=True)
class Topics(GraphComponent, IntentClassifier):
    """Ranks the topics of a message; a topic is an intent of the same name."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``ranked`` is how many topics the ranking holds."""
        return {"ranked": _RANKED}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Topics:
        """A component that has learned nothing yet."""
        return cls(config, model_storage, resource, TopicModel())

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Topics:
        """The component as it was trained; raises when the model holds no topics."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, TopicModel.load(folder))

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: TopicModel
    ) -> None:
        self._ranked = int(config.get("ranked", _RANKED))
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples of every intent, and store what was learned."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        self._model.fit([one.get(TEXT) for one in examples], [one.get(INTENT) for one in examples])
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the most probable intent of each message, and the ranking."""
        for message in messages:
            text = message.get(TEXT)
            if not isinstance(text, str):
                continue
            ranked = self._model.ranked(text)[: self._ranked]
            ranking = [{"name": topic, "confidence": score} for topic, score in ranked]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to add: the examples already have their intent."""
        return training_data
