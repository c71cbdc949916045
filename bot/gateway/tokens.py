"""Signed tokens: whoever holds a conversation's token may read it and write to it, and nobody else."""

from __future__ import annotations

import datetime as dt
import os
import secrets
from pathlib import Path

import jwt

ALGORITHM = "HS256"


class BadToken(Exception):
    """The token is missing, forged, or belongs to another conversation."""


class Tokens:
    """Makes and checks conversation tokens with one key."""

    def __init__(self, key: str) -> None:
        self._key = key

    def issue(self, conversation_id: str) -> str:
        """A token for this conversation."""
        claims = {"sub": conversation_id, "iat": dt.datetime.now(dt.UTC), "aud": "conversation"}
        return jwt.encode(claims, self._key, algorithm=ALGORITHM)

    def check(self, token: str, conversation_id: str) -> None:
        """Return if `token` opens `conversation_id`; raise `BadToken` otherwise."""
        try:
            claims = jwt.decode(token, self._key, algorithms=[ALGORITHM], audience="conversation")
        except jwt.InvalidTokenError as error:
            raise BadToken(str(error)) from error
        if claims.get("sub") != conversation_id:
            raise BadToken("the token belongs to another conversation")


def signing_key(data_dir: Path) -> str:
    """The key of this installation, made at the first start; only its owner may read the file."""
    path = data_dir / "signing.key"
    data_dir.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text(encoding="ascii").strip()
