"""Opening the database of the knowledge base: SQLite by default, PostgreSQL by its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import StaticPool

from knowledge.errors import DatabaseTooNew, DatabaseUnavailable

MIGRATIONS = Path(__file__).parent / "migrations"
SCHEMA_TABLE = "knowledge_schema"
# Any number works as long as every process of this program uses the same.
MIGRATION_LOCK = 7_316_001
_EXCLUSIVE = "knowledge_exclusive"


class Database:
    """A door to the tables. Safe to share between threads; each session belongs to one."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._sessions = sessionmaker(engine, expire_on_commit=False)

    @contextmanager
    def session(self, *, exclusive: bool = False) -> Iterator[Session]:
        """Work in one transaction: committed at the end, undone when anything is raised.

        An exclusive session is the only writer from its first moment on, so that what it reads cannot
        change before it writes; on SQLite an ordinary session that reads first may not get to write.
        """
        session = self._sessions()
        try:
            if exclusive:
                session.connection(execution_options={_EXCLUSIVE: True})
                if self.engine.dialect.name == "postgresql":
                    session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
            yield session
            session.commit()
        except DBAPIError as error:
            session.rollback()
            # A plain DatabaseError is a file that is none; its other kinds are mistakes of ours.
            if isinstance(error, (OperationalError, InterfaceError)) or type(error) is DatabaseError:
                raise self._unavailable(error) from error
            raise
        except BaseException:
            session.rollback()
            raise
        finally:
            session.close()

    def migrate(self, steps: Path = MIGRATIONS, *, table: str | None = None) -> None:
        """Bring the tables to the newest shape; several processes may call it at the same time.

        `steps` is a folder of Alembic steps, and `table` counts them: the gateway keeps its tables in the
        same database with its own. Where the table is named, a database that is up to date costs one query.
        Raises DatabaseTooNew when a later release has already changed the tables.
        """
        counted_in = SCHEMA_TABLE if steps == MIGRATIONS else table
        if counted_in is not None and self._is_newest(steps, counted_in):
            return
        # Imported here because it costs a process a dozen megabytes and is needed once in a release.
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(steps).replace("%", "%%"))
        with self.session(exclusive=True) as session:
            config.attributes["connection"] = session.connection()
            command.upgrade(config, "head")

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()

    @property
    def _shown(self) -> str:
        return self.engine.url.render_as_string(hide_password=True)

    def _is_newest(self, steps: Path, table: str) -> bool:
        """Whether the last of the steps has been taken; their files begin with their number."""
        known = sorted(path.stem.split("_")[0] for path in steps.glob("versions/[0-9]*.py"))
        with self.session() as session:
            if not inspect(session.connection()).has_table(table):
                return False
            reached = session.execute(text(f"SELECT version_num FROM {table}")).scalar()
        if reached is not None and reached not in known:
            raise DatabaseTooNew(database=self._shown, reached=reached, newest=known[-1])
        return reached == known[-1]

    def _unavailable(self, error: DBAPIError) -> DatabaseUnavailable:
        return DatabaseUnavailable(database=self._shown, reason=str(error.orig).strip().splitlines()[0])


def open_database(url: str, *, wait_seconds: float = 5.0) -> Database:
    """Open the database at this address; nothing is created before the first use, except SQLite's folder.

    A locked or absent database is waited for that long, then reported as DatabaseUnavailable.
    """
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return Database(_sqlite_engine(address, wait_seconds=wait_seconds))
    options: dict[str, Any] = {"hide_parameters": True}
    if address.get_backend_name() == "postgresql":
        options["connect_args"] = {"connect_timeout": max(1, round(wait_seconds))}
    return Database(create_engine(address, pool_pre_ping=True, **options))


def _sqlite_engine(address: URL, *, wait_seconds: float) -> Engine:
    # The parameters of a failed statement are what workers wrote; they must not get into a log.
    options: dict[str, Any] = {"connect_args": {"check_same_thread": False}, "hide_parameters": True}
    in_memory = not address.database or ":memory:" in address.database
    if in_memory:
        options["poolclass"] = StaticPool
    else:
        Path(str(address.database)).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, **options)

    def prepare(connection: Any, _record: object) -> None:
        # The driver must not open transactions by itself: we say when, and which kind.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {int(wait_seconds * 1000)}")
        cursor.execute("PRAGMA foreign_keys = ON")
        if not in_memory:
            cursor.execute("PRAGMA journal_mode = WAL")
            # What was committed is on disk before anyone is told: NORMAL may lose the last commits at a
            # power cut, and a message that was confirmed would be among them.
            cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    def begin(connection: Connection) -> None:
        exclusive = connection.get_execution_options().get(_EXCLUSIVE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if exclusive else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine
