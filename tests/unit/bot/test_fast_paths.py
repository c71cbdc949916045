"""Each replacement does what the original does; the originals are stock Rasa's own."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import jsonschema
import pytest
import rasa.core.processor
from aiohttp import web
from rasa.core.actions.action import RemoteAction
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core import events
from rasa.shared.core.domain import Domain
from rasa.shared.nlu.training_data.message import Message
from rasa.utils.endpoints import ClientResponseError, EndpointConfig

from bot import fast_paths
from bot.fast_paths import KeptAliveEndpoint, PlannedGraphRunner, PromptLockStore


class Adder(GraphComponent):
    """Adds what it is given to its own number."""

    def __init__(self, number: int) -> None:
        self.number = number

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: Any
    ) -> "Adder":
        return cls(config["number"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"number": 0}

    def add(self, left: int, right: int = 0) -> int:
        return self.number + left + right


def node(number: int, **needs: str) -> SchemaNode:
    return SchemaNode(
        needs=needs, uses=Adder, constructor_name="create", fn="add", config={"number": number}, eager=True
    )


# A diamond, a chain, and a node nobody asks for.
DIAMOND = GraphSchema(
    {
        "a": node(1, left="given"),
        "b": node(10, left="a"),
        "c": node(100, left="a"),
        "d": SchemaNode(
            needs={"left": "b", "right": "c"},
            uses=Adder,
            constructor_name="create",
            fn="add",
            config={"number": 1000},
            eager=True,
            is_target=True,
        ),
        "unused": node(7, left="given"),
    }
)


@pytest.mark.parametrize("targets", [None, ["d"], ["b"], ["c", "d"], ["a"]])
def test_the_planned_graph_gives_what_dask_gives(targets: list[str] | None) -> None:
    context = ExecutionContext(graph_schema=DIAMOND, model_id="test")
    planned = PlannedGraphRunner.create(DIAMOND, None, context)
    dask = DaskGraphRunner.create(DIAMOND, None, context)
    for given in (0, 5, -3):
        assert planned.run({"given": given}, targets) == dask.run({"given": given}, targets)


def test_an_input_named_like_a_node_is_refused_by_both() -> None:
    context = ExecutionContext(graph_schema=DIAMOND, model_id="test")
    for runner in (PlannedGraphRunner, DaskGraphRunner):
        with pytest.raises(GraphRunError):
            runner.create(DIAMOND, None, context).run({"given": 1, "a": "b"}, ["d"])


RESULTS = [
    {"events": [], "responses": []},
    {"events": [{"event": "slot", "name": "x", "value": 1}], "responses": [{"text": "好"}]},
    {"events": [], "responses": "none"},
    {"events": [], "responses": [1]},
    {"events": [{"event": 5}], "responses": []},
    {"events": {}, "responses": []},
]


@pytest.mark.parametrize("result", RESULTS)
def test_the_validator_accepts_and_refuses_what_the_original_does(result: dict[str, Any]) -> None:
    def verdict(check: Any) -> str | None:
        try:
            check()
        except jsonschema.ValidationError as error:
            return error.message
        return None

    stock = RemoteAction._validate_action_result
    ours = fast_paths._validate_with(fast_paths._validator_of_action_results(), stock=stock)
    action = RemoteAction("action_answer", None)
    expected = verdict(lambda: stock(action, result))
    assert verdict(lambda: ours(action, result)) == expected
    assert fast_paths._validator_of_action_results().is_valid(result) == (expected is None)


def test_events_are_found_by_the_names_stock_rasa_finds_them_by() -> None:
    for cls in rasa.shared.utils.common.all_subclasses(events.Event):
        found = fast_paths._resolve_event_type(cls.type_name)
        # Several abstract classes share a name; stock Rasa takes the first as well.
        stock = next(
            one
            for one in rasa.shared.utils.common.all_subclasses(events.Event)
            if one.type_name == cls.type_name
        )
        assert found is stock
    assert fast_paths._resolve_event_type("topic") is None
    assert fast_paths._resolve_event_type("new", default=events.SlotSet) is events.SlotSet
    with pytest.raises(ValueError, match="Unknown event name"):
        fast_paths._resolve_event_type("new")


@pytest.mark.parametrize(
    "text",
    ["/restart", '/wage_arrears{"worker_place":"x"}', "/session_start", "/back", "老板拖欠工资"],
)
def test_a_typed_command_stays_text(text: str) -> None:
    message = Message.build(text)
    domain = Domain.from_dict({"intents": ["wage_arrears"]})
    [passed] = fast_paths._text_is_text(RegexMessageHandler(), [message], domain)
    assert passed.get("text") == text
    assert passed.get("intent") is None


@pytest.fixture
async def action_server() -> AsyncIterator[tuple[str, list[web.Request]]]:
    """A real server on loopback that answers, refuses or hangs as its path says."""
    seen: list[web.Request] = []

    async def answer(request: web.Request) -> web.Response:
        seen.append(request)
        if request.path == "/hangs":
            await asyncio.sleep(3600)
        if request.path == "/refuses":
            return web.json_response({"action_name": "action_answer", "error": "no"}, status=400)
        return web.json_response({"got": await request.json(), "parameters": dict(request.query)})

    app = web.Application()
    app.router.add_post("/{any}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    yield f"http://127.0.0.1:{port}", seen
    await runner.cleanup()


async def test_the_kept_connection_says_and_hears_the_same(
    action_server: tuple[str, list[web.Request]],
) -> None:
    url, seen = action_server
    stock = EndpointConfig(f"{url}/answers", token="secret")
    kept = KeptAliveEndpoint.of(stock, timeout_seconds=30)
    body = {"next_action": "action_answer", "tracker": {"你": [1, 2]}}
    expected = await stock.request(json=body, method="post", timeout=300)
    assert await kept.request(json=body, method="post", timeout=300) == expected
    assert await kept.request(json=body, method="post", timeout=300) == expected
    sources = [request.transport.get_extra_info("peername") for request in seen[1:] if request.transport]
    assert len(set(sources)) <= 1, "the second call opened a new connection"
    assert kept._session is not None
    await kept._session.close()


async def test_a_refusal_is_reported_alike(action_server: tuple[str, list[web.Request]]) -> None:
    url, _ = action_server
    stock = EndpointConfig(f"{url}/refuses")
    kept = KeptAliveEndpoint.of(stock, timeout_seconds=30)
    for endpoint in (stock, kept):
        with pytest.raises(ClientResponseError) as refused:
            await endpoint.request(json={}, method="post")
        assert refused.value.status == 400
    assert kept._session is not None
    await kept._session.close()


async def test_a_hanging_action_server_is_given_up(action_server: tuple[str, list[web.Request]]) -> None:
    url, _ = action_server
    kept = KeptAliveEndpoint.of(EndpointConfig(f"{url}/hangs"), timeout_seconds=0.2)
    # Rasa handles a ClientError by telling the caller that the action failed.
    with pytest.raises(aiohttp.ClientError, match=r"did not answer within 0\.2 s"):
        await kept.request(json={}, method="post")
    assert kept._session is not None
    await kept._session.close()


async def test_messages_of_one_conversation_still_wait_for_each_other() -> None:
    store = PromptLockStore()
    order: list[str] = []

    async def message(name: str) -> None:
        async with store.lock("worker"):
            order.append(f"{name} in")
            await asyncio.sleep(0)
            order.append(f"{name} out")

    await asyncio.gather(*(message(str(number)) for number in range(8)))
    assert order == [f"{number} {way}" for number in range(8) for way in ("in", "out")]


def test_everything_is_put_in_place() -> None:
    kept = (
        rasa.core.processor.DaskGraphRunner,
        RemoteAction._validate_action_result,
        events.Event.resolve_by_type,
        RegexMessageHandler.process,
        rasa.core.processor.copy,
    )
    try:
        fast_paths.install()
        assert rasa.core.processor.DaskGraphRunner is PlannedGraphRunner
        assert events.Event.resolve_by_type("slot") is events.SlotSet
        value = {"a": [1]}
        assert rasa.core.processor.copy.deepcopy(value) is value
    finally:
        (
            rasa.core.processor.DaskGraphRunner,
            RemoteAction._validate_action_result,
            resolve,
            RegexMessageHandler.process,
            rasa.core.processor.copy,
        ) = kept
        events.Event.resolve_by_type = staticmethod(resolve)
