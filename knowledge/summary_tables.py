"""The table of what articles are about, in our own words."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Date, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.models import Base


class ArticleSummaryRow(Base):
    """What we say of one article. `text` is empty where staff want nothing said.

    `shipped_text` is what the files of the last release say: where staff wrote their own, it is what the
    release suggests instead.
    """

    __tablename__ = "article_summary"

    law: Mapped[str] = mapped_column(String(128), primary_key=True)
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    shipped_text: Mapped[str] = mapped_column(Text, default="")
    reviewed_on: Mapped[dt.date] = mapped_column(Date)
    origin: Mapped[str] = mapped_column(String(16), default="shipped")
