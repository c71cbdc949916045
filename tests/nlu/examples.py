"""The ways of asking in the topic files, and the sentences that nobody trained on."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from nlu.topics import TopicModel

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent


def read(path: Path) -> Any:
    """The content of a YAML file."""
    return YAML(typ="safe").load(path)


@functools.cache
def examples() -> dict[str, list[str]]:
    """The ways of asking of each topic, as a training gets them."""
    files = sorted((ROOT / "knowledge" / "topics").glob("*/topic.yml"))
    return {
        file.parent.name: [
            str(ask)
            for entry in read(file)["entries"]
            if entry.get("scope") != "sensitive"
            for ask in entry["ask"]
        ]
        for file in files
    }


@functools.cache
def trained_model() -> TopicModel:
    """The topic model of the shipped topics."""
    return TopicModel().fit(
        [text for texts in examples().values() for text in texts],
        [topic for topic, texts in examples().items() for _ in texts],
    )
