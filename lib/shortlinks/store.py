"""Where short links are kept: SQLite beside the app, or PostgreSQL for several servers."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from lib.shortlinks.identity import ID, short_id
from lib.shortlinks.kept import KeptView

__all__ = ["LinkStore"]

LINKS = Table(
    "short_links",
    MetaData(),
    Column("id", String(16), primary_key=True),
    Column("path", String(32), nullable=False),
    Column("query", Text, nullable=False),
    Column("created_utc", DateTime(timezone=True), nullable=False),
)
#: A writer waits this long for another one, in seconds.
BUSY_S = 20


class LinkStore:
    """Views kept under their ids. What was kept is never changed and never removed.

    Parameters
    ----------
    url
        SQLAlchemy's address of the database, as ``sqlite:///var/short-links.sqlite`` or
        ``postgresql+psycopg://user@host/name``. The table is made where it is missing.

    Examples
    --------
    >>> store = LinkStore("sqlite://")  # in memory
    >>> link = store.keep(KeptView("", "v=1&units=mi"))
    >>> link == store.keep(KeptView("", "v=1&units=mi"))
    True
    >>> store.find(link)
    KeptView(path='', query='v=1&units=mi')
    >>> store.find("no-such-link") is None
    True
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        with self._engine.begin() as connection:
            # Two servers may start at once: the database looks whether the table is there.
            connection.execute(CreateTable(LINKS, if_not_exists=True))

    def keep(self, view: KeptView) -> str:
        """Keep a view and return its id; once this returns, the link outlives the process."""
        attempt = 0
        link_id = short_id(view.path, view.query)
        while (self.find(link_id) or self._add(link_id, view)) != view:
            attempt += 1
            link_id = short_id(view.path, view.query, attempt)
        return link_id

    def find(self, link_id: str) -> KeptView | None:
        """Return the view under an id, or None where there is none."""
        if not ID.fullmatch(link_id):
            return None
        wanted = select(LINKS.c.path, LINKS.c.query).where(LINKS.c.id == link_id)
        with self._engine.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        return KeptView(*row) if row else None

    def answers(self) -> bool:
        """Whether the database answers; raises what SQLAlchemy raises where it does not."""
        with self._engine.connect() as connection:
            return bool(connection.execute(text("SELECT 1")).scalar_one())

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def _add(self, link_id: str, view: KeptView) -> KeptView | None:
        row = {"path": view.path, "query": view.query, "created_utc": datetime.now(UTC)}
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(LINKS).values(id=link_id, **row))
        except IntegrityError:  # another process kept something under this id first
            return self.find(link_id)
        return view


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_S})
    event.listen(engine, "connect", _write_ahead)
    return engine


def _write_ahead(connection, _record) -> None:  # type: ignore[no-untyped-def]  # DBAPI's
    """Let readers and a writer work at once, and have a commit on the disk when it returns."""
    connection.execute("PRAGMA synchronous=FULL")
    deadline = monotonic() + BUSY_S
    while not _turned_on(connection):  # another process turns it on, and SQLite does not wait
        if monotonic() > deadline:
            raise TimeoutError(f"the store of short links was locked for {BUSY_S} seconds")
        sleep(0.01)


def _turned_on(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # extended codes too
            raise
        return False
    return True  # a store in memory stays there, and has no need of it
