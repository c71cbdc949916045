"""What is found in a text: a value of some kind, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FoundEntity:
    """One value in a text: ``text == whole[start:end]``.

    kind and value: money ``{"yuan": "8500.00", "per": "month"}``, duration
    ``{"months": "3"}``, date ``{"iso": "2026-05-01", "precision": "day"}``,
    place ``{"code": "370602", "name": "山东省烟台市芝罘区"}``, count
    ``{"number": "30", "of": "people"}`` (or ``"times"``), occupation ``{"name": "外卖骑手"}``.
    """

    kind: str
    text: str
    start: int
    end: int
    value: Mapping[str, object] = field(default_factory=dict, compare=True)
