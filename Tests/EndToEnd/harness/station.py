"""A station of its own: configuration, ledger, identity and socket in one folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .district import ALL_DAYS, District
from .local_api import LocalAPI
from .programs import Daemon, Outcome, Programs, run
from .reader import Reader
from .screen import Screen
from .waiting import wait_until


class Station:
    """`stationd` and the `station` command that speaks to it."""

    def __init__(
        self,
        programs: Programs,
        folder: Path,
        identity: str = "CY-SLT-003",
        name: str = "三里屯街道 第三驿站",
        reader: Reader | None = None,
        district: District | None = None,
        repeat_minutes: int = 10,
        data: Path | None = None,
        upload: str | None = None,
        address: str | None = None,
    ):
        """`address` is where the station finds its district, if not where that listens."""
        folder.mkdir(parents=True, exist_ok=True)
        self.programs = programs
        self.folder = folder
        self.identity = identity
        self.name = name
        self.data = data or folder / "data"
        self.socket = folder / "station.sock"
        self.config = folder / "station.toml"
        self.daemon = Daemon([programs.path("stationd"), "--config", str(self.config)], folder / "stationd.log")
        text = self._configuration(reader, district, repeat_minutes, address or (district.url if district else ""))
        self.config.write_text(text + (f'upload = "{upload}"\n' if upload else ""))

    def _configuration(
        self, reader: Reader | None, district: District | None, repeat_minutes: int, address: str
    ) -> str:
        text = f"""\
[station]
id = "{self.identity}"
name = "{self.name}"
time-zone = "Asia/Shanghai"
languages = ["zh-Hans", "en"]

[data]
directory = "{self.data}"

[local-api]
socket = "{self.socket}"

[check-in]
repeat-minutes = {repeat_minutes}
"""
        if reader:
            text += f"""
[[reader]]
name = "counter"
device = "{reader.link}"
protocol = "{reader.protocol}"
{reader.settings}
"""
        if district:
            text += f"""
[district]
url = "{address}"
ca = "{self.folder}/district-ca.pem"
certificate = "{self.data}/identity/station.pem"
key = "{self.data}/identity/station.key"
"""
        return text

    def command(self, *arguments: str) -> list[str]:
        return [self.programs.path("station"), "--config", str(self.config), *arguments]

    def silence(self) -> None:
        """Has nothing said from the next start of a menu on."""
        with self.config.open("a") as file:
            file.write("\n[voice]\nvolume = 0\n")

    def run(self, *arguments: str) -> Outcome:
        return run(self.command(*arguments))

    def enrol(self, district: District, token: str | None = None) -> Outcome:
        return self.run(
            "enrol",
            "--server",
            district.url,
            "--token",
            token or district.token(self.identity),
            "--ca",
            str(district.authority),
        )

    def start(self) -> None:
        self.daemon.start()
        wait_until("the station answers", self._answers)

    def _answers(self) -> bool:
        self.daemon.expect_running()
        return self.answers

    @property
    def answers(self) -> bool:
        try:
            with self.api() as api:
                api.call("status")
        except OSError:
            return False
        return True

    def stop(self) -> int:
        return self.daemon.stop()

    def kill(self) -> None:
        self.daemon.kill()

    def api(self) -> LocalAPI:
        return LocalAPI(self.socket)

    @contextmanager
    def subscribed(self) -> Iterator[LocalAPI]:
        """A connection that hears of every visit from now on."""
        with self.api() as api:
            api.call("subscribe")
            yield api

    def status(self) -> dict[str, Any]:
        return self.run("status", "--json").expect().json

    def report(self, *arguments: str) -> dict[str, Any]:
        """The figures of these days; without arguments of all days, so that no midnight comes in between."""
        return self.run("report", "--json", *(arguments or ALL_DAYS)).expect().json

    def events(self, *arguments: str) -> list[dict[str, Any]]:
        return self.run("events", "--json", *arguments).expect().json_lines

    def verify(self) -> Outcome:
        return self.run("verify", "--json")

    def wait_for_reader(self, state: str = "ready") -> None:
        wait_until(f"the reader is {state}", lambda: [r["state"] for r in self.status()["readers"]] == [state])

    def wait_until_sent(self) -> dict[str, Any]:
        """Asks for everything to be sent now and waits until the district has acknowledged every event."""
        with self.api() as api:
            api.call("forward")
        return wait_until("all events are at the district", self._status_if_sent, pause=0.2)

    def _status_if_sent(self) -> dict[str, Any] | None:
        status = self.status()
        return status if status["unsent"] == 0 and status["district"]["state"] == "connected" else None

    def menu(self, columns: int = 80, rows: int = 24, *arguments: str) -> Screen:
        return Screen(self.command("menu", *arguments), columns, rows)
