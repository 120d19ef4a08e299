"""The programme on its way from a clerk's file at the district to the menu of a station."""

import base64
import hashlib
import json
import subprocess
import time

import pytest

from harness.hostile_district import HostileDistrict, payload, sign
from harness.local_api import Refused
from harness.programs import environment
from harness.waiting import wait_until

PIN = "204681"

SERVICES = """\
[[service]]
code = "rest"
category = "life"
names = { zh-Hans = "坐下休息", en = "Sit and rest" }

[[service]]
code = "hot-water"
category = "life"
names = { zh-Hans = "喝热水", en = "Hot water" }
"""

NOTICE = """
[[notice]]
id = "water"
texts = { zh-Hans = "明天停水", en = "No water tomorrow" }
from = "2020-01-01"
importance = "important"

[[notice]]
id = "over"
texts = { zh-Hans = "过去了", en = "Over" }
until = "2020-01-01"
"""


def write(kiosk, text):
    file = kiosk.folder / "programme.toml"
    file.write_text(text)
    return str(file)


def publish(kiosk, text, *options):
    return kiosk.district.run("programme", "publish", write(kiosk, text), "--json", *options).expect().json["version"]


def programme(kiosk, status=0):
    return kiosk.station.run("programme", "--json").expect(status).json


def nudge(kiosk):
    # An event makes the station speak with the district, whose reply names the version.
    with kiosk.station.api() as api:
        api.call("guest")
        api.call("forward")


def in_force(kiosk, version):
    nudge(kiosk)
    wait_until(f"programme {version} is in force", lambda: kiosk.station.status()["programme"]["version"] == version)
    return programme(kiosk)


def tell_of(kiosk, kind):
    return [event["data"] for event in kiosk.station.events() if event["type"] == f"warmstation.programme-{kind}"]


def hash_of(kiosk, pin=PIN):
    """The line of the programme file that the district makes of a PIN on standard input."""
    command = [kiosk.district.programs.path("districtd"), "programme", "pin"]
    done = subprocess.run(command, input=f"{pin}\n".encode(), capture_output=True, check=True, env=environment())
    return done.stdout.decode().strip()


def keeper(kiosk, identity="wang", until=None):
    last = f'until = "{until}"\n' if until else ""
    return f'\n[[keeper]]\nid = "{identity}"\nname = "王师傅"\nrole = "keeper"\n{hash_of(kiosk)}\n{last}'


def test_services_notices_and_settings_reach_the_station_in_their_order(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=0)
    assert programme(kiosk)["version"] == "1" and programme(kiosk)["settings"]["setByDistrict"] == []
    settings = '[settings]\nrepeat-minutes = 30\nlanguages = ["en", "zh-Hans"]\nvisit-seconds = 60\n'
    settings += 'upload = "economical"\n'
    assert publish(kiosk, SERVICES + NOTICE + settings) == "2"
    shown = in_force(kiosk, "2")
    assert [(s["digit"], s["code"], s["names"]["zh-Hans"]) for s in shown["services"]] == [
        (1, "rest", "坐下休息"),
        (2, "hot-water", "喝热水"),
    ]
    assert [notice["id"] for notice in shown["notices"]] == ["water"]
    assert shown["applied"] and shown["refused"] is None
    assert shown["settings"] == {
        "repeatMinutes": 30,
        "languages": ["en", "zh-Hans"],
        "upload": "economical",
        "visitSeconds": 60,
        "setByDistrict": ["repeatMinutes", "languages", "upload", "visitSeconds"],
    }
    log = kiosk.station.daemon
    wait_until("events are sent otherwise", lambda: "changed how soon events are sent" in log.log_text)
    with kiosk.station.menu() as menu:
        menu.wait_for("No water tomorrow")
    # The station's file says that every tap is a visit; the district says half an hour.
    with kiosk.station.subscribed() as subscription:
        kiosk.reader.tap(kiosk.members[0].card)
        first = subscription.next_visit()
        # The same card is held, not tapped again, for as long as it is seen within a second and a half.
        time.sleep(2)
        kiosk.reader.tap(kiosk.members[0].card)
        again = subscription.next_visit()
    assert (again["visit"], again["isRepeated"]) == (first["visit"], True)
    table = kiosk.station.run("programme").expect().output
    assert "set by the district" in table and "坐下休息" in table and "明天停水" in table
    assert "过去了" not in table
    kiosk.station.wait_until_sent()
    assert tell_of(kiosk, "applied")[-1]["programme"] == "2"
    listed = kiosk.district.run("programme", "list", "--json").expect().json
    assert [(v["version"], v["applied"]) for v in listed["versions"]] == [("2", 1), ("1", 0)]


