"""What a district sees of all its stations: breakdowns, conflicts over a limit, alarms, and tables for spreadsheets."""

import csv
import io
import sqlite3
import time
from contextlib import closing
from datetime import date, timedelta

import pytest

from harness.cards import SAMPLE_MEMBERS, UNKNOWN_CARD
from harness.district import ALL_DAYS
from harness.reader import Reader
from harness.station import Station

OTHER = "CY-SLT-004"
OTHER_STREET = "朝外街道"
LAST_DAYS = ("--from", str(date.today() - timedelta(days=3)), "--to", str(date.today() + timedelta(days=3)))


def visit(station, card, *services):
    """A visit with a card, or a guest's without one, and what was used."""
    with station.subscribed() as subscription:
        if card:
            station.reader.tap(card)
            sequence = subscription.next_visit()["visit"]
        else:
            sequence = subscription.call("guest")["visit"]["visit"]
        for service in services:
            subscription.call("use", visit=sequence, service=service)


@pytest.fixture
def street(make_kiosk, programs, tmp_path):
    """Two stations of two streets: a member who borrows an umbrella at both, another member, a guest, a stranger."""
    kiosk = make_kiosk(repeat_minutes=0)
    district = kiosk.district
    kiosk.station.reader = kiosk.reader
    folder = tmp_path / "other"
    folder.mkdir()
    reader = Reader(programs, folder)
    other = Station(
        programs, folder, identity=OTHER, name="=朝外 第四驿站", reader=reader, district=district, repeat_minutes=0
    )
    other.reader = reader
    try:
        district.add_station(OTHER, "=朝外 第四驿站", OTHER_STREET)
        other.enrol(district).expect()
        reader.start()
        other.start()
        other.wait_for_reader()
        visit(kiosk.station, SAMPLE_MEMBERS[0].card, "umbrella", "hot-water")
        visit(kiosk.station, SAMPLE_MEMBERS[1].card, "hot-water")
        visit(kiosk.station, None, "hot-water", "books")
        visit(other, SAMPLE_MEMBERS[0].card, "umbrella", "charging")
        visit(other, UNKNOWN_CARD)
        for station in (kiosk.station, other):
            station.wait_until_sent()
        kiosk.other = other
        yield kiosk
    finally:
        other.stop()
        reader.stop()


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_breakdowns_add_up_and_a_member_is_one_person_everywhere(street):
    district = street.district

    def broken_down(by):
        report = district.report("--by", by)
        assert (report["checkIns"], report["guests"], report["personTimes"]) == (5, 1, 7)
        assert (report["sessions"], report["beneficiaries"], report["stations"]) == (2, 3, 2)
        return {row["group"]: row for row in report["rows"]}

    stations = broken_down("station")
    assert {key: row["beneficiaries"] for key, row in stations.items()} == {"CY-SLT-003": 2, OTHER: 2}
    streets = broken_down("street")
    assert streets["三里屯街道"]["checkIns"] == 3 and streets[OTHER_STREET]["personTimes"] == 2
    services = broken_down("service")
    umbrella = services["umbrella"]
    assert (umbrella["personTimes"], umbrella["sessions"], umbrella["beneficiaries"]) == (2, 2, 1)
    water = services["hot-water"]
    assert (water["personTimes"], water["guestPersonTimes"], water["beneficiaries"]) == (3, 1, 2)
    categories = broken_down("category")
    assert {key: row["personTimes"] for key, row in categories.items()} == {
        "work": 1,
        "life": 5,
        "culture": 1,
        "other": 0,
    }
    assert categories["culture"]["beneficiaries"] == 0
    [month] = [row for row in district.run("report", "--json", "--by", "month").expect().json["rows"]]
    assert month["sessions"] == 2
    assert "person-times" in district.run("report", "--by", "category").expect().output
    assert "1000 rows" in district.run("report", "--by", "day", *ALL_DAYS).expect(2).errors


