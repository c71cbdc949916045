"""The two Rasa pipelines that are compared, each trained by Rasa itself on the same examples."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from benchmarks.labelled import ROOT, Labelled
from bot import absent_modules

OURS = YAML(typ="safe").load(ROOT / "bot" / "rasa" / "config.yml")["pipeline"]
# What Rasa's documentation gives for Chinese, with the classifier that works without TensorFlow.
STOCK = [
    {"name": "JiebaTokenizer"},
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
    {"name": "LogisticRegressionClassifier", "max_iter": 300},
]
PIPELINES = {"ours": OURS, "stock Rasa": STOCK}


@dataclass(frozen=True)
class Trained:
    """A model file and the seconds that it took."""

    model: Path
    seconds: float


def train(pipeline: str, examples: Sequence[Labelled], folder: Path) -> Trained:
    """Train one of `PIPELINES` in this folder, which must exist."""
    absent_modules.install()
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"  # a step trained before must not be taken for this one
    from rasa.model_training import train_nlu

    config, data = folder / "config.yml", folder / "nlu.json"
    with config.open("w", encoding="utf-8") as file:
        about = {"recipe": "default.v1", "assistant_id": "benchmark", "language": "zh", "policies": []}
        YAML(typ="safe").dump(about | {"pipeline": PIPELINES[pipeline]}, file)
    common = [{"text": one.text, "intent": one.topics[0], "entities": []} for one in examples]
    data.write_text(json.dumps({"rasa_nlu_data": {"common_examples": common}}), encoding="utf-8")
    began = time.perf_counter()
    model = train_nlu(str(config), str(data), str(folder / "models"))
    if model is None:
        raise RuntimeError(f"Rasa made no model of the pipeline {pipeline}")
    return Trained(Path(model), time.perf_counter() - began)