def test_what_is_in_force_outlives_a_restart_and_is_told_once(make_kiosk):
    kiosk = make_kiosk()
    publish(kiosk, SERVICES + NOTICE)
    before = in_force(kiosk, "2")
    told = len(tell_of(kiosk, "applied"))
    kiosk.district.stop()
    for _ in range(2):
        kiosk.station.kill()
        kiosk.station.start()
    assert programme(kiosk) == before
    assert len(tell_of(kiosk, "applied")) == told


def test_an_event_that_was_cut_off_is_made_up_for(make_kiosk):
    kiosk = make_kiosk()
    in_force(kiosk, "1")
    kiosk.district.stop()
    told = len(tell_of(kiosk, "applied"))
    kiosk.station.kill()
    (kiosk.station.data / "district" / "recorded.json").unlink()
    kiosk.station.start()
    assert len(tell_of(kiosk, "applied")) == told + 1


def test_streets_and_stations_can_have_it_otherwise(make_kiosk):
    kiosk = make_kiosk()
    part = '[[for]]\nstation = "CY-SLT-003"\nservices = ["hot-water"]\n[for.settings]\nrepeat-minutes = 0\n'
    publish(kiosk, SERVICES + part)
    shown = in_force(kiosk, "2")
    assert [service["code"] for service in shown["services"]] == ["hot-water"]
    assert shown["settings"]["repeatMinutes"] == 0
    everybody = kiosk.district.run("programme", "show", "--json").expect().json
    assert [service["code"] for service in everybody["services"]] == ["rest", "hot-water"]
    own = kiosk.district.run("programme", "show", "--station", "CY-SLT-003", "--json").expect().json
    assert [service["code"] for service in own["services"]] == ["hot-water"]
    # What was published can be written out, changed and published again.
    written = kiosk.district.run("programme", "show", "--toml").expect().output
    assert publish(kiosk, written + '\n[[for]]\nstreet = "无此街道"\nservices = ["rest"]\n') == "3"


def test_a_station_that_moves_to_another_street_gets_its_programme(make_kiosk):
    kiosk = make_kiosk()
    publish(kiosk, SERVICES + '[[for]]\nstreet = "朝外街道"\nservices = ["hot-water"]\n')
    assert len(in_force(kiosk, "2")["services"]) == 2
    said = kiosk.district.run(
        "station", "add", kiosk.station.identity, "--name", kiosk.station.name, "--street", "朝外街道"
    )
    assert "Programme 3 is in force" in said.expect().output
    assert [service["code"] for service in in_force(kiosk, "3")["services"]] == ["hot-water"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "must be at least one"),
        (SERVICES.replace('zh-Hans = "喝热水", ', ""), "programme.toml:9: `names` in [[service]] is missing zh-Hans"),
        (SERVICES.replace('"hot-water"', '"rest"'), "programme.toml:7: `code` in [[service]] is that of entry 1"),
        (SERVICES + "[sttings]\n", "programme.toml:10: unknown table [sttings]; did you mean [settings]?"),
    ],
)
def test_what_is_wrong_in_the_file_is_named_and_not_published(make_kiosk, text, said):
    kiosk = make_kiosk()
    for verb in ("check", "publish"):
        refused = kiosk.district.run("programme", verb, write(kiosk, text)).expect(2)
        assert said in refused.errors
    assert kiosk.district.run("programme", "show", "--json").expect().json["version"] == "1"


