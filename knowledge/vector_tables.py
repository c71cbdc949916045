"""The table of what ways of asking mean: computed once, so that a start need not do it again."""

from __future__ import annotations

from sqlalchemy import Float, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.models import Base


class SentenceVectorRow(Base):
    """The vector of one folded sentence by one encoder. Anything in it can be computed anew."""

    __tablename__ = "sentence_vector"

    encoder: Mapped[str] = mapped_column(String(64), primary_key=True)
    digest: Mapped[str] = mapped_column(String(32), primary_key=True)
    numbers: Mapped[bytes] = mapped_column(LargeBinary)
    scale: Mapped[float] = mapped_column(Float(53))
