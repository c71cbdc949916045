"""Model files that are cut off, garbled or old."""

import io
import os
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.prepare import is_whole, remove_old_models
from bot.runtime import NoModel, load_agent
from knowledge.settings import Settings


def archive(content: bytes = b"{") -> bytes:
    """An archive as Rasa makes them, with one file that is not what Rasa wants."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as file:
        entry = tarfile.TarInfo("metadata.json")
        entry.size = len(content)
        file.addfile(entry, io.BytesIO(content))
    return written.getvalue()


BIG = archive(os.urandom(200_000))
BROKEN: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "no archive": lambda: b"x" * 5000,
    "cut in the head": lambda: BIG[:200],
    "cut in half": lambda: BIG[: len(BIG) // 2],
    "garbled": lambda: BIG[: len(BIG) // 2] + bytes(500) + BIG[len(BIG) // 2 + 500 :],
}


@pytest.mark.parametrize("how", [*BROKEN, "no model"])
def test_a_broken_model_is_named_with_the_cure(settings: Settings, tmp_path: Path, how: str) -> None:
    model = tmp_path / "model-broken.tar.gz"
    model.write_bytes(BROKEN[how]() if how in BROKEN else archive())
    with pytest.raises(NoModel, match=r"model-broken\.tar\.gz \(.+\); run `python -m bot train`"):
        load_agent(settings=settings, model=model, token="t")


@pytest.mark.parametrize("how", BROKEN)
def test_a_start_sees_that_a_model_is_broken_and_would_train_again(tmp_path: Path, how: str) -> None:
    model = tmp_path / "model.tar.gz"
    model.write_bytes(BIG)
    assert is_whole(model)
    model.write_bytes(BROKEN[how]())
    assert not is_whole(model)


def test_the_served_model_and_the_newest_other_are_kept(tmp_path: Path) -> None:
    for age, name in enumerate(("served", "newest", "older", "oldest")):
        path = tmp_path / f"model-{name}.tar.gz"
        path.write_bytes(b"")
        # The one that is served may be older than others: content went back to what it was.
        os.utime(path, (0, 0) if name == "served" else (1000 - age, 1000 - age))
    other = tmp_path / "mine.tar.gz"
    other.write_bytes(b"")
    remove_old_models(tmp_path, served=tmp_path / "model-served.tar.gz")
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["mine.tar.gz", "model-newest.tar.gz", "model-served.tar.gz"]