def test_tables_are_read_back_by_a_spreadsheet(street, tmp_path):
    district = street.district
    file = tmp_path / "report.csv"
    district.run("export", "report", "--by", "station", *LAST_DAYS, "--output", str(file)).expect()
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n") and raw.count(b"\n") == raw.count(b"\r\n")
    table = rows(raw.decode())
    assert [row["驿站"] for row in table] == ["CY-SLT-003", OTHER, "合计"]
    assert table[1]["名称"] == "'=朝外 第四驿站", "a formula is not guarded"
    assert [row["受益人数"] for row in table] == ["2", "2", "3"]
    assert "exists already" in district.run("export", "report", "--output", str(file)).expect(2).errors
    english = district.run("report", "--by", "service", "--csv", "--language", "en", *LAST_DAYS).expect().output
    assert {row["service"]: row["person-times"] for row in rows(english)}["hot-water"] == "3"
    plain = district.run("export", "stations", "--no-bom").expect().output
    assert plain.startswith("驿站,")
    assert [row["驿站"] for row in rows(plain)] == ["CY-SLT-003", OTHER]


def test_events_are_exported_without_members_unless_asked(street):
    district = street.district
    text = district.run("export", "events", "--language", "en", *LAST_DAYS).expect().output
    table = rows(text)
    assert len(table) == len(district.store.events())
    assert "member" not in table[0]
    assert [row["visitor"] for row in table if row["type"] == "warmstation.check-in"].count("guest") == 1
    named = rows(district.run("export", "events", "--members", "--language", "en", *LAST_DAYS).expect().output)
    shown = {row["member"] for row in named if row["member"]}
    assert len(shown) == 3 and all(len(member) == 8 for member in shown)
    for member in (*SAMPLE_MEMBERS, UNKNOWN_CARD):
        card = getattr(member, "card", member)
        assert card not in text and str(int(card, 16)).zfill(10) not in {row["member"] for row in named}
    only = rows(district.run("export", "events", "--station", OTHER, "--language", "en", *LAST_DAYS).expect().output)
    assert {row["station"] for row in only} == {OTHER}
    assert not rows(district.run("export", "events", "--day", "2020-01-01").expect().output)


def test_an_event_in_confidence_is_exported_by_its_day_only(street):
    district = street.district
    [file] = [file for file in district.data.iterdir() if file.suffix == ".sqlite"]
    with closing(sqlite3.connect(file)) as database:
        database.execute(
            "UPDATE event SET type = 'warmstation.counselling' WHERE type = 'warmstation.check-in' AND station = ?"
            " AND subject IS NOT NULL",
            (OTHER,),
        )
        database.commit()
    text = (
        district.run("export", "events", "--members", "--language", "en", "--station", OTHER, *LAST_DAYS)
        .expect()
        .output
    )
    confidential = [row for row in rows(text) if row["type"] == "warmstation.counselling"]
    assert len(confidential) == 2
    assert rows(text)[-2:] == confidential
    for row in confidential:
        told = {name for name, value in row.items() if value}
        assert told == {"station", "name", "street", "day", "type"}


def test_a_use_over_a_limit_at_two_stations_is_listed_and_settled(street):
    district = street.district
    assert district.run("conflict", "list", "--json").expect().json == []
    district.run("limit", "set", "umbrella", "--most", "1", "--per", "month").expect()
    assert district.run("limit", "list", "--json").expect().json == [{"service": "umbrella", "most": 1, "per": "month"}]
    [conflict] = district.run("conflict", "list", "--json").expect().json
    assert (conflict["stations"], conflict["open"], len(conflict["member"])) == (2, True, 8)
    assert [(use["station"], use["over"]) for use in conflict["uses"]] == [("CY-SLT-003", False), (OTHER, True)]
    table = rows(district.run("export", "conflicts", "--language", "en").expect().output)
    assert [row["over"] for row in table] == ["", "yes"]
    assert conflict["id"] in district.run("conflict", "list").expect().output
    settle = ("--by", "李芳", "--reason", "二次借用，已归还")
    district.run("conflict", "settle", conflict["id"][:6], *settle).expect()
    assert district.run("conflict", "list", "--json").expect().json == []
    [settled] = district.run("conflict", "list", "--all", "--json").expect().json
    assert [said["by"] for said in settled["settlements"]] == ["李芳"]
    time.sleep(2)  # sooner, the card would still be held
    visit(street.other, SAMPLE_MEMBERS[0].card, "umbrella")
    street.other.wait_until_sent()
    [again] = district.run("conflict", "list", "--json").expect().json
    assert (again["id"], len(again["uses"])) == (conflict["id"], 3)
    district.run("limit", "remove", "umbrella").expect()
    assert district.run("conflict", "list", "--json").expect().json == []
    assert "no limit" in district.run("limit", "remove", "umbrella").expect(2).errors


