"""The action server: every action of this package, on loopback, behind the internal token."""

from __future__ import annotations

import hmac

from rasa_sdk import Action, utils
from rasa_sdk.endpoint import create_app
from sanic import HTTPResponse, Request, Sanic, response

from actions.services import shared_services
from knowledge.errors import KnowledgeError
from knowledge.sentence_vectors import SentenceEncoder
from knowledge.settings import Settings


class TwoActionsOfOneName(KnowledgeError):
    """Rasa would let one of them silently replace the other."""

    def __init__(self, name: str, first: type, second: type) -> None:
        super().__init__(
            f"{first.__module__} and {second.__module__} both define {name}; rename one of them and its line "
            f"in bot/rasa/domain.yml"
        )


def refuse_two_of_one_name() -> None:
    """Raise `TwoActionsOfOneName` when two actions of this package have the same name."""
    seen: dict[str, type] = {}
    for cls in utils.all_subclasses(Action):
        if not cls.__module__.startswith("actions.") or getattr(cls, "__abstractmethods__", None):
            continue
        name = cls().name()
        if name in seen:
            raise TwoActionsOfOneName(name, seen[name], cls)
        seen[name] = cls


def application(*, token: str) -> Sanic:
    """The action server as a Sanic application; every request has to carry `token` as a parameter."""
    app: Sanic = create_app("actions", cors_origins=[])
    refuse_two_of_one_name()

    @app.on_request
    async def only_rasa(request: Request) -> HTTPResponse | None:
        if hmac.compare_digest((request.args.get("token") or "").encode(), token.encode()):
            return None
        return response.json({"error": "the internal token is missing or wrong"}, status=401)

    @app.get("/webhook/ready")
    async def ready(request: Request) -> HTTPResponse:
        return response.json({"actions": "ready"})

    return app


def serve(*, settings: Settings, token: str, encoder: SentenceEncoder | None = None) -> None:
    """Serve until stopped; with an encoder, entries are found by what they mean as well."""
    app = application(token=token)

    async def warm_up(app: Sanic, loop: object) -> None:
        # The first worker of the day should not wait for the index to be built.
        services = shared_services()
        services.library.search.everywhere("工资", on=services.now().date(), k=1)

        if encoder is not None:
            app.ctx.vectors = services.library.look_at_meaning(encoder)
            app.ctx.vectors.start()

    async def stop(app: Sanic, loop: object) -> None:
        if encoder is not None:
            app.ctx.vectors.close()

    app.register_listener(warm_up, "before_server_start")
    app.register_listener(stop, "after_server_stop")
    app.run(host="127.0.0.1", port=settings.actions_port, workers=1, access_log=False, motd=False)
