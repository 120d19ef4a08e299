"""A PostgreSQL server of its own for districts: a socket in a folder, gone with the tests."""

import json
import subprocess
from pathlib import Path
from typing import Any

from .district_store import DistrictStore

SERVER = Path(__file__).resolve().parents[2] / "PostgreSQL/server"


class NotInstalled(Exception):
    """PostgreSQL's programs are not there."""


class PostgreSQL:
    """The server that Tests/PostgreSQL/server runs; it can crash and start again."""

    def __init__(self):
        self._process = subprocess.Popen([SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        word, _, url = self._line().partition(" ")
        if word != "ready":
            self._process.wait()
            raise NotInstalled
        self._url = url

    def __enter__(self) -> "PostgreSQL":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def url(self, database: str) -> str:
        return self._url.replace("/postgres?", f"/{database}?")

    def make(self, database: str) -> str:
        """Makes a database and tells its URL."""
        query(self.url("postgres"), f"CREATE DATABASE {database}")
        return self.url(database)

    def crash(self) -> None:
        self._ask("kill")

    def start(self) -> None:
        self._ask("start")

    def _ask(self, word: str) -> None:
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()
        assert self._line(), f"{SERVER} ended"

    def _line(self) -> str:
        return self._process.stdout.readline().strip()


def query(url: str, statement: str) -> str:
    arguments = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", statement, url]
    ended = subprocess.run(arguments, capture_output=True, check=False, text=True, timeout=30)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


class PostgreSQLStore(DistrictStore):
    """The store of districts that share one database, read only."""

    def __init__(self, url: str):
        self._url = url

    def _rows(self, statement: str) -> list[dict[str, Any]]:
        rows = json.loads(query(self._url, f"SELECT coalesce(json_agg(rows), '[]') FROM ({statement}) rows"))
        return [{name: _value(value) for name, value in row.items()} for row in rows]


def _value(value: Any) -> Any:
    """Bytes come as text behind a mark of their own."""
    return bytes.fromhex(value[2:]) if isinstance(value, str) and value.startswith("\\x") else value
