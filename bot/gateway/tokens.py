"""Signed tokens: whoever holds a conversation's token may read it and write to it, and nobody else."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import secrets
from pathlib import Path

import jwt

from knowledge.errors import KnowledgeError

ALGORITHM = "HS256"
# HS256 wants 32 bytes at least; a shorter key can be guessed, and an empty one signs for everybody.
_KEY = re.compile(r"[A-Za-z0-9_-]{32,}")


class BadSigningKey(KnowledgeError):
    """The key file holds no key."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"{path} holds no signing key ({reason}); put it back from a backup, or delete it: "
            f"a new one is made at the next start, and open pages begin a new conversation"
        )


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
    """The key of this installation, made at the first start; only its owner may read the file.

    Raises `BadSigningKey` when the file holds something else.
    """
    path = data_dir / "signing.key"
    if not path.exists():
        _make_key(path)
    try:
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSigningKey(path, str(error)) from error
    if not _KEY.fullmatch(key):
        reason = f"{len(key)} characters that are no key" if key else "it is empty"
        raise BadSigningKey(path, reason)
    return key


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written elsewhere and linked: a crash in between leaves no empty key, and of two starts one wins.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink(missing_ok=True)