def test_a_check_says_what_was_perhaps_not_meant(make_kiosk):
    kiosk = make_kiosk()
    more = "".join(SERVICES.split("\n\n")[0].replace("rest", f"s{n}") + "\n" for n in range(8))
    checked = kiosk.district.run(
        "programme", "check", write(kiosk, SERVICES + more + '[[for]]\nstation = "XX-1"\nservices = ["rest"]\n')
    )
    assert "10 services: the menu shows the first nine" in checked.expect().output
    assert "station XX-1 is not registered" in checked.output
    assert kiosk.district.run("programme", "show", "--json").expect().json["version"] == "1"


def test_keepers_sign_in_with_a_pin_that_is_kept_nowhere(make_kiosk):
    kiosk = make_kiosk()
    publish(kiosk, SERVICES + keeper(kiosk) + keeper(kiosk, "li", until="2020-01-01"))
    shown = in_force(kiosk, "2")
    assert shown["keepers"][0] == {"id": "wang", "name": "王师傅", "role": "keeper", "until": None}
    stored = json.loads((kiosk.station.data / "district" / "programme.json").read_text())["keepers"][0]["pin"]
    _, _, costs, salt, digest = stored.split("$")
    n, r, p = (int(cost.split("=")[1]) for cost in costs.split(","))
    made = hashlib.scrypt(PIN.encode(), salt=base64.b64decode(salt + "=="), n=2**n, r=r, p=p, dklen=32, maxmem=64 << 20)
    assert base64.b64decode(digest + "=") == made
    with kiosk.station.api() as api:
        assert api.call("keepers/sign-in", keeper="wang", pin=PIN)["signedIn"]["id"] == "wang"
        for _ in range(3):
            assert refusal(api, "wang", "204682") == "the PIN is wrong"
        assert refusal(api, "wang", PIN).startswith("too many wrong PINs; the next can be tried in ")
        assert refusal(api, "zhao", PIN).startswith("the programme has no such keeper")
    for path in [*kiosk.folder.rglob("*.log"), *(kiosk.station.data).rglob("*"), *(kiosk.district.data).rglob("*")]:
        if path.is_file():
            assert PIN.encode() not in path.read_bytes(), path
    stick = kiosk.folder / "stick"
    stick.mkdir()
    kiosk.station.run("export", "--to", str(stick)).expect()
    exported = "".join(path.read_text() for path in stick.rglob("programme.json"))
    assert "hot-water" in exported and "scrypt" not in exported and "memberKey" not in exported


def refusal(api, identity, pin):
    with pytest.raises(Refused) as refused:
        api.call("keepers/sign-in", keeper=identity, pin=pin)
    return refused.value.args[0]["message"]


@pytest.mark.parametrize("pin", ["12345", "123456", "1234567890123", "abcdef", ""])
def test_a_pin_that_is_none_makes_no_hash(programs, pin):
    command = [programs.path("districtd"), "programme", "pin"]
    done = subprocess.run(command, input=f"{pin}\n".encode(), capture_output=True, check=False, env=environment())
    assert done.returncode == 2 and b"scrypt" not in done.stdout


@pytest.fixture
def hostile(make_kiosk):
    """A kiosk with programme 2 in force, its authority's key, the document, and a server in the district's place."""
    kiosk = make_kiosk()
    publish(kiosk, SERVICES + NOTICE)
    in_force(kiosk, "2")
    device = kiosk.station.data / "identity"
    document = subprocess.run(
        [
            *("curl", "--silent", "--show-error", "--fail", "--cacert", str(kiosk.district.authority)),
            *("--cert", str(device / "station.pem"), "--key", str(device / "station.key")),
            f"{kiosk.district.url}/v1/programme",
        ],
        check=True,
        capture_output=True,
    ).stdout
    kiosk.district.stop()
    with HostileDistrict(kiosk.district) as server:
        yield kiosk, kiosk.district.data / "authority.key", document, server


