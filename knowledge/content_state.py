"""Counting the changes of content, so that whoever keeps it in memory knows when to look again."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.models import ContentStateRow

ONLY_ROW = 1


def state_of(session: Session) -> ContentStateRow:
    """The one row, as it is now."""
    return session.execute(select(ContentStateRow).where(ContentStateRow.id == ONLY_ROW)).scalar_one()


def locked_state(session: Session) -> ContentStateRow:
    """The one row, held so that no other session changes content until this one is done."""
    return session.execute(
        select(ContentStateRow).where(ContentStateRow.id == ONLY_ROW).with_for_update()
    ).scalar_one()


def content_version(session: Session) -> int:
    """How often content has changed so far."""
    return session.execute(select(ContentStateRow.version).where(ContentStateRow.id == ONLY_ROW)).scalar_one()


def count_change(session: Session) -> int:
    """Say that content changed in this transaction; returns the new count. Readers follow within seconds."""
    state = locked_state(session)
    state.version += 1
    return state.version
