"""Content files written for one test."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from knowledge.content_files import ContentFolder

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 10, 0, tzinfo=dt.UTC)


def entry(entry_id: str = "first_steps", **changes: Any) -> dict[str, Any]:
    """One good entry, with changes; a change to None takes the key out."""
    written = {
        "id": entry_id,
        "title": f"标题{entry_id}"[:12],
        "ask": [f"{entry_id}怎么办", f"碰到{entry_id}该找谁"],
        "answer": "先留证据，再打电话。",
        "law": [{"title": "劳动合同法", "article": "第八十五条"}],
        "valid_from": dt.date(2008, 1, 1),
    } | changes
    return {key: value for key, value in written.items() if value is not None}


def topic(*entries: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """One good topic of these entries, with changes."""
    return {"title": "拖欠工资", "reviewed_on": dt.date(2026, 11, 1), "entries": list(entries)} | changes


class ContentInFolder:
    """A folder of content files, laid out as knowledge/ is."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = ContentFolder(
            topics=root / "topics",
            parameters=root / "parameters",
            summaries=root / "article_summaries",
            sources=root / "sources.yml",
        )
        self.folder.topics.mkdir()
        self.folder.parameters.mkdir()
        self.write(
            self.folder.sources, [{"id": "newspaper", "title": "工人日报", "date": dt.date(2026, 1, 29)}]
        )

    def topic(self, topic_id: str, *entries: dict[str, Any], **changes: Any) -> Path:
        """Write a topic in place of the one of this name."""
        return self.write(self.topic_file(topic_id), topic(*entries, **changes))

    def topic_file(self, topic_id: str) -> Path:
        return self.folder.topics / topic_id / "topic.yml"

    def parameter(self, name: str, *values: dict[str, Any], **changes: Any) -> Path:
        """Write a legal value in place of the one of this name."""
        written = {"title": "某数", "unit": "天", "values": list(values)} | changes
        return self.write(self.folder.parameters / f"{name}.yml", written)

    def write(self, path: Path, content: object) -> Path:
        """Write any file: a text as it is, anything else as YAML."""
        path.parent.mkdir(exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        else:
            with path.open("w", encoding="utf-8") as file:
                YAML(typ="safe", pure=True).dump(content, file)
        return path