def refused(kiosk, server):
    """What the station says of what it was offered; the earlier programme must be in force in every way."""
    nudge(kiosk)
    wait_until("the offer is refused", lambda: kiosk.station.status()["programme"]["refused"])
    shown = programme(kiosk, status=1)
    assert shown["version"] == "2" and [service["code"] for service in shown["services"]] == ["rest", "hot-water"]
    assert [notice["id"] for notice in shown["notices"]] == ["water"]
    assert len(server.asked) == 1
    return shown["refused"]


def changed(document, **members):
    return {name: value for name, value in (payload(document) | members).items() if value is not None}


def test_what_is_wrong_is_refused_told_and_not_fetched_again(hostile):
    kiosk, key, document, server = hostile
    content = payload(document)
    bad_services = [content["services"][0] | {"names": {"en": "Rest"}}]
    server.offer(sign(changed(document, version="9", services=bad_services), key), "9", tag='"nine"')
    said = refused(kiosk, server)
    assert (said["version"], said["reason"]) == (
        "9",
        "services[0].names is missing zh-Hans, in which the menu is shown",
    )
    assert "was NOT put into force" in kiosk.station.run("programme").expect(1).output
    assert "services[0].names is missing zh-Hans" in kiosk.station.run("status").expect().output
    assert kiosk.station.status()["district"]["problem"].startswith("the district's programme 9 was not put into force")
    assert tell_of(kiosk, "refused") == [{"programme": "9", "problem": said["reason"]}]
    # Each reply names version 9: it is neither fetched nor told of again, and not after a restart either.
    for _ in range(3):
        nudge(kiosk)
        kiosk.station.wait_until_sent()
    assert len(server.asked) == 1
    kiosk.station.kill()
    kiosk.station.start()
    wait_until("the station asks again", lambda: len(server.asked) > 1)
    assert '"nine"' in server.asked[-1]["If-None-Match"]
    wait_until("it stands as before", lambda: kiosk.station.status()["programme"]["refused"] == said)
    assert len(tell_of(kiosk, "refused")) == 1
    # A right one ends it.
    server.offer(sign(changed(document, version="10"), key), "10", tag='"ten"')
    assert in_force(kiosk, "10")["refused"] is None


def test_what_somebody_changed_or_signed_is_refused(hostile, tmp_path):
    kiosk, key, document, server = hostile
    header, _, signature = document.decode().split(".")
    forged = sign(changed(document, version="9"), key).decode().split(".")[1]
    server.offer(f"{header}.{forged}.{signature}".encode(), "9")
    said = refused(kiosk, server)
    assert said["version"] is None and "signature is wrong" in said["reason"]
    other = tmp_path / "other.key"
    subprocess.run(["openssl", "ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", other], check=True)
    server.offer(sign(changed(document, version="11"), other), "11")
    nudge(kiosk)
    wait_until("it is asked for", lambda: server.asked)
    assert programme(kiosk, status=1)["version"] == "2"


def test_an_older_one_is_refused_though_it_was_right_once(hostile):
    kiosk, key, document, server = hostile
    server.offer(sign(changed(document, version="1"), key), "1", tag='"one"')
    said = refused(kiosk, server)
    assert said["version"] == "1" and "publish --above 2" in said["reason"]


def test_another_stations_is_refused(hostile):
    kiosk, key, document, server = hostile
    server.offer(sign(changed(document, version="9", station="CY-SLT-004"), key), "9")
    assert refused(kiosk, server)["reason"] == "it is signed for another station"


def test_what_breaks_off_is_asked_for_until_it_is_whole(hostile):
    kiosk, key, document, server = hostile
    whole = sign(changed(document, version="9"), key)
    server.offer(whole, "9", tag='"nine"', cut_after=(0, 1, len(whole) // 2, len(whole) - 1))
    assert in_force(kiosk, "9")["refused"] is None
    assert len(server.asked) == 5 and tell_of(kiosk, "refused") == []


def test_what_a_later_district_adds_is_passed_over(hostile):
    kiosk, key, document, server = hostile
    server.offer(sign(changed(document, version="9", campaigns=[{"id": "coats"}]), key), "9")
    assert len(in_force(kiosk, "9")["services"]) == 2
