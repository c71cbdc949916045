"""Everything that has to be true before the processes start: tables, content, and a model that fits both.

Run in a process of its own by the supervisor, so that the supervisor stays small. Prints what it does.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import logging
import os
import sys
import tarfile
import time
import zlib
from pathlib import Path

from bot.gateway.tokens import signing_key
from bot.processes import configure_logging
from bot.tables import SCHEMA_TABLE
from knowledge.china_time import today_in_china
from knowledge.database import open_database
from knowledge.errors import KnowledgeError
from knowledge.library import Library, open_library
from knowledge.settings import Settings

ROOT = Path(__file__).parent.parent
MIGRATIONS = Path(__file__).parent / "migrations"

KEPT_MODELS = 2

# A change in any of these needs a new model; content changes count through the ways of asking.
_TRAINED_FROM = ("nlu/**/*.py", "nlu/dictionaries/*", "bot/rasa/*.yml", "bot/importer.py", "bot/policy.py")


def say(line: str) -> None:
    """Show progress on the error stream; the output stream belongs to answers."""
    print(line, file=sys.stderr, flush=True)


def open_prepared_library(settings: Settings) -> Library:
    """The knowledge base with all tables of the service in place."""
    library = open_library(settings)
    database = open_database(settings.database_url)
    database.migrate(MIGRATIONS, table=SCHEMA_TABLE)
    database.close()
    signing_key(settings.data_dir)
    return library


def model_fingerprint(library: Library, *, on: dt.date) -> str:
    """Names the model that today's ways of asking and this code would train."""
    digest = hashlib.sha256()
    for entry in library.entries.published(on=on):
        digest.update(json.dumps([entry.topic, sorted(entry.asks)], ensure_ascii=False).encode())
    for pattern in _TRAINED_FROM:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.relative_to(ROOT).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def ready_model(settings: Settings, *, force: bool = False) -> Path:
    """Bring everything up to date and return the model to serve; trains when nothing fits."""
    say("正在准备知识库……")
    library = open_prepared_library(settings)
    models = settings.data_dir / "models"
    name = f"model-{model_fingerprint(library, on=today_in_china())}.tar.gz"
    model = models / name
    unfinished = models / f"unfinished-{name}"
    if model.is_file() and not force:
        if is_whole(model):
            return model
        say(f"模型文件坏了，重新训练一个：{model}")
    say("正在训练（约一分钟）……")
    began = time.monotonic()
    # Rasa draws bars for steps that take no time; the two lines around them say enough.
    os.environ["LOG_LEVEL"] = "WARNING"
    # Nothing else runs yet: the encoder may have every core. Read when it is loaded, in the next line.
    os.environ["OMP_NUM_THREADS"] = str(os.cpu_count() or 1)
    from bot.runtime import train  # Rasa is heavy, and usually there is nothing to train.

    # A training that is broken off must not leave a model that looks whole.
    train(output=models, name=unfinished.name).replace(model)
    say(f"训练好了，用了 {time.monotonic() - began:.0f} 秒。")
    return model


def is_whole(model: Path) -> bool:
    """Whether the file is a complete archive; one that a full disk or a broken copy cut off is none."""
    try:
        with gzip.open(model) as unpacked:
            # To the end, because the checksum stands there.
            while unpacked.read(1 << 20):
                pass
        return tarfile.is_tarfile(model)
    except (OSError, EOFError, zlib.error):
        return False


def remove_old_models(folder: Path, *, served: Path) -> None:
    """Leave the model that is served and the newest of the others, for a way back; at a start only.

    `python -m bot train` removes nothing: the running service goes on with its model and may need the file.
    """
    others = sorted(
        (path for path in folder.glob("model-*.tar.gz") if path != served),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in others[KEPT_MODELS - 1 :]:
        path.unlink(missing_ok=True)


def main() -> None:
    """Print the path of the model; `--force` trains even if one fits."""
    try:
        settings = Settings.from_environment()
        configure_logging(settings)
        # An operator is told what is being done, not how Alembic and Rasa go about it.
        for chatty in ("alembic", "rasa"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
        model = ready_model(settings, force="--force" in sys.argv[1:])
        remove_old_models(model.parent, served=model)
        print(model)
    except KnowledgeError as error:
        raise SystemExit(f"没能准备好：{error}") from error


if __name__ == "__main__":
    main()
