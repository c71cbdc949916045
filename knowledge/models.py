"""The tables of the knowledge base. Rows never leave the package: repositories turn them into dataclasses."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    Numeric,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeEngine

WHOLE_COUNTRY = "000000"


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal number kept to the last digit, also by SQLite, which has no such type of its own."""

    impl = Numeric(20, 6)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """How this database keeps it."""
        wanted = String(32) if dialect.name == "sqlite" else Numeric(20, 6)
        return dialect.type_descriptor(wanted)

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """What is handed to the database."""
        return str(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """The number as it was given, without zeros at its end."""
        if value is None:
            return None
        plain = Decimal(value).normalize()
        return plain if plain.as_tuple().exponent not in range(1, 40) else plain.quantize(Decimal(1))


class Base(DeclarativeBase):
    """The one registry of all tables of the knowledge base."""

    # Every constraint has a name, so that a later migration can name the one it changes.
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class TopicRow(Base):
    """A subject people ask about."""

    __tablename__ = "topic"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    title: Mapped[str] = mapped_column(String(64))
    position: Mapped[int] = mapped_column(Integer, default=0)
    reviewed_on: Mapped[dt.date] = mapped_column(Date)
    # What an entry has that does not say its own; only for writing the files back.
    scope: Mapped[str] = mapped_column(String(16), default="in")
    origin: Mapped[str] = mapped_column(String(16), default="shipped")

    entries: Mapped[list[EntryRow]] = relationship(back_populates="topic", order_by="EntryRow.position")


class EntryRow(Base):
    """One question with its answer, over all its versions."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("topic_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    topic_id: Mapped[str] = mapped_column(ForeignKey("topic.id"), index=True)
    name: Mapped[str] = mapped_column(String(64))
    position: Mapped[int] = mapped_column(Integer, default=0)
    # The content the files last gave; empty for staff entries and for those that vanished from the files.
    shipped_hash: Mapped[str] = mapped_column(String(64), default="")

    topic: Mapped[TopicRow] = relationship(back_populates="entries")
    versions: Mapped[list[EntryVersionRow]] = relationship(
        back_populates="entry", order_by="EntryVersionRow.number", cascade="all, delete-orphan"
    )


class EntryVersionRow(Base):
    """What an entry said from one edit to the next. States: draft, review, published, archived, suggested."""

    __tablename__ = "entry_version"
    __table_args__ = (UniqueConstraint("entry_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    number: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(16), index=True)
    title: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str] = mapped_column(Text)
    more: Mapped[str] = mapped_column(Text, default="")
    reviewed_on: Mapped[dt.date] = mapped_column(Date)
    valid_from: Mapped[dt.date] = mapped_column(Date)
    valid_to: Mapped[dt.date | None] = mapped_column(Date)
    region: Mapped[str] = mapped_column(String(6), default=WHOLE_COUNTRY, index=True)
    follow_ups: Mapped[list[str]] = mapped_column(JSON, default=list)
    action: Mapped[str | None] = mapped_column(String(64))
    scope: Mapped[str] = mapped_column(String(16))
    # What the check of figures is told; only for writing the files back.
    figures: Mapped[list[str]] = mapped_column(JSON, default=list)
    origin: Mapped[str] = mapped_column(String(16))
    author: Mapped[str] = mapped_column(String(64), default="")
    reviewer: Mapped[str] = mapped_column(String(64), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))
    published_at: Mapped[dt.datetime | None] = mapped_column(DateTime(timezone=True))

    entry: Mapped[EntryRow] = relationship(back_populates="versions")
    asks: Mapped[list[WayOfAskingRow]] = relationship(
        order_by="WayOfAskingRow.position", cascade="all, delete-orphan"
    )
    law: Mapped[list[LawReferenceRow]] = relationship(
        order_by="LawReferenceRow.position", cascade="all, delete-orphan"
    )
    sources: Mapped[list[SourceReferenceRow]] = relationship(
        order_by="SourceReferenceRow.position", cascade="all, delete-orphan"
    )


class WayOfAskingRow(Base):
    """One way people ask for an entry; folded is what is compared."""

    __tablename__ = "way_of_asking"
    __table_args__ = (UniqueConstraint("version_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("entry_version.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    text: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text)


class LawReferenceRow(Base):
    """An article an answer rests on."""

    __tablename__ = "law_reference"
    __table_args__ = (UniqueConstraint("version_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("entry_version.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(128))
    article: Mapped[str] = mapped_column(String(32))


class SourceReferenceRow(Base):
    """A source an answer rests on, as it was described when the version was made."""

    __tablename__ = "source_reference"
    __table_args__ = (UniqueConstraint("version_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("entry_version.id", ondelete="CASCADE"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    source_id: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(256))
    date: Mapped[dt.date | None] = mapped_column(Date)
    publisher: Mapped[str] = mapped_column(String(128), default="")
    note: Mapped[str] = mapped_column(Text, default="")


class PlaceRow(Base):
    """A station, driver home or meal shop. Coordinates are kept as given, their system beside them."""

    __tablename__ = "place"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32), index=True)
    name: Mapped[str] = mapped_column(String(128))
    region: Mapped[str] = mapped_column(String(6), index=True)
    address: Mapped[str] = mapped_column(String(256), default="")
    latitude: Mapped[float | None] = mapped_column(Float(53))
    longitude: Mapped[float | None] = mapped_column(Float(53))
    coordinate_system: Mapped[str] = mapped_column(String(8), default="GCJ-02")
    hours: Mapped[str] = mapped_column(Text, default="")
    amenities: Mapped[list[str]] = mapped_column(JSON, default=list)
    phone: Mapped[str] = mapped_column(String(64), default="")
    source: Mapped[str] = mapped_column(String(256), default="")
    checked_on: Mapped[dt.date | None] = mapped_column(Date)
    sample: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(Integer, default=0)
    origin: Mapped[str] = mapped_column(String(16), default="shipped")


class OfficeRow(Base):
    """An office that serves a region: legal aid, arbitration, inspection, union."""

    __tablename__ = "office"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32), index=True)
    name: Mapped[str] = mapped_column(String(128))
    region: Mapped[str] = mapped_column(String(6), index=True)
    address: Mapped[str] = mapped_column(String(256), default="")
    latitude: Mapped[float | None] = mapped_column(Float(53))
    longitude: Mapped[float | None] = mapped_column(Float(53))
    coordinate_system: Mapped[str] = mapped_column(String(8), default="GCJ-02")
    phone: Mapped[str] = mapped_column(String(64), default="")
    hours: Mapped[str] = mapped_column(Text, default="")
    amenities: Mapped[list[str]] = mapped_column(JSON, default=list)
    source: Mapped[str] = mapped_column(String(256), default="")
    checked_on: Mapped[dt.date | None] = mapped_column(Date)
    sample: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(Integer, default=0)
    origin: Mapped[str] = mapped_column(String(16), default="shipped")


class ParameterValueRow(Base):
    """A legal value from one day on, for one region, with the article or source it stands in."""

    __tablename__ = "parameter_value"
    __table_args__ = (UniqueConstraint("name", "region", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(64), index=True)
    region: Mapped[str] = mapped_column(String(6), default=WHOLE_COUNTRY)
    valid_from: Mapped[dt.date] = mapped_column(Date)
    value: Mapped[Decimal] = mapped_column(ExactDecimal)
    unit: Mapped[str] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(String(256))
    # The same ground as the files write it: [title, article] each, and ids of sources.
    law: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    sources: Mapped[list[str]] = mapped_column(JSON, default=list)
    position: Mapped[int] = mapped_column(Integer, default=0)
    origin: Mapped[str] = mapped_column(String(16), default="shipped")


class ContentStateRow(Base):
    """The one row that counts every change of content, so that readers know when to look again."""

    __tablename__ = "content_state"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(Integer, default=0)
    shipped_hash: Mapped[str] = mapped_column(String(64), default="")
