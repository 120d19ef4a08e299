"""A whole kiosk with its district, as a street would have it: enrolled, its reader plugged in, its roster there."""

from collections.abc import Iterable
from pathlib import Path

from .cards import SAMPLE_MEMBERS, Member
from .chaos_proxy import ChaosProxy
from .district import District
from .programs import Programs
from .reader import Reader
from .station import Station
from .waiting import wait_until

STREET = "三里屯街道"


class Kiosk:
    """A district, a station that is enrolled there, and a simulated reader, all in one folder."""

    def __init__(
        self,
        programs: Programs,
        folder: Path,
        members: Iterable[Member] = SAMPLE_MEMBERS,
        repeat_minutes: int = 10,
        reader: Reader | None = None,
        variables: dict[str, str] | None = None,
        station_data: Path | None = None,
        upload: str | None = None,
        proxy: ChaosProxy | None = None,
        certificate_life: str | None = None,
        store_url: str | None = None,
        limits: str = "",
    ):
        """With a proxy, the station reaches its district only through it; `limits` are those of the district's server."""
        self.folder = folder
        self.members = list(members)
        self.district = District(
            programs, folder / "district", certificate_life=certificate_life, store_url=store_url, limits=limits
        )
        if proxy:
            proxy.target = self.district.port
        (folder / "station").mkdir(parents=True)
        self.reader = reader or Reader(programs, folder / "station")
        self.station = Station(
            programs,
            folder / "station",
            reader=self.reader,
            district=self.district,
            repeat_minutes=repeat_minutes,
            data=station_data,
            upload=upload,
            address=proxy.url if proxy else None,
        )
        self.station.daemon.variables = variables or {}

    def __enter__(self) -> "Kiosk":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self, reaches_district: bool = True) -> None:
        """Sets everything up and waits until the reader is read and, where it can be had, the roster is there."""
        try:
            self.district.set_up(self.station.identity, self.station.name, STREET, self.members)
            self.district.start()
            self.station.enrol(self.district).expect()
            self.reader.start()
            self.station.start()
            self.station.wait_for_reader()
            if reaches_district:
                wait_until("the roster is at the station", lambda: self.station.status()["programme"].get("roster"))
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        for part in (self.station, self.reader, self.district):
            part.stop()
