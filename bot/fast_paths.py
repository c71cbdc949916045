"""The costs of stock Rasa 3.6 that are replaced, each by something that does the same in less time.

`install()` puts all replacements in place; it is called once, before the server loads its model. What each
one costs in stock Rasa is measured in docs/decisions/0001. Every replacement has a test that compares it
with the original.
"""

from __future__ import annotations

import functools
import gc
import logging
import types
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import jsonschema
import rasa.core.actions.action
import rasa.core.processor
import rasa.shared.core.events
from rasa.core.actions.action import RemoteAction
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, InMemoryLockStore
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.nlu.training_data.message import Message
from rasa.utils.endpoints import ClientResponseError, EndpointConfig, concat_url

logger = logging.getLogger(__name__)

LOCK_POLL_SECONDS = 0.02


class PlannedGraphRunner(DaskGraphRunner):
    """Runs the model's graph in an order worked out once, where stock Rasa has dask plan every run."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._plans: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Same contract as `DaskGraphRunner.run`."""
        wanted = tuple(targets or self._graph_schema.target_names)
        plan = self._plans.get(wanted)
        if plan is None:
            plan = self._plans[wanted] = self._plan(wanted)
        given = inputs or {}
        clashes = [name for name in given if name in self._instantiated_nodes]
        if clashes:
            raise GraphRunError(f"the graph input {clashes[0]!r} has the name of a node; rename the input")
        done: dict[str, Any] = {name: (name, value) for name, value in given.items()}
        for name, needs in plan:
            # A need nobody provides is passed by its name, as dask does; the node warns about it.
            done[name] = self._instantiated_nodes[name](*(done.get(need, need) for need in needs))
        return dict(done[name] for name in wanted)

    def _plan(self, targets: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
        schema: GraphSchema = self._graph_schema.minimal_graph_schema(list(targets))
        plan: list[tuple[str, tuple[str, ...]]] = []
        placed: set[str] = set()

        def place(name: str, above: tuple[str, ...]) -> None:
            if name in placed or name not in schema.nodes:
                return
            if name in above:
                raise GraphRunError(f"the graph has a cycle: {' -> '.join((*above, name))}")
            needs = tuple(schema.nodes[name].needs.values())
            for need in needs:
                place(need, (*above, name))
            placed.add(name)
            plan.append((name, needs))

        for target in targets:
            place(target, ())
        return plan


class KeptAliveEndpoint(EndpointConfig):
    """The action server, called over one kept connection and never waited for longer than `timeout_seconds`.

    Stock Rasa opens a session for every call and waits up to 300 seconds for the answer.
    """

    @classmethod
    def of(cls, endpoint: EndpointConfig, *, timeout_seconds: float) -> KeptAliveEndpoint:
        """The same endpoint with a kept connection."""
        kept = cls(
            endpoint.url,
            endpoint.params,
            endpoint.headers,
            endpoint.basic_auth,
            endpoint.token,
            endpoint.token_name,
            endpoint.cafile,
            **endpoint.kwargs,
        )
        kept._timeout = aiohttp.ClientTimeout(total=timeout_seconds)
        kept._session = None
        return kept

    _timeout: aiohttp.ClientTimeout
    _session: aiohttp.ClientSession | None

    async def request(
        self,
        method: str = "post",
        subpath: str | None = None,
        content_type: str | None = "application/json",
        compress: bool = False,
        **kwargs: Any,
    ) -> Any:
        """Same contract as `EndpointConfig.request`, except that a time-out is a connection error."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(headers=self.headers, timeout=self._timeout)
        kwargs.pop("timeout", None)
        headers = {"Content-Type": content_type} if content_type else {}
        headers.update(kwargs.pop("headers", {}))
        parameters = self.combine_parameters(kwargs)
        try:
            async with self._session.request(
                method,
                concat_url(self.url, subpath),
                headers=headers,
                params=parameters,
                compress=compress,
                **kwargs,
            ) as response:
                if response.status >= 400:
                    # A rejection is read by Rasa. Any other body repeats the request, with the worker's
                    # words in it, and would stand in the traceback.
                    body = await response.read() if response.status == 400 else b""
                    raise ClientResponseError(response.status, response.reason, body)
                return await response.json()
        except TimeoutError as error:
            raise aiohttp.ServerTimeoutError(
                f"{self.url} did not answer within {self._timeout.total} s; look at the action server's log"
            ) from error


class PromptLockStore(InMemoryLockStore):
    """Messages of one conversation wait for each other 20 ms at a time, not a second at a time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = LOCK_POLL_SECONDS,
    ) -> AsyncGenerator[TicketLock, None]:
        """Same contract as `LockStore.lock`."""
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as held:
            yield held


def _validator_of_action_results() -> Any:
    schema = RemoteAction.action_response_format_spec()
    cls = jsonschema.validators.validator_for(schema)
    cls.check_schema(schema)
    return cls(schema)


def _validate_with(validator: Any, *, stock: Any) -> Any:
    def _validate_action_result(self: RemoteAction, result: dict[str, Any]) -> bool:
        # Stock Rasa re-checks the schema itself for every action: 72 % of a message's time. A wrong
        # result, which no healthy installation sees, is left to stock Rasa to explain.
        return validator.is_valid(result) or stock(self, result)

    return _validate_action_result


def _resolve_event_type(type_name: str, default: type[Event] | None = None) -> type[Event] | None:
    # Events are looked up for every stored event of every message; stock Rasa walks all subclasses each time.
    found = _event_types().get(type_name)
    if found is not None:
        return found
    if type_name == "topic":
        return None
    if default is not None:
        return default
    raise ValueError(f"Unknown event name '{type_name}'.")


@functools.cache
def _event_types() -> dict[str, type[Event]]:
    types_by_name: dict[str, type[Event]] = {}
    for cls in rasa.shared.utils.common.all_subclasses(Event):
        types_by_name.setdefault(cls.type_name, cls)
    return types_by_name


def _text_is_text(
    self: RegexMessageHandler, messages: list[Message], domain: Domain | None = None
) -> list[Message]:
    # Stock Rasa executes `/intent{"slot": …}` typed by anybody; here it is a sentence like any other.
    return messages


def install() -> None:
    """Put every replacement in place; call it once, before a model is loaded."""
    rasa.core.processor.DaskGraphRunner = PlannedGraphRunner
    RemoteAction._validate_action_result = _validate_with(
        _validator_of_action_results(), stock=RemoteAction._validate_action_result
    )
    Event.resolve_by_type = staticmethod(_resolve_event_type)
    RegexMessageHandler.process = _text_is_text
    # Every `copy.deepcopy` in the processor feeds a debug line; none is made unless those lines are wanted.
    if not logging.getLogger("rasa").isEnabledFor(logging.DEBUG):
        rasa.core.processor.copy = types.SimpleNamespace(deepcopy=lambda value: value)


def freeze_memory() -> None:
    """Take what is loaded out of the garbage collector's rounds, which otherwise pause 230 ms each."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
