"""Writing content files in their one canonical form: what is read from such a file is written the same again.

The form is how people write the files by hand: one way of asking a line, texts of answers as blocks, articles
as {title, article}, an empty line between entries. Comments stand before what they are about.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode

from knowledge.content_comments import Comments
from knowledge.parameter_files import ParameterFile, WrittenValue
from knowledge.regions import COUNTRY_NAME, region_coded
from knowledge.site_files import COLUMNS
from knowledge.sites import Site
from knowledge.sources import DEFAULT_GRADE, GradedSource
from knowledge.summary_files import SummaryFile
from knowledge.topic_files import SCOPES, TopicFile, WrittenEntry, WrittenLaw

NO_COMMENTS: Comments = {}

_STRING_TAG = "tag:yaml.org,2002:str"
# What begins with Chinese, or with a number before Chinese, is bare text without a look at it, unless it
# holds what ends a bare text: in a list in brackets that is much.
_PLAIN_BEGINS = r"(?:[\u4e00-\u9fff《“（【]|\d{1,9}[\u4e00-\u9fff])"
_PLAIN_IN_FLOW = re.compile(_PLAIN_BEGINS + r"[\u4e00-\u9fff\w，。、；？！《》“”（）【】…～·—/-]*")
_PLAIN = re.compile(
    _PLAIN_BEGINS + r"(?:[ -\"$-9;-~]|[\u4e00-\u9fff\w，。、：；？！《》“”（）【】…～·—])*(?<! )"
)


def topic_text(topic: TopicFile, comments: Comments = NO_COMMENTS) -> str:
    """The topic.yml of this topic."""
    lines = [*_comment(comments, ""), f"title: {_scalar(topic.title)}", f"reviewed_on: {topic.reviewed_on}"]
    if topic.scope != SCOPES[0]:
        lines.append(f"scope: {topic.scope}")
    lines.append("entries:")
    for place, entry in enumerate(topic.entries):
        lines.extend([""] if place else [])
        lines.extend(_comment(comments, entry.id))
        lines.extend(_entry_lines(entry, topic=topic))
    return _joined(lines)


def _entry_lines(entry: WrittenEntry, *, topic: TopicFile) -> list[str]:
    lines = [f"- id: {_scalar(entry.id)}", f"  title: {_scalar(entry.title)}"]
    if entry.scope != topic.scope:
        lines.append(f"  scope: {entry.scope}")
    lines.append("  ask:")
    lines.extend(f"  - {_scalar(ask.text)}" for ask in entry.ask)
    lines.extend(_block("answer", entry.answer))
    if entry.more:
        lines.extend(_block("more", entry.more))
    if entry.law:
        lines.append("  law:")
        lines.extend(f"  - {_law(law)}" for law in entry.law)
    if entry.sources:
        lines.append(f"  sources: {_flow(source.text for source in entry.sources)}")
    if entry.figures:
        lines.append("  figures:")
        lines.extend(f"  - {_scalar(figure.text)}" for figure in entry.figures)
    lines.append(f"  valid_from: {entry.valid_from}")
    if entry.valid_to is not None:
        lines.append(f"  valid_to: {entry.valid_to}")
    if entry.region != COUNTRY_NAME:
        lines.append(f"  region: {_scalar(entry.region)}")
    if entry.reviewed_on != topic.reviewed_on:
        lines.append(f"  reviewed_on: {entry.reviewed_on}")
    if entry.follow_ups:
        own = f"{topic.id}/"
        lines.append(f"  follow_ups: {_flow(one.text.removeprefix(own) for one in entry.follow_ups)}")
    if entry.action is not None:
        lines.append(f"  action: {_scalar(entry.action)}")
    return lines


def sources_text(sources: Iterable[GradedSource], comments: Comments = NO_COMMENTS) -> str:
    """The sources.yml of these sources."""
    lines = _comment(comments, "")
    for graded in sources:
        source = graded.source
        lines.extend(_comment(comments, source.id))
        lines.append(f"- id: {_scalar(source.id)}")
        lines.append(f"  title: {_scalar(source.title)}")
        if source.publisher:
            lines.append(f"  publisher: {_scalar(source.publisher)}")
        if source.date is not None:
            lines.append(f"  date: {source.date}")
        if graded.grade != DEFAULT_GRADE or source.publisher or source.note:
            lines.append(f"  grade: {graded.grade}")
        if source.note:
            lines.append(f"  note: {_scalar(source.note)}")
    return _joined(lines)


def parameter_text(parameter: ParameterFile, comments: Comments = NO_COMMENTS) -> str:
    """The file of this legal value."""
    lines = [
        *_comment(comments, ""),
        f"title: {_scalar(parameter.title)}",
        f"unit: {_scalar(parameter.unit)}",
    ]
    lines.append("values:")
    for value in parameter.values:
        lines.extend(_comment(comments, value_key(value)))
        lines.append(f"- {_value(value)}")
    return _joined(lines)


def value_key(value: WrittenValue) -> str:
    """How comments name a value: by its day, and by its region unless that is the whole country."""
    return f"{value.valid_from}" if value.region == COUNTRY_NAME else f"{value.valid_from} {value.region}"


def _value(value: WrittenValue) -> str:
    parts = [f"valid_from: {value.valid_from}", f"value: {_number(value.value)}"]
    if value.region != COUNTRY_NAME:
        parts.append(f"region: {_scalar(value.region, flow=True)}")
    if value.law:
        parts.append(f"law: [{', '.join(_law(law) for law in value.law)}]")
    if value.sources:
        parts.append(f"sources: {_flow(source.text for source in value.sources)}")
    return f"{{{', '.join(parts)}}}"


def summaries_text(file: SummaryFile, comments: Comments = NO_COMMENTS) -> str:
    """The file of what the articles of this law are about."""
    lines = [*_comment(comments, ""), f"reviewed_on: {file.reviewed_on}"]
    for written in file.summaries:
        lines.extend(_comment(comments, written.article))
        lines.append(f"{_scalar(written.article)}: {_scalar(written.text)}")
    return _joined(lines)


def sites_text(sites: Iterable[Site]) -> str:
    """The CSV table of these places or offices."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(COLUMNS)
    for site in sites:
        columns = site.columns()
        point = site.point
        columns |= {
            "region": region_coded(site.region).full_name,
            "latitude": _degrees(point.latitude) if point else "",
            "longitude": _degrees(point.longitude) if point else "",
            "coordinate_system": columns["coordinate_system"] if point else "",
            "amenities": "、".join(site.amenities),
            "checked_on": site.checked_on or "",
            "sample": str(site.sample).lower(),
        }
        writer.writerow([columns[name] for name in COLUMNS])
    return table.getvalue()


