"""The tables of what only the files know: kept so that the database can be written back as files."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Date, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.models import Base


class SourceRow(Base):
    """A source as the list of sources has it. What an answer rests on is copied to its version."""

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(256))
    date: Mapped[dt.date | None] = mapped_column(Date)
    publisher: Mapped[str] = mapped_column(String(128), default="")
    grade: Mapped[str] = mapped_column(String(1))
    note: Mapped[str] = mapped_column(Text, default="")


class ParameterRow(Base):
    """What a legal value is called; its values are in parameter_value."""

    __tablename__ = "parameter"

    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    title: Mapped[str] = mapped_column(String(128))


class CommentRow(Base):
    """A comment of a content file, and what it stands before; empty for the head of the file."""

    __tablename__ = "content_comment"

    file: Mapped[str] = mapped_column(String(128), primary_key=True)
    before: Mapped[str] = mapped_column(String(128), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
