"""Bringing the summaries of the files into their table; what staff wrote stays theirs."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from knowledge.loading import SHIPPED
from knowledge.summary_files import SummaryFile
from knowledge.summary_tables import ArticleSummaryRow


def load_summaries(session: Session, files: Sequence[SummaryFile]) -> int:
    """Make the shipped summaries what these files say; returns how many changed. Staff's words stay."""
    rows = {(row.law, row.article): row for row in session.scalars(select(ArticleSummaryRow))}
    wanted = {(file.law, written.article): (file, written) for file in files for written in file.summaries}
    changed = 0
    for (law, article), (file, written) in wanted.items():
        row = rows.get((law, article))
        if row is None:
            row = ArticleSummaryRow(law=law, article=article, text="", shipped_text="", origin=SHIPPED)
            session.add(row)
        row.shipped_text = written.text
        if row.origin != SHIPPED:
            continue
        changed += (row.text, row.reviewed_on) != (written.text, file.reviewed_on)
        row.text, row.reviewed_on = written.text, file.reviewed_on
    for key in rows.keys() - wanted.keys():
        row = rows[key]
        if row.origin == SHIPPED:
            session.delete(row)
            changed += 1
        else:
            row.shipped_text = ""
    return changed