def _degrees(number: float) -> str:
    return f"{number:.6f}"


def _number(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _law(law: WrittenLaw) -> str:
    return f"{{title: {_scalar(law.title, flow=True)}, article: {_scalar(law.article, flow=True)}}}"


def _flow(texts: Iterable[str]) -> str:
    return f"[{', '.join(_scalar(text, flow=True) for text in texts)}]"


def _block(key: str, text: str) -> list[str]:
    """A text over lines. One that the block form would change stands in quotes."""
    lines = [f"  {key}: |", *(f"    {line}" if line else "" for line in text.split("\n"))]
    if _reads_as(text, lambda: YAML(typ="safe", pure=True).compose("\n".join(lines) + "\n")):
        return lines
    return [f"  {key}: {_quoted(text)}"]


def _scalar(text: str, *, flow: bool = False) -> str:
    """A text on one line: bare where YAML reads it as the same text, else in quotes."""
    if (_PLAIN_IN_FLOW if flow else _PLAIN).fullmatch(text):
        return text
    around = f"{{key: {text}}}" if flow else f"key: {text}"
    plain = "\n" not in text and _reads_as(text, lambda: YAML(typ="safe", pure=True).compose(around))
    return text if plain else _quoted(text)


def _reads_as(text: str, compose: Callable[[], object]) -> bool:
    try:
        node = compose()
    except YAMLError:
        return False
    if not isinstance(node, MappingNode) or len(node.value) != 1:
        return False
    value = node.value[0][1]
    if not isinstance(value, ScalarNode) or value.tag != _STRING_TAG:
        return False
    return str(value.value).strip() == text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    special = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(special.get(one, one if one.isprintable() else _code(one)) for one in escaped) + '"'


def _code(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def _comment(comments: Comments, before: str) -> list[str]:
    return comments[before].split("\n") if comments.get(before) else []


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines) + "\n"
