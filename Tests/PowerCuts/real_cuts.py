"""stationd on a disk whose power goes at random moments: whatever was confirmed is there, once, and the chain is whole."""

import os
import random
import sqlite3
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

import chain
from cut_disk import CutDisk
from harness.cards import SAMPLE_MEMBERS, Member, numbered_card
from harness.kiosk import Kiosk
from harness.local_api import LocalAPI
from harness.programs import Programs
from harness.station import Station
from harness.waiting import wait_until

_CHECK_IN = "warmstation.check-in"


class RealCuts:
    """A kiosk with its district, and a station that starts for the first time again and again, each on its own disk."""

    def __init__(self, programs: Programs, folder: Path, seed: int):
        self._programs = programs
        self._folder = folder
        self._moments = random.Random(seed)
        self._tapped = 0
        self._kinds: Counter[str] = Counter()
        self._confirmed: list[int] = []
        self._confirmed_elsewhere = 0

    def run(self, cuts: int) -> str:
        """Cuts so many times, compares, and returns the figures in words; an assertion fails where something is missing."""
        kinds = [self._cut_taps, self._cut_update, self._cut_stop, self._cut_first_start]
        with CutDisk(self._folder, "disk") as disk, CutDisk(self._folder, "new") as new:
            self._disk, self._new = disk, new
            with Kiosk(
                self._programs, self._folder / "kiosk", repeat_minutes=0, station_data=disk.mountpoint / "data"
            ) as kiosk:
                self._kiosk = kiosk
                os.sync()
                for number in range(cuts):
                    # Each kind in turn, then by chance, so that a short run has them all.
                    kind = kinds[number] if number < len(kinds) else self._moments.choice(kinds)
                    self._kinds[kind.__name__.removeprefix("_cut_").replace("_", " ")] += 1
                    kind()
                    if (number + 1) % 50 == 0:
                        print(f"  {number + 1} real cuts", flush=True)
                self._compare()
        kinds_in_words = ", ".join(f"{count} {name}" for name, count in sorted(self._kinds.items()))
        return (
            f"{cuts} cuts ({kinds_in_words}), {len(self._confirmed) + self._confirmed_elsewhere} confirmed check-ins, "
            "0 lost, 0 doubled"
        )

    def _tap_for(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._tapped += 1
            self._kiosk.reader.tap_briefly(numbered_card(self._tapped))
            time.sleep(self._moments.uniform(0.0, 0.03))

    def _start(self) -> LocalAPI:
        """Starts the kiosk's station and waits until a tap would be heard."""
        station = self._kiosk.station
        if not station.daemon.is_running:
            station.start()
        subscription = station.api()
        wait_until("the reader is ready", lambda: _reader_is_ready(subscription))
        subscription.call("subscribe")
        return subscription

    def _power_goes(self, disk: CutDisk, station: Station, subscription: LocalAPI | None) -> list[int]:
        """Cuts the disk, ends the station, and returns what it had confirmed, also while the power went."""
        disk.cut()
        station.kill()
        confirmed = []
        if subscription:
            with subscription:
                confirmed = [visit["visit"] for visit in subscription.visits_until_silence(1.0)]
        disk.restore(check=self._moments.random() < 0.2)
        return confirmed

    def _cut_taps(self) -> None:
        subscription = self._start()
        self._tap_for(self._moments.uniform(0.02, 0.5))
        self._end_of_cut(subscription)

    def _cut_update(self) -> None:
        """The roster changes at the district, and the next contact brings it."""
        subscription = self._start()
        first, *others = SAMPLE_MEMBERS
        self._kiosk.district.import_roster([Member(first.card, first.trade, f"第{self._tapped}位"), *others])
        self._tap_for(self._moments.uniform(0.02, 0.8))
        self._end_of_cut(subscription)

    def _cut_stop(self) -> None:
        subscription = self._start()
        self._tap_for(self._moments.uniform(0.02, 0.2))
        process = self._kiosk.station.daemon.process
        assert process is not None
        process.terminate()
        time.sleep(self._moments.uniform(0.0, 0.1))
        self._end_of_cut(subscription)

    def _end_of_cut(self, subscription: LocalAPI) -> None:
        station = self._kiosk.station
        confirmed = self._power_goes(self._disk, station, subscription)
        if self._moments.random() < 0.2:
            # Also what `verify` says while nobody has opened the ledger since the cut.
            verdict = station.verify().expect().json
            assert verdict["ok"], f"verify finds {verdict}"
        self._confirmed += confirmed
        station.start()
        _check_ledger(station, self._confirmed)

    def _cut_first_start(self) -> None:
        """A station's very first start, cut at once or a little later; it must start again and work."""
        # One process reads the reader at a time.
        self._kiosk.station.kill()
        self._new.format()
        station = Station(
            self._programs,
            self._folder / f"first-{self._kinds['first start']}",
            reader=self._kiosk.reader,
            repeat_minutes=0,
            data=self._new.mountpoint / "data",
        )
        try:
            station.daemon.start()
            confirmed = []
            subscription = None
            if self._moments.random() < 0.75:
                time.sleep(self._moments.uniform(0.0, 0.3))
            else:
                wait_until("the station answers", lambda: station.answers, pause=0.005)
                subscription = station.api()
                subscription.call("subscribe")
                self._tap_for(self._moments.uniform(0.0, 0.3))
            confirmed = self._power_goes(self._new, station, subscription)
            station.start()
            with station.api() as api:
                wait_until("the reader is ready", lambda: _reader_is_ready(api))
                api.call("subscribe")
                self._tapped += 1
                self._kiosk.reader.tap_briefly(numbered_card(self._tapped))
                confirmed.append(api.next_visit()["visit"])
            _check_ledger(station, confirmed)
            self._confirmed_elsewhere += len(confirmed)
        finally:
            station.kill()

    def _compare(self) -> None:
        kiosk = self._kiosk
        with self._start():
            pass
        kiosk.station.wait_until_sent()
        events = kiosk.station.events()
        there = [int(event["id"]) for event in events if event["type"] == _CHECK_IN]
        assert len(self._confirmed) > sum(self._kinds.values()), "hardly a tap was confirmed: this shows nothing"
        assert len(set(self._confirmed)) == len(self._confirmed), "a sequence was confirmed twice"
        assert set(self._confirmed) <= set(there), f"lost: {sorted(set(self._confirmed) - set(there))}"
        assert len(there) <= self._tapped, "more check-ins than taps"
        verdict = kiosk.station.verify().expect().json
        assert chain.head(events) == verdict["head"], "the independent chain check finds another head"
        assert kiosk.district.store.events() == events, "the district has other events than the station"
        assert kiosk.district.store.heads() == [chain.head(events)], "the district has another head"
        assert kiosk.district.report()["alarms"] in (0, []), (
            "the district was sent the same sequence with other content"
        )
        assert "damaged" not in kiosk.station.daemon.log_text, "a document of the district was damaged by a cut"


def _reader_is_ready(api: LocalAPI) -> bool:
    return [reader["state"] for reader in api.call("status")["status"]["readers"]] == ["ready"]


def _check_ledger(station: Station, confirmed: list[int]) -> None:
    """Beside the running station: the same file goes on, sound and without a gap, and every confirmed check-in is there."""
    assert not (station.data / "set-aside").exists(), "a power cut had the station set its ledger aside"
    with closing(_open(station)) as database:
        answer = [row[0] for row in database.execute("PRAGMA integrity_check")]
        assert answer == ["ok"], f"SQLite finds {answer[:3]}"
        sequences = dict(database.execute("SELECT sequence, type FROM event ORDER BY sequence"))
        assert list(sequences) == list(range(1, len(sequences) + 1)), "the sequences have a gap"
        lost = [sequence for sequence in confirmed if sequences.get(sequence) != _CHECK_IN]
        assert not lost, f"confirmed check-ins {lost} are not there; the ledger ends at {len(sequences)}"
    with station.api() as api:
        verdict = api.call("verify")["verify"]
        assert verdict["ok"], f"verify finds {verdict}"


def _open(station: Station) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{station.data}/ledger.sqlite?mode=ro", uri=True)
