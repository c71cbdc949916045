"""How many entries there have to be, in each topic and in all: fewer, and questions go unanswered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import BadDataFile
from knowledge.strict_yaml import FaultList, read_mapping, shown_path
from knowledge.topic_files import TopicFile

COUNTS_FILE = Path(__file__).parent / "entry_counts.yml"


@dataclass(frozen=True)
class EntryCounts:
    """The least number of entries: of all topics together, of each, and of those that need more."""

    file: str
    overall: int
    each: int
    topics: Mapping[str, int]

    def least(self, topic: str) -> int:
        """How many entries this topic needs."""
        return max(self.each, self.topics.get(topic, 0))


def read_counts(path: Path = COUNTS_FILE) -> EntryCounts:
    """The counts in this file; raises BadDataFile with every fault of it."""
    faults = FaultList(shown_path(path))
    section = read_mapping(path, faults, name="entry counts")
    overall = each = 0
    topics: dict[str, int] = {}
    if section is not None:
        overall, each = int(section.number("overall")), int(section.number("each"))
        for item in section.sections("topics", name="topic"):
            topic, least = item.text("id"), int(item.number("least"))
            if topic in topics:
                item.fault(f"two counts for {topic}", "keep one of them")
            elif item.ok and least <= each:
                item.fault(f"{topic} needs no more than every topic does", "take it out, or raise least")
            topics[topic] = least
            item.finish()
        section.finish()
    if faults.faults:
        raise BadDataFile(path, faults.faults)
    return EntryCounts(faults.file, overall, each, topics)


def check_counts(topics: Sequence[TopicFile], counts: EntryCounts, faults: Mapping[str, FaultList]) -> None:
    """Note every topic with fewer entries than it needs; that all are too few is a warning for now."""
    for topic in topics:
        there, least = len(topic.entries), counts.least(topic.id)
        if there < least:
            faults[topic.file].add(
                f"{topic.id} has {there} entries and needs {least}", "write what people ask besides"
            )
    for name in sorted(counts.topics.keys() - {topic.id for topic in topics}):
        faults[counts.file].add(f"there is no topic {name}", "write it, or take its count out")
    overall = sum(len(topic.entries) for topic in topics)
    if overall < counts.overall:
        faults[counts.file].add(
            f"all topics together have {overall} entries and need {counts.overall}",
            "write entries for the topics that have the fewest",
            warning=True,
        )
