"""A district server of its own: authority, store and port in one folder."""

import shutil
import socket
import urllib.parse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .cards import Member
from .district_store import DistrictStore
from .postgresql import PostgreSQLStore
from .programs import Daemon, Outcome, Programs, run
from .waiting import wait_until

ALL_DAYS = ("--from", "2020-01-01", "--to", "2099-12-31")


def free_port() -> int:
    """A loopback port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class District:
    """`districtd` on SQLite or a PostgreSQL database, reachable on loopback only."""

    def __init__(
        self,
        programs: Programs,
        folder: Path,
        certificate_life: str | None = None,
        store_url: str | None = None,
        limits: str = "",
        verbose: bool = False,
    ):
        """`limits` are more lines of the `[server]` table; verbose, it logs every batch as well."""
        folder.mkdir(parents=True, exist_ok=True)
        self.programs = programs
        self.folder = folder
        self.data = folder / "data"
        self.store_url = store_url
        self.store = PostgreSQLStore(store_url) if store_url else DistrictStore(self.data)
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.authority = self.data / "authority.pem"
        self.code_key = self.data / "member-code.key"
        self.config = folder / "districtd.toml"
        self.config.write_text(
            "[server]\n"
            f'listen = "127.0.0.1:{self.port}"\n'
            'names = ["127.0.0.1", "localhost"]\n'
            f"{limits}\n\n"
            f'[data]\ndirectory = "{self.data}"\n'
            + (f'\n[certificates]\nlife = "{certificate_life}"\n' if certificate_life else "")
            + (f'\n[store]\nurl = "{store_url}"\n' if store_url else "")
        )
        self.daemon = Daemon(self._command("serve", *(["--verbose"] if verbose else [])), folder / "districtd.log")

    def _command(self, *arguments: str) -> list[str]:
        return [self.programs.path("districtd"), "--config", str(self.config), *arguments]

    def run(self, *arguments: str) -> Outcome:
        return run(self._command(*arguments))

    def set_up(self, station: str, name: str, street: str, members: Iterable[Member]) -> None:
        """Makes the authority, and makes a station and a roster known."""
        self.run("init").expect()
        self.add_station(station, name, street)
        self.import_roster(members)

    def add_station(self, station: str, name: str, street: str) -> None:
        self.run("station", "add", station, "--name", name, "--street", street).expect()

    def import_roster(self, members: Iterable[Member]) -> None:
        """Imports a roster from a file that is gone afterwards, as it holds card numbers."""
        file = self.folder / "roster.csv"
        try:
            rows = [f"{member.card},{member.trade},{member.greeting}\n" for member in members]
            file.write_text("card,trade,greeting\n" + "".join(rows))
            self.run("roster", "import", str(file)).expect()
        finally:
            file.unlink(missing_ok=True)

    def sibling(self, folder: Path) -> "District":
        """Another server of the same district: its own address and folder, the same keys and database."""
        other = District(self.programs, folder, store_url=self.store_url)
        shutil.copytree(self.data, other.data, ignore=shutil.ignore_patterns("rosters"))
        return other

    def token(self, station: str) -> str:
        return self.run("token", station, "--json").expect().json["token"]

    def member_code(self, *arguments: str) -> dict[str, Any]:
        return self.run("member-code", "--json", *arguments).expect().json

    def report(self, *arguments: str) -> dict[str, Any]:
        """The figures of these stations and days; of all days where none are named."""
        return self.run("report", "--json", *ALL_DAYS, *arguments).expect().json

    def start(self) -> None:
        self.daemon.start()
        wait_until("the district listens", self._listens)

    def _listens(self) -> bool:
        self.daemon.expect_running()
        parts = urllib.parse.urlsplit(self.url)
        try:
            socket.create_connection((parts.hostname, parts.port), timeout=1).close()
        except OSError:
            return False
        return True

    def stop(self) -> int:
        return self.daemon.stop()

    def kill(self) -> None:
        self.daemon.kill()
