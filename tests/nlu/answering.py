"""What the answer action says to a message that stands alone, with the trained model, without a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

import bot
from actions.answer import Answer
from actions.entry_meant import Meant
from bot.policy import sure_enough
from knowledge.models import WHOLE_COUNTRY
from nlu.normalise import normalise
from tests.nlu.examples import trained_model

POLICY: dict[str, Any] = YAML(typ="safe").load(Path(bot.__file__).parent / "rasa" / "config.yml")["policies"][
    0
]


def ranked_topics(text: str) -> list[tuple[str, float]]:
    """The topics of a message and their scores, the likeliest first."""
    return trained_model().ranked(normalise(text))


def entries_said(answer: Answer, text: str) -> Meant | None:
    """The entries a worker hears; None when the worker is asked back."""
    ranked = ranked_topics(text)
    if ranked[0][1] < sure_enough(normalise(text), POLICY):
        return None
    return answer.meant(normalise(text), ranked, region=WHOLE_COUNTRY)
