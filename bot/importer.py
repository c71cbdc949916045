"""Gives Rasa its training data: every published topic becomes an intent, every way of asking an example.

Nothing generated is written to disk; the knowledge base is the only place where a topic is named.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.training_data.structures import RuleStep, StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.io import read_model_configuration

from bot.absent_modules import refuse_absent_components
from knowledge.china_time import today_in_china
from knowledge.entries import Entry
from knowledge.errors import KnowledgeError
from knowledge.library import open_library
from knowledge.settings import Settings

ANSWER_ACTION = "action_answer"


class NothingToTrain(KnowledgeError):
    """The knowledge base holds no topic that could be told from another."""

    def __init__(self, topics: int) -> None:
        super().__init__(
            f"the knowledge base has {topics} topic(s) with ways of asking, and at least two are needed; "
            f"load knowledge/topics with `python -m knowledge.load`"
        )


class TopicImporter(TrainingDataImporter):
    """Reads topics from the knowledge base and everything else from `config.yml` and `domain.yml`."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        *,
        settings: Settings | None = None,
        on: dt.date | None = None,
        **kwargs: Any,
    ) -> None:
        self._config_file = config_file
        self._domain_path = domain_path
        self._settings = settings or Settings.from_environment()
        self._on = on or today_in_china()
        self._entries: list[Entry] | None = None

    def get_domain(self) -> Domain:
        """The domain of `domain.yml`, with one intent for each topic."""
        base = Domain.load(self._domain_path) if self._domain_path else Domain.empty()
        return base.merge(Domain.from_dict({"intents": sorted(self._topics())}))

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """One rule a topic, saying that it is answered; bot/policy.py decides the rest at run time."""
        return StoryGraph([self._rule(topic) for topic in sorted(self._topics())])

    def get_conversation_tests(self) -> StoryGraph:
        """Conversations are tested through the gateway, in tests/conversations."""
        return StoryGraph([])

    def get_config(self) -> dict[str, Any]:
        """The pipeline and policies, refused when they name a component that cannot work here."""
        if not self._config_file:
            return {}
        config: dict[str, Any] = read_model_configuration(self._config_file)
        components = [*(config.get("pipeline") or []), *(config.get("policies") or [])]
        refuse_absent_components((component["name"] for component in components), source=self._config_file)
        return config

    def get_config_file_for_auto_config(self) -> str | None:
        """The configuration is complete; Rasa has nothing to fill in."""
        return self._config_file

    def get_nlu_data(self, language: str | None = "zh") -> TrainingData:
        """Every way of asking, labelled with its topic; danger is noticed before any topic."""
        return TrainingData(
            [
                Message.build(text=ask, intent=entry.topic)
                for entry in self._published()
                if entry.scope != "sensitive"
                for ask in entry.asks
            ]
        )

    def _topics(self) -> set[str]:
        topics = {entry.topic for entry in self._published() if entry.asks}
        if len(topics) < 2:
            raise NothingToTrain(len(topics))
        return topics

    def _published(self) -> list[Entry]:
        if self._entries is None:
            self._entries = open_library(self._settings).entries.published(on=self._on)
        return self._entries

    @staticmethod
    def _rule(topic: str) -> RuleStep:
        return RuleStep(
            block_name=f"{topic} is answered",
            events=[
                ActionExecuted("action_listen"),
                UserUttered(intent={"name": topic}),
                ActionExecuted(ANSWER_ACTION),
            ],
        )
