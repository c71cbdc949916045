"""How Rasa is started here: trained from the knowledge base, served on loopback behind a token.

`train()` and `serve()` are the two entry points; each runs in a process of its own. Rasa is put together in
code rather than from endpoints.yml, because Rasa answers an endpoint it cannot reach or import by silently
falling back to memory, and here that has to stop the start.
"""

from __future__ import annotations

import hmac
import logging
import os
import tarfile
import zlib
from asyncio import AbstractEventLoop
from pathlib import Path

from bot import absent_modules

absent_modules.install()
# Rasa would send usage data out, and with a current sentry-sdk it would stop at start.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
# Rasa's cache of training steps is bigger than what it saves on a training of seconds.
os.environ["RASA_MAX_CACHE_SIZE"] = "0"

import aiohttp  # noqa: E402
import rasa.core.run  # noqa: E402
import rasa.model_training  # noqa: E402
from rasa.core.agent import Agent  # noqa: E402
from rasa.core.channels.rest import RestInput  # noqa: E402
from rasa.engine.exceptions import GraphComponentException  # noqa: E402
from rasa.shared.exceptions import RasaException  # noqa: E402
from rasa.utils.endpoints import ClientResponseError, EndpointConfig  # noqa: E402
from rasa.utils.log_utils import configure_structlog  # noqa: E402
from sanic import HTTPResponse, Request, Sanic, response  # noqa: E402

from bot import fast_paths, quiet_logs  # noqa: E402
from bot.tracker_store import EventTrackerStore  # noqa: E402
from knowledge.errors import KnowledgeError  # noqa: E402
from knowledge.settings import Settings  # noqa: E402

RASA_FOLDER = Path(__file__).parent / "rasa"

logger = logging.getLogger(__name__)

# What Rasa lets through, depending on where the archive breaks off.
_BROKEN_MODEL = (OSError, EOFError, tarfile.TarError, zlib.error, RasaException, GraphComponentException)


class TrainingFailed(KnowledgeError):
    """Rasa ended its training without a model."""

    def __init__(self, code: int) -> None:
        super().__init__(f"training ended with code {code} and no model; Rasa's lines above say why")


class NoModel(KnowledgeError):
    """There is no model to serve."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"no model can be loaded from {path} ({reason}); run `python -m bot train`")


def train(*, output: Path, name: str) -> Path:
    """Train on the published topics and return the model's path; takes seconds.

    Raises `AbsentComponent` when the configuration names a component that cannot work here, and
    `TrainingFailed` when no model came out.
    """
    # Rasa's importer reads it here, before any training, so that a mistake is refused at once.
    result = rasa.model_training.train(
        domain=str(RASA_FOLDER / "domain.yml"),
        config=str(RASA_FOLDER / "config.yml"),
        training_files=[],
        output=str(output),
        fixed_model_name=name,
        force_training=True,
    )
    if not result.model:
        raise TrainingFailed(result.code)
    return Path(result.model)


def serve(*, settings: Settings, model: Path, token: str) -> None:
    """Serve `model` on loopback until stopped; every request has to carry `token`."""
    configure_structlog(logging.getLogger().getEffectiveLevel())
    quiet_logs.keep_words_out()
    fast_paths.install()
    app = rasa.core.run.configure_app(input_channels=[RestInput()], enable_api=False, cors=None)
    app.config.ACCESS_LOG = False

    @app.on_request
    async def only_the_gateway(request: Request) -> HTTPResponse | None:
        given = request.headers.get("Authorization", "")
        if hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
            return None
        return response.json({"error": "the internal token is missing or wrong"}, status=401)

    @app.get("/alive")
    async def alive(request: Request) -> HTTPResponse:
        # Says nothing of the action server: the supervisor ends whoever is silent here.
        return response.json({"status": "ok"})

    @app.get("/ready")
    async def ready(request: Request) -> HTTPResponse:
        agent: Agent = request.app.ctx.agent
        try:
            await agent.action_endpoint.request(method="get", subpath="ready")
        except (aiohttp.ClientError, ClientResponseError) as error:
            return response.json({"error": f"the action server does not answer: {error}"}, status=503)
        return response.json({"model": agent.processor.model_filename})

    async def load(app: Sanic, loop: AbstractEventLoop) -> None:
        app.ctx.agent = load_agent(settings=settings, model=model, token=token)
        fast_paths.freeze_memory()

    app.register_listener(load, "before_server_start")
    app.run(host="127.0.0.1", port=settings.rasa_port, workers=1, access_log=False, motd=False)


def load_agent(*, settings: Settings, model: Path, token: str) -> Agent:
    """The agent with our tracker store, lock store and action endpoint, and no silent fall-backs.

    Raises `NoModel` when the model is missing or broken.
    """
    endpoint = EndpointConfig(
        f"http://127.0.0.1:{settings.actions_port}/webhook", token=token, enable_selective_domain=True
    )
    store = EventTrackerStore(url=settings.database_url, history=settings.tracker_events)
    agent = Agent(
        tracker_store=store,
        lock_store=fast_paths.PromptLockStore(),
        action_endpoint=fast_paths.KeptAliveEndpoint.of(
            endpoint, timeout_seconds=settings.action_timeout_seconds
        ),
    )
    # Rasa wraps the store in one that falls back to memory when the database fails; a lost memory has to be
    # an error that the gateway sees, so the wrapper is taken off again.
    agent.tracker_store = store
    if not model.is_file():
        raise NoModel(model, "there is no such file")
    try:
        agent.load_model(model)
    except _BROKEN_MODEL as error:
        raise NoModel(model, str(error) or type(error).__name__) from error
    if agent.processor is None:
        raise NoModel(model, "Rasa took nothing from it")
    return agent
