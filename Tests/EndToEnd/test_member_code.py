"""Member codes: a signed text from a phone checks in like the card, once, and only while it is good."""

import time

import pytest

from harness.cards import SAMPLE_MEMBERS
from harness.clock import ShownClock
from harness.district import District
from harness.member_code import MemberCode
from harness.programs import run
from harness.reader import Reader
from harness.station import Station

MEMBER = SAMPLE_MEMBERS[0]
# Longer than a code that is seen again counts as held.
CODE_TAKEN_AWAY_SECONDS = 11.0
MINUTE = 60


@pytest.fixture
def make_counter(make_kiosk, programs, tmp_path):
    """A kiosk with a scanner, whose clock is synchronised or not; every tap is a visit."""
    return lambda trusted=True: make_kiosk(
        reader=Reader(programs, tmp_path / "kiosk/station", protocol="line"),
        repeat_minutes=0,
        variables=ShownClock(tmp_path, trusted).variables,
    )


def show(kiosk, text):
    kiosk.reader.send(text.encode() + b"\r\n")


def check_ins(kiosk):
    return [event for event in kiosk.station.events() if event["type"] == "warmstation.check-in"]


def test_a_code_checks_in_the_same_member_as_the_card(make_counter):
    counter = make_counter()
    made = counter.district.member_code("--card", MEMBER.card)
    with counter.station.subscribed() as subscription:
        show(counter, made["text"])
        visit = subscription.next_visit()
    assert (visit["greeting"], visit["visitor"], visit.get("doubt")) == (MEMBER.greeting, "member", None)
    event = check_ins(counter)[0]
    assert event["subject"] == made["member"]
    assert event["data"] == {
        "code": made["code"],
        "key": 1,
        "reader": "counter",
        "roster": 1,
        "trade": MEMBER.trade,
        "visitor": "member",
    }
    counter.station.wait_until_sent()
    assert counter.district.report()["members"] == 1
    assert counter.district.store.events() == counter.station.events()


def test_a_used_code_is_refused_also_after_a_restart_and_a_new_one_is_not(make_counter):
    counter = make_counter()
    text = counter.district.member_code("--card", MEMBER.card)["text"]
    with counter.station.subscribed() as subscription:
        show(counter, text)
        first = subscription.next_visit()
        time.sleep(2)
        show(counter, text)
        again = subscription.next_visit()
        assert (again["visit"], again["isRepeated"]) == (first["visit"], True), "still the same tap"
        time.sleep(CODE_TAKEN_AWAY_SECONDS)
        show(counter, text)
        assert subscription.next("codeRefused") == {"refusal": "used"}
    counter.station.kill()
    counter.station.start()
    counter.station.wait_for_reader()
    with counter.station.subscribed() as subscription:
        show(counter, text)
        assert subscription.next("codeRefused") == {"refusal": "used"}
        show(counter, counter.district.member_code("--card", MEMBER.card)["text"])
        assert subscription.next_visit()["greeting"] == MEMBER.greeting
    assert len(check_ins(counter)) == 2


def test_a_code_made_by_the_published_format_works_and_each_fault_is_told(make_counter, tmp_path):
    counter = make_counter()
    key = counter.district.code_key
    stranger = tmp_path / "stranger.key"
    run(
        ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", str(stranger)]
    ).expect()
    member = counter.district.member_code("--card", MEMBER.card)["member"]
    code = MemberCode(member, int(time.time()))
    good = code.text(key)
    last = good[-1]
    faults = {
        code.but(issued=code.issued - 20 * MINUTE).text(key): "expired",
        code.but(issued=code.issued + 10 * MINUTE).text(key): "notHere",
        code.but(key_version=2).text(key): "notHere",
        code.but(version=2).text(key): "unreadable",
        code.but(minutes=16).text(key): "unreadable",
        code.text(stranger): "unreadable",
        good[:-1] + ("0" if last != "0" else "1"): "unreadable",
        good[:100]: "unreadable",
        "WS1:": "unreadable",
    }
    with counter.station.subscribed() as subscription, counter.station.menu() as menu:
        menu.wait_for("请刷卡")
        for text, refusal in faults.items():
            show(counter, text)
            assert subscription.next("codeRefused") == {"refusal": refusal}
        assert check_ins(counter) == []
        menu.wait_for("这个码读不出来")
        show(counter, good)
        assert subscription.next_visit()["greeting"] == MEMBER.greeting
        menu.wait_for(MEMBER.greeting)
    log = counter.station.daemon.log_text
    assert "a member code was refused" in log
    for text in [good, *faults]:
        assert text == "WS1:" or text[4:40] not in log


def test_an_untrusted_clock_turns_nobody_away_and_the_doubt_is_written(make_counter):
    counter = make_counter(trusted=False)
    member = counter.district.member_code("--card", MEMBER.card)["member"]
    old = MemberCode(member, int(time.time()) - 60 * MINUTE).text(counter.district.code_key)
    with counter.station.subscribed() as subscription, counter.station.menu() as menu:
        menu.wait_for("请刷卡")
        show(counter, old)
        assert subscription.next_visit()["doubt"] == "clock"
        menu.wait_for("时间没对准")
        time.sleep(CODE_TAKEN_AWAY_SECONDS)
        show(counter, old)
        assert subscription.next("codeRefused") == {"refusal": "used"}
    assert check_ins(counter)[0]["data"]["doubt"] == "clock"
    counter.station.wait_until_sent()
    assert counter.district.report()["checkIns"] == 1


def test_a_station_alone_takes_no_codes_but_guests(programs, tmp_path):
    scanner = Reader(programs, tmp_path, protocol="line")
    station = Station(programs, tmp_path, reader=scanner)
    key = tmp_path / "some.key"
    run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", str(key)]).expect()
    try:
        scanner.start()
        station.start()
        station.wait_for_reader()
        with station.subscribed() as subscription:
            scanner.send(MemberCode("15241bf20069eefe57a147884067c379", int(time.time())).text(key).encode() + b"\r")
            assert subscription.next("codeRefused") == {"refusal": "notHere"}
            assert subscription.call("guest")["visit"]["visitor"] == "guest"
    finally:
        station.stop()
        scanner.stop()


def test_no_code_is_made_without_a_member_or_for_too_long(programs, tmp_path):
    district = District(programs, tmp_path / "district")
    district.run("init").expect()
    for arguments in [
        (),
        ("--card", "0000000001", "--member", "15241bf20069eefe57a147884067c379"),
        ("--card", "0000000001", "--minutes", "16"),
        ("--card", "12345"),
        ("--member", "15"),
    ]:
        refused = district.run("member-code", *arguments)
        assert refused.status == 2, refused
        assert "12345" not in refused.errors
