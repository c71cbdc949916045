"""The gateway's line to the Rasa server."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Any

import aiohttp

from bot.gateway.messages import Message
from knowledge.errors import KnowledgeError
from knowledge.settings import Settings


class RasaUnavailable(KnowledgeError):
    """Rasa, or the action server behind it, is down, too slow, or answered nothing."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Rasa gave no answer ({reason}); look at the log of the rasa process")


@dataclass(frozen=True)
class Understood:
    """What came back for one message: the replies as JSON objects, and how the message was understood."""

    replies: tuple[dict[str, Any], ...]
    understanding: dict[str, Any]


class RasaClient:
    """Speaks Rasa's REST channel over one pool of kept connections."""

    def __init__(self, settings: Settings, *, token: str) -> None:
        self._base = f"http://127.0.0.1:{settings.rasa_port}"
        self._timeout = aiohttp.ClientTimeout(total=settings.answer_timeout_seconds)
        self._headers = {"Authorization": f"Bearer {token}"}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> RasaClient:
        self._session = aiohttp.ClientSession(
            self._base, headers=self._headers, timeout=self._timeout, connector=aiohttp.TCPConnector(limit=64)
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._session is not None
        await self._session.close()

    async def ask(self, conversation_id: str, message: Message) -> Understood:
        """Hand one message over and return what the bot says; raises `RasaUnavailable`."""
        body = {
            "sender": conversation_id,
            "message": message.text,
            "metadata": {"location": message.location},
        }
        said = await self._call("POST", "/webhooks/rest/webhook", json=body)
        replies = [line["custom"] for line in said if isinstance(line, dict) and line.get("custom")]
        if not replies:
            # Stock Rasa answers an empty list when an action failed; silence is never passed on.
            raise RasaUnavailable("no reply")
        understanding: dict[str, Any] = next(
            (reply["understanding"] for reply in replies if "understanding" in reply), {}
        )
        shown = tuple(
            {key: value for key, value in reply.items() if key != "understanding"} for reply in replies
        )
        return Understood(shown, understanding)

    async def model(self) -> str:
        """The name of the model being served, by a Rasa whose actions answer; raises `RasaUnavailable`."""
        return str((await self._call("GET", "/ready"))["model"])

    async def _call(self, method: str, path: str, **kwargs: Any) -> Any:
        assert self._session is not None
        try:
            async with self._session.request(method, path, **kwargs) as response:
                if response.status != 200:
                    raise RasaUnavailable(f"HTTP {response.status}")
                return await response.json()
        except TimeoutError:
            raise RasaUnavailable(f"no answer within {self._timeout.total} s") from None
        except (aiohttp.ClientError, ValueError) as error:
            raise RasaUnavailable(f"{type(error).__name__}: {error}") from error
