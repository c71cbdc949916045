"""The HTTP door: conversations, messages, stations, search, health. Described by OpenAPI at /api/docs."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from bot.gateway.law_api import law_routes
from bot.gateway.messages import Location, RefusedMessage
from bot.gateway.rasa_client import RasaClient, RasaUnavailable
from bot.gateway.service import Service, understanding_json
from knowledge.china_time import now_in_china, today_in_china
from knowledge.coordinates import point
from knowledge.errors import DatabaseUnavailable
from knowledge.library import Library
from knowledge.replies import place_card

# Sequence numbers are counted in 32 bits.
NEWEST_SEQ = 2**31 - 1

System = Literal["WGS-84", "GCJ-02", "BD-09"]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False, description="degrees")]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False, description="degrees")]


class SharedLocation(BaseModel):
    """Where the worker is, as their device says."""

    model_config = ConfigDict(extra="forbid")
    latitude: Latitude
    longitude: Longitude
    system: System = "WGS-84"


class NewMessage(BaseModel):
    """A message; `id` is made by the client, and the same id sent twice is stored once."""

    model_config = ConfigDict(extra="forbid")
    id: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f]+$")]
    text: str
    location: SharedLocation | None = None


def as_location(shared: SharedLocation | None) -> Location | None:
    """The location as the service takes it."""
    return Location(shared.latitude, shared.longitude, shared.system) if shared else None


def bearer(authorization: str | None) -> str:
    """The token of an Authorization header, or a refusal."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise RefusedMessage("unauthorised", "缺少对话凭证。请在请求头里带上 Authorization: Bearer <token>。")
    return token


def routes(*, service: Service, library: Library, rasa: RasaClient) -> APIRouter:
    """All HTTP routes of the gateway."""
    router = APIRouter()
    router.include_router(law_routes(library))

    @router.post("/api/conversations", status_code=201, tags=["对话"])
    async def start_conversation() -> dict[str, str]:
        """开始一个对话，得到编号和凭证。"""
        started = await service.start()
        return {"id": started.id, "token": started.token}

    @router.post("/api/conversations/{conversation_id}/messages", tags=["对话"])
    async def send_message(
        conversation_id: str,
        message: NewMessage,
        authorization: Annotated[str | None, Header()] = None,
        wait: bool = False,
    ) -> dict[str, Any]:
        """发一条消息。先存好再回执；加 ?wait=1 就等到回答一起返回。"""
        service.authorise(conversation_id, bearer(authorization))
        stored = await service.send(
            conversation_id, client_id=message.id, text=message.text, location=as_location(message.location)
        )
        if not wait:
            return stored.as_json()
        answered = await service.answered(conversation_id, stored)
        return {
            "message": answered.message.as_json(),
            "replies": [reply.as_json() for reply in answered.replies],
            "understanding": understanding_json(answered),
            "state": answered.state,
            "ms": answered.ms,
        }

    @router.get("/api/conversations/{conversation_id}/messages", tags=["对话"])
    async def read_messages(
        conversation_id: str,
        authorization: Annotated[str | None, Header()] = None,
        after: Annotated[int, Query(ge=0, le=NEWEST_SEQ)] = 0,
    ) -> dict[str, Any]:
        """取编号大于 after 的消息，按顺序。"""
        state, _ = await service.enter(conversation_id, bearer(authorization))
        messages = await service.since(conversation_id, after)
        return {"messages": [message.as_json() for message in messages], "state": state}

    @router.delete("/api/conversations/{conversation_id}", status_code=204, tags=["对话"])
    async def delete_conversation(
        conversation_id: str, authorization: Annotated[str | None, Header()] = None
    ) -> Response:
        """删除对话和其中的一切。"""
        await service.enter(conversation_id, bearer(authorization))
        await service.delete(conversation_id)
        return Response(status_code=204)

    @router.get("/api/stations", tags=["查询"])
    async def stations(
        lat: Annotated[Latitude, Query()],
        lon: Annotated[Longitude, Query()],
        k: Annotated[int, Query(ge=1, le=50)] = 5,
        open_now: bool = False,
        amenity: str | None = None,
        system: System = "WGS-84",
    ) -> dict[str, Any]:
        """离这里最近的工会驿站。坐标默认 WGS-84，返回 GCJ-02。"""
        found = await asyncio.to_thread(
            library.places.nearest,
            point(lat, lon, system=system),
            k=k,
            at=now_in_china(),
            open_now=open_now,
            amenity=amenity,
        )
        return {"stations": [place_card(nearby) for nearby in found]}

    @router.get("/api/search", tags=["查询"])
    async def search(q: Annotated[str, Query(min_length=1, max_length=200)]) -> dict[str, Any]:
        """在全部已发布的问答里找。"""
        found = await asyncio.to_thread(library.search.everywhere, q, on=today_in_china(), k=10)
        return {
            "results": [
                {
                    "entry": match.entry.key,
                    "title": match.entry.title,
                    "answer": match.entry.answer,
                    "law": [{"title": law.title, "article": law.article} for law in match.entry.law],
                    "score": round(match.score, 4),
                }
                for match in found
            ]
        }

    @router.get("/healthz", tags=["运行"])
    async def healthz() -> dict[str, str]:
        """网关进程活着。"""
        return {"status": "ok"}

    @router.get("/readyz", tags=["运行"])
    async def readyz(request: Request) -> JSONResponse:
        """所有部分都能用才是 200；哪一部分不行写在里面。"""
        parts: dict[str, str] = {}
        try:
            await asyncio.to_thread(library.entries.content_version)
            parts["knowledge"] = "ok"
        except DatabaseUnavailable as error:
            parts["knowledge"] = str(error)
        try:
            parts["model"] = await rasa.model()
            parts["rasa"] = "ok"
        except RasaUnavailable as error:
            parts["rasa"] = str(error)
        ready = parts["knowledge"] == "ok" and parts["rasa"] == "ok"
        return JSONResponse(
            {"status": "ready" if ready else "not ready", **parts}, status_code=200 if ready else 503
        )

    return router