def test_alarms_are_listed_settled_and_never_deleted(street):
    district = street.district
    assert district.run("alarm", "list", "--json").expect().json == []
    token = district.token("CY-SLT-003")
    station = street.station
    refused = Station(
        station.programs, station.folder.parent / "thief", identity=OTHER, name="x", reader=None, district=district
    )
    assert refused.enrol(district, token).status != 0
    [alarm] = district.run("alarm", "list", "--json").expect().json
    assert alarm["kind"] == "token-misused" and alarm["open"]
    listed = {row["station"]: row for row in district.run("station", "list", "--json").expect().json}
    assert listed[alarm["station"]]["openAlarms"] == 1
    assert sum(row["openAlarms"] for row in district.run("street", "list", "--json").expect().json) == 1
    district.run("alarm", "settle", alarm["id"]).expect(2)
    assert "there is no" in district.run("alarm", "settle", "00000000", "--by", "x", "--reason", "y").expect(2).errors
    district.run("alarm", "settle", alarm["id"], "--by", "李芳", "--reason", "老设备, 已收回").expect()
    assert district.run("alarm", "list", "--json").expect().json == []
    assert "No alarms" in district.run("alarm", "list").expect().output
    [kept] = district.run("alarm", "list", "--all", "--json").expect().json
    assert kept["settlements"][0]["reason"] == "老设备, 已收回"
    [row] = rows(district.run("export", "alarms", *LAST_DAYS).expect().output)
    assert row["类别"] == "token-misused" and "老设备, 已收回" in row["处理"]
    assert refused.enrol(district, token).status != 0
    [again] = district.run("alarm", "list", "--json").expect().json
    assert (again["id"], again["times"]) == (alarm["id"], 2)


def test_a_keeper_sees_at_a_glance_which_station_is_silent(street):
    district = street.district
    listed = {row["station"]: row for row in district.run("station", "list", "--json").expect().json}
    status = street.station.status()
    mine = listed["CY-SLT-003"]
    assert (mine["lastSequence"], mine["ledger"]) == (status["lastSequence"], status["ledger"])
    assert mine["programme"] == str(status["programme"]["version"]) and mine["roster"] == 1
    assert mine["lastContact"] and mine["certificateExpires"] and mine["openAlarms"] == 0
    district.add_station("CY-SLT-009", "尚未开放", "三里屯街道")
    district.token("CY-SLT-009")
    silent = district.run("station", "list", "--silent-for", "2d", "--json").expect().json
    assert [row["station"] for row in silent] == ["CY-SLT-009"]
    assert len(district.run("station", "list", "--street", "三里屯街道", "--json").expect().json) == 2
    assert "CY-SLT-009" in district.run("token", "list").expect().output
    streets = {row["street"]: row for row in district.run("street", "list", "--json").expect().json}
    assert (streets["三里屯街道"]["stations"], streets["三里屯街道"]["silent"]) == (2, 1)
    district.run("station", "list", "--silent-for", "soon").expect(2)
    assert district.run("set-aside", "list", "--json").expect().json == []


VERBS = (
    ("audit",),
    ("report",),
    *((name, "list") for name in ("alarm", "set-aside", "conflict", "limit", "street", "station", "token")),
    *((name, "settle") for name in ("alarm", "set-aside", "conflict")),
    ("limit", "set"),
    ("limit", "remove"),
    *(("export", name) for name in ("report", "events", "alarms", "set-aside", "conflicts", "stations")),
)


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_explains_itself_with_an_example(programs, tmp_path, verb):
    from harness.district import District

    text = District(programs, tmp_path).run(*verb, "--help").expect().output
    assert f"districtd {' '.join(verb)}" in text.split("Example")[1]
