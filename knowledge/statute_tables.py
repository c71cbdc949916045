"""The tables of official texts: every version of a law that was loaded, and its articles."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Date, DateTime, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from knowledge.models import Base


class StatuteRow(Base):
    """One version of a law's text. Those before the newest are kept, for what happened in their time."""

    __tablename__ = "statute"
    __table_args__ = (UniqueConstraint("law", "version_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    # The short title by which knowledge/laws.yml knows it.
    law: Mapped[str] = mapped_column(String(128), index=True)
    heading: Mapped[str] = mapped_column(String(256))
    version_date: Mapped[dt.date] = mapped_column(Date)
    # Empty where nobody stated the day; then knowledge/laws.yml says from when on the law holds.
    effective_from: Mapped[dt.date | None] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(64), default="current")
    complete: Mapped[bool] = mapped_column(default=True)
    source: Mapped[str] = mapped_column(String(512), default="")
    # Of everything the file says, so that the same file is not loaded twice.
    content_hash: Mapped[str] = mapped_column(String(64))
    loaded_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))

    articles: Mapped[list[StatuteArticleRow]] = relationship(
        order_by="StatuteArticleRow.position", cascade="all, delete-orphan"
    )


class StatuteArticleRow(Base):
    """An article, a numbered point or an appendix of one version."""

    __tablename__ = "statute_article"
    __table_args__ = (UniqueConstraint("statute_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    statute_id: Mapped[int] = mapped_column(ForeignKey("statute.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    label: Mapped[str] = mapped_column(String(32), index=True)
    part: Mapped[str] = mapped_column(String(128), default="")
    chapter: Mapped[str] = mapped_column(String(256), default="")
    section: Mapped[str] = mapped_column(String(128), default="")
    annex: Mapped[str] = mapped_column(String(256), default="")
    text: Mapped[str] = mapped_column(Text)
