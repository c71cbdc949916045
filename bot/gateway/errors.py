"""Every refusal of the gateway in one form: a code for programs, one plain Chinese sentence for people."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.gateway.messages import (
    INTERNAL,
    LONGEST_MESSAGE,
    NOT_DELETED,
    NOT_READ,
    NOT_STORED,
    RefusedMessage,
)
from knowledge.errors import DatabaseUnavailable

STATUS = {
    "unauthorised": 401,
    "not_found": 404,
    "too_large": 413,
    "too_long": 422,
    "empty": 422,
    "not_text": 422,
    "bad_json": 400,
    "bad_request": 422,
    "bad_location": 422,
    "unavailable": 503,
    "method_not_allowed": 405,
    "internal": 500,
}

# What was not done, by what was asked for.
_NOT_DONE = {"POST": NOT_STORED, "DELETE": NOT_DELETED}

BODY_LIMIT = 1_000_000  # bytes


def refusal(code: str, spoken: str) -> JSONResponse:
    """The answer to a request that is not accepted."""
    return JSONResponse({"error": {"code": code, "message": spoken}}, status_code=STATUS[code])


def install(app: FastAPI) -> None:
    """Give `app` the handlers that turn every error into this form."""

    @app.exception_handler(RefusedMessage)
    async def refused(request: Request, error: RefusedMessage) -> Response:
        return refusal(error.code, error.spoken)

    @app.exception_handler(DatabaseUnavailable)
    async def no_database(request: Request, error: DatabaseUnavailable) -> Response:
        return refusal("unavailable", _NOT_DONE.get(request.method, NOT_READ))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        fault = error.errors()[0]
        if fault["type"] == "json_invalid":
            return refusal("bad_json", "发来的内容不是完整的JSON，请检查后重发。")
        where = ".".join(str(part) for part in fault["loc"] if part != "body") or "请求"
        if fault["type"] == "string_unicode":
            return refusal("not_text", "这条消息里有不能显示的字符，请用中文把您的问题打出来。")
        return refusal("bad_request", f"{where} 不对：{_IN_CHINESE.get(fault['type'], '格式不符合要求')}。")

    @app.exception_handler(HTTPException)
    async def other(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return refusal("not_found", "没有这个地址。接口说明见 /api/docs。")
        if error.status_code == 405:
            return refusal("method_not_allowed", "这个地址不支持这种请求方式。接口说明见 /api/docs。")
        # FastAPI says 400 when a body is not text at all, or nested too deep to be read.
        return refusal("bad_json", "发来的内容读不懂，请用UTF-8编码的JSON重发。")

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        # Starlette raises it on after this answer, and the server logs it with its traceback.
        return refusal("internal", INTERNAL)


_IN_CHINESE = {
    "missing": "缺少这一项",
    "string_type": "应当是文字",
    "string_too_long": "太长了",
    "string_pattern_mismatch": "里面有不能用的字符",
    "string_too_short": "不能是空的",
    "float_type": "应当是数字",
    "float_parsing": "应当是数字",
    "int_parsing": "应当是整数",
    "int_type": "应当是整数",
    "model_attributes_type": "应当是一个JSON对象",
    "extra_forbidden": "没有这一项",
    "literal_error": "不在允许的取值里",
    "greater_than_equal": "太小了",
    "less_than_equal": "太大了",
    "finite_number": "应当是一个确定的数字",
}


class BodyLimit:
    """Stops reading a request body that is larger than anyone needs.

    FastAPI's own `max_body_size` answers in English and before our handlers; workers get a sentence.
    """

    def __init__(self, app: ASGIApp, *, limit: int = BODY_LIMIT) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on unless its body is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = await self._read(receive)
        if body is None:
            answer = refusal("too_large", f"内容太大了，一条消息最多{LONGEST_MESSAGE}个字。请分几次发。")
            await answer(scope, receive, send)
            return
        await self._app(scope, _replay(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        parts: list[bytes] = []
        size = 0
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return b"".join(parts)
            size += len(message.get("body", b""))
            if size > self._limit:
                return None
            parts.append(message.get("body", b""))
            if not message.get("more_body", False):
                return b"".join(parts)


def _replay(body: bytes, receive: Receive) -> Callable[[], Awaitable[Message]]:
    sent = False

    async def replayed() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
