"""What the answer action says to a message that stands alone, with the trained model, without a server."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML

import bot
from actions.answer import Answer
from actions.entry_meant import Meant
from knowledge.models import WHOLE_COUNTRY
from nlu.normalise import normalise
from tests.nlu.examples import trained_model

# Below it the worker is asked back.
_CONFIG = YAML(typ="safe").load(Path(bot.__file__).parent / "rasa" / "config.yml")
SURE_ENOUGH: float = _CONFIG["policies"][0]["confidence"]


def ranked_topics(text: str) -> list[tuple[str, float]]:
    """The topics of a message and their scores, the likeliest first."""
    return trained_model().ranked(normalise(text))


def entries_said(answer: Answer, text: str) -> Meant | None:
    """The entries a worker hears; None when the worker is asked back."""
    ranked = ranked_topics(text)
    if ranked[0][1] < SURE_ENOUGH:
        return None
    return answer.meant(normalise(text), ranked, region=WHOLE_COUNTRY)
