"""All shipped content, read together: topics, legal values, summaries, sources; and whether its parts fit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import Fault, UnknownRegion
from knowledge.offices import SHIPPED_OFFICES
from knowledge.parameter_files import PARAMETERS, ParameterFile, examine_parameter, parameter_paths
from knowledge.places import SHIPPED_PLACES
from knowledge.regions import region_named
from knowledge.sources import SOURCES_FILE, GradedSource, examine_sources
from knowledge.strict_yaml import FaultList, WrittenText
from knowledge.summary_files import SUMMARIES, SummaryFile, examine_summaries, summary_paths
from knowledge.topic_files import TOPICS, TopicFile, examine_topic, topic_paths

# Raise this when the same files are to be loaded anew, because the loader makes something else of them.
_LOADER_VERSION = 1


@dataclass(frozen=True)
class ContentFolder:
    """Where the content files lie."""

    topics: Path = TOPICS
    parameters: Path = PARAMETERS
    summaries: Path = SUMMARIES
    sources: Path = SOURCES_FILE
    places: Path = SHIPPED_PLACES
    offices: Path = SHIPPED_OFFICES

    @classmethod
    def inside(cls, folder: Path) -> ContentFolder:
        """A folder laid out as knowledge/ is, such as an export."""
        return cls(
            topics=folder / TOPICS.name,
            parameters=folder / PARAMETERS.name,
            summaries=folder / SUMMARIES.name,
            sources=folder / SOURCES_FILE.name,
            places=folder / SHIPPED_PLACES.parent.name / SHIPPED_PLACES.name,
            offices=folder / SHIPPED_OFFICES.parent.name / SHIPPED_OFFICES.name,
        )

    def fingerprint(self) -> str:
        """A hash of everything shipped, places included: the same as long as no byte changes."""
        digest = hashlib.sha256(str(_LOADER_VERSION).encode())
        others = (self.sources, self.places, self.offices)
        written = (
            *topic_paths(self.topics),
            *parameter_paths(self.parameters),
            *summary_paths(self.summaries),
        )
        for path in (*written, *others):
            content = path.read_bytes() if path.exists() else b""
            digest.update(f"{path.parent.name}/{path.name}:{len(content)}:".encode())
            digest.update(content)
        return digest.hexdigest()


@dataclass(frozen=True)
class Content:
    """What the files say, as far as it could be read, and the faults found on the way."""

    topics: tuple[TopicFile, ...]
    parameters: tuple[ParameterFile, ...]
    summaries: tuple[SummaryFile, ...]
    sources: Mapping[str, GradedSource]
    faults: tuple[Fault, ...]


def read_content(folder: ContentFolder) -> Content:
    """Everything in the folder; never raises for what stands in a file."""
    sources, faults = examine_sources(folder.sources)
    topics: list[TopicFile] = []
    parameters: list[ParameterFile] = []
    for path in topic_paths(folder.topics):
        topic, found = examine_topic(path)
        faults.extend(found)
        topics.extend([topic] if topic else [])
    for path in parameter_paths(folder.parameters):
        parameter, found = examine_parameter(path)
        faults.extend(found)
        parameters.extend([parameter] if parameter else [])
    summaries: list[SummaryFile] = []
    for path in summary_paths(folder.summaries):
        file, found = examine_summaries(path)
        faults.extend(found)
        summaries.extend([file] if file else [])
    faults.extend(_unfitting(topics, parameters, sources))
    return Content(tuple(topics), tuple(parameters), tuple(summaries), sources, tuple(faults))


def _unfitting(
    topics: list[TopicFile], parameters: list[ParameterFile], sources: Mapping[str, GradedSource]
) -> list[Fault]:
    """What names a region or a source that is not there."""
    faults: list[Fault] = []
    for topic in topics:
        found = FaultList(topic.file)
        for entry in topic.entries:
            _check_region(entry.region, found, line=entry.lines["region"])
            _check_sources(entry.sources, sources, found)
        faults.extend(found.faults)
    for parameter in parameters:
        found = FaultList(parameter.file)
        for value in parameter.values:
            _check_region(value.region, found, line=value.line)
            _check_sources(value.sources, sources, found)
        faults.extend(found.faults)
    return faults


def _check_region(region: str, faults: FaultList, *, line: int) -> None:
    try:
        region_named(region)
    except UnknownRegion as error:
        faults.add(f"unknown region {region}", str(error), line=line)


def _check_sources(
    written: tuple[WrittenText, ...], sources: Mapping[str, GradedSource], faults: FaultList
) -> None:
    for source in written:
        if source.text not in sources:
            faults.add(
                f"unknown source {source.text}",
                "add it to knowledge/sources.yml or correct the id",
                line=source.line,
            )
