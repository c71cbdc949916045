"""The entry that leads to an action: it holds what the action says when it has to ask."""

from __future__ import annotations

import datetime as dt

from knowledge.entries import Entry
from knowledge.library import Library


def entry_of_action(library: Library, action: str, *, on: dt.date) -> Entry | None:
    """The first published entry that names this action; None when staff took it out."""
    return next((entry for entry in library.search.entries(on=on) if entry.action == action), None)
