"""All tables of the knowledge base, read together: what migrations and their tests compare with."""

from __future__ import annotations

from knowledge import file_tables, statute_tables, summary_tables, vector_tables
from knowledge.models import Base

__all__ = ["Base", "file_tables", "statute_tables", "summary_tables", "vector_tables"]
