"""The HTTP door to the law: whether an article is in force, and its official words where they are loaded."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from bot.gateway.messages import RefusedMessage
from knowledge.china_time import today_in_china
from knowledge.errors import LawNotFound
from knowledge.library import Library


class ArticleText(BaseModel):
    """An article of a law; `text` is null where no official text is loaded."""

    model_config = ConfigDict(extra="forbid")
    title: Annotated[str, Field(description="short title, as replies cite it")]
    official_title: str
    article: str
    in_force: Annotated[bool, Field(description="whether it may be cited today")]
    version_date: Annotated[dt.date, Field(description="date of the version the text, or our index, is of")]
    text: str | None


def law_routes(library: Library) -> APIRouter:
    """The routes that only look things up in the law."""
    router = APIRouter()

    @router.get("/api/law", tags=["查询"])
    async def law(
        title: Annotated[str, Query(min_length=1, max_length=128, examples=["劳动合同法"])],
        article: Annotated[
            str, Query(min_length=1, max_length=32, pattern=r"^[^\x00-\x1f]+$", examples=["第三十八条"])
        ],
    ) -> ArticleText:
        """一条法律的原文。没有导入原文时 text 是 null，其余照样回答。"""
        return await asyncio.to_thread(article_text, library, title=title, article=article)

    return router


def article_text(library: Library, *, title: str, article: str) -> ArticleText:
    """What there is to say about this article today; raises RefusedMessage when there is no such article."""
    today = today_in_china()
    try:
        law = library.laws.law(title)
    except LawNotFound:
        raise RefusedMessage("not_found", "没有收录这部法。请用回答里依据的写法，比如劳动合同法。") from None
    found = library.statutes.article(title, article, on=today)
    if found is None and not law.has(article):
        raise RefusedMessage("not_found", "这部法没有这一条，或者还没有核对到。条号写成第三十八条这样。")
    return ArticleText(
        title=law.title,
        official_title=law.official_title,
        article=article,
        in_force=library.laws.in_force(title, article, today),
        version_date=found.version_date if found else law.version_date,
        text=found.text if found else None,
    )
