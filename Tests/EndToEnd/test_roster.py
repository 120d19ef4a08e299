"""The roster on its way from a CSV file at the district to a tap at the station."""

import dataclasses

from harness.cards import SAMPLE_MEMBERS, Member
from harness.kiosk import Kiosk
from harness.programs import Outcome
from harness.waiting import wait_until


def import_rows(kiosk: Kiosk, rows: list[str]) -> Outcome:
    file = kiosk.folder / "members.csv"
    file.write_text("\n".join(["card,trade,greeting,status,roles", *rows]) + "\n")
    try:
        return kiosk.district.run("roster", "import", str(file))
    finally:
        file.unlink()


def row(member: Member, status: str = "active", roles: str = "") -> str:
    return f"{member.card},{member.trade},{member.greeting},{status},{roles}"


def station_roster(kiosk: Kiosk) -> dict:
    return kiosk.station.run("roster", "--json").expect().json


def wait_for_version(kiosk: Kiosk, version: int) -> None:
    # A check-in makes the station speak with the district, whose reply names the version.
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(kiosk.members[-1].card)
        subscription.next_visit()
    wait_until(f"roster {version} is in force", lambda: station_roster(kiosk)["version"] == version)


def check_in_data(kiosk: Kiosk) -> list[dict]:
    return [event["data"] for event in kiosk.station.events() if event["type"] == "warmstation.check-in"]


def test_a_lapsed_membership_is_noted_and_turns_nobody_away(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=0)
    first, second, *others = kiosk.members
    rows = [row(first, "lapsed"), row(second, roles="keeper volunteer"), *map(row, others)]
    said = import_rows(kiosk, rows).expect().output
    assert "1 lapsed" in said and "2 new, changed or gone" in said
    wait_for_version(kiosk, 2)
    roster = station_roster(kiosk)
    assert (roster["members"], roster["lapsed"]) == (len(rows), 1) and roster["applied"]
    with kiosk.station.subscribed() as subscription:
        for member in (second, first):
            kiosk.reader.tap(member.card)
            assert subscription.next_visit()["greeting"] == member.greeting
    active, lapsed = check_in_data(kiosk)[-2:]
    assert (lapsed["visitor"], lapsed["membership"], lapsed["roster"]) == ("member", "lapsed", 2)
    assert active["visitor"] == "member" and "membership" not in active
    shown = kiosk.district.run("roster", "show", "--json").expect().json
    assert (shown["lapsed"], shown["changed"], shown["differencesFrom"]) == (1, 2, 1)
    assert shown["roles"] == {"keeper": 1, "volunteer": 1}


def test_what_the_station_has_is_not_sent_again_and_outlives_a_restart(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=0)
    renamed = dataclasses.replace(kiosk.members[0], greeting="赵师傅")
    import_rows(kiosk, [row(renamed), *map(row, kiosk.members[1:])]).expect()
    wait_for_version(kiosk, 2)
    folder = kiosk.station.data / "district"
    # One of the members has changed: that is all that came.
    assert sorted(path.name for path in folder.glob("roster.*")) == ["roster.changes", "roster.whole"]
    kiosk.district.stop()
    kiosk.station.stop()
    kiosk.station.start()
    kiosk.station.wait_for_reader()
    assert station_roster(kiosk)["version"] == 2
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(renamed.card)
        assert subscription.next_visit()["greeting"] == "赵师傅"


def test_a_bad_line_is_named_and_the_roster_stays(make_kiosk):
    kiosk = make_kiosk()
    refused = import_rows(kiosk, [row(SAMPLE_MEMBERS[0]), row(SAMPLE_MEMBERS[1], "expired")])
    assert refused.status == 2
    assert "line 3: the status must be one of active, lapsed" in refused.errors
    assert SAMPLE_MEMBERS[1].card not in refused.errors
    assert kiosk.district.run("roster", "show", "--json").expect().json["version"] == 1


def test_without_a_roster_the_verb_says_so(make_kiosk):
    kiosk = make_kiosk()
    kiosk.station.stop()
    for path in (kiosk.station.data / "district").glob("roster.*"):
        path.unlink()
    kiosk.district.stop()
    kiosk.station.start()
    outcome = kiosk.station.run("roster")
    assert outcome.status == 1 and "no roster yet" in outcome.errors
