"""Puts the gateway together: the log, the answering, the HTTP door, the WebSocket and the page."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi_offline import FastAPIOffline
from starlette.staticfiles import StaticFiles

from bot.channels import websocket
from bot.gateway import api, errors
from bot.gateway.answering import Answering, Bell
from bot.gateway.conversations import Conversations
from bot.gateway.own_answers import OwnAnswers
from bot.gateway.rasa_client import RasaClient
from bot.gateway.safe_headers import SafeHeaders
from bot.gateway.service import Service
from bot.gateway.tokens import Tokens
from knowledge.database import open_database
from knowledge.library import open_library
from knowledge.settings import Settings

# A phone out of reach neither answers nor closes; it is let go when a ping gets no pong for as long.
PING_SECONDS = 20.0

WIDGET_FOLDER = Path(__file__).parent.parent / "widget"


def create_app(settings: Settings, *, token: str, signing_key: str) -> FastAPI:
    """The gateway as an ASGI application; `token` is for Rasa, `signing_key` for conversation tokens."""
    library = open_library(settings)
    rasa = RasaClient(settings, token=token)
    bell = Bell()
    conversations = Conversations(open_database(settings.database_url))
    answering = Answering(conversations, rasa, OwnAnswers(library), bell)
    service = Service(
        conversations=conversations,
        answering=answering,
        bell=bell,
        tokens=Tokens(signing_key),
    )

    @asynccontextmanager
    async def running(app: FastAPI) -> AsyncIterator[None]:
        async with rasa:
            await answering.resume()
            yield
            await answering.stop()

    app = FastAPIOffline(
        title="工小助",
        description="工会服务职工的助手。每条消息先存好再回执，断线重连后按编号补发。",
        version="0.1.0",
        docs_url="/api/docs",
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=running,
    )
    errors.install(app)
    app.add_middleware(errors.BodyLimit)

    app.add_middleware(SafeHeaders)

    @app.get("/", include_in_schema=False)
    async def page() -> FileResponse:
        return FileResponse(WIDGET_FOLDER / "index.html")

    app.include_router(api.routes(service=service, library=library, rasa=rasa))
    app.include_router(websocket.routes(service=service))
    app.mount("/widget", StaticFiles(directory=WIDGET_FOLDER), name="widget")
    return app


def server(app: FastAPI, settings: Settings, *, ping_seconds: float = PING_SECONDS) -> uvicorn.Server:
    """The server of this application; a WebSocket that leaves a ping unanswered so long is closed."""
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        # Its lines go where all others go. At INFO it would note the address of everyone who connects.
        log_config=None,
        log_level="warning" if settings.log_level == "INFO" else settings.log_level.lower(),
        access_log=False,
        ws="wsproto",
        ws_max_size=errors.BODY_LIMIT,
        ws_ping_interval=ping_seconds,
        ws_ping_timeout=ping_seconds,
        timeout_graceful_shutdown=3,
        server_header=False,
    )
    return uvicorn.Server(config)


def serve(settings: Settings, *, token: str, signing_key: str) -> None:
    """Serve until stopped; raises SystemExit when the gateway could not start."""
    serving = server(create_app(settings, token=token, signing_key=signing_key), settings)
    with contextlib.suppress(KeyboardInterrupt):
        serving.run()
    if not serving.started:
        raise SystemExit("the gateway could not start; its log says why")
