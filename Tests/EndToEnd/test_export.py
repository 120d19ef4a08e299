"""Everything on a stick: provable with coreutils, with the command and with the independent verifier; nothing secret."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest

import chain
from harness.cards import SAMPLE_MEMBERS, numbered_card


@pytest.fixture
def visited(make_kiosk):
    kiosk = make_kiosk(repeat_minutes=0)
    with kiosk.station.subscribed() as subscription:
        for number in range(1, 6):
            kiosk.reader.tap(numbered_card(number))
            subscription.next_visit()
    return kiosk


def export(station, folder):
    folder.mkdir(exist_ok=True)
    answer = station.run("export", "--to", str(folder), "--json").expect().json
    assert answer["problems"] == []
    return Path(answer["path"])


def packed(stick):
    [events] = stick.glob("events-*.jsonl.gz")
    return events


@pytest.mark.parametrize("daemon", ["running", "stopped"])
def test_an_export_is_whole_and_can_be_proved(visited, tmp_path, daemon):
    station = visited.station
    station.wait_until_sent()
    events, status = station.events(), station.status()
    if daemon == "stopped":
        assert station.stop() == 0
    stick = export(station, tmp_path / "stick")
    assert stick.name.startswith("warmstation-CY-SLT-003-")
    subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=stick, check=True)
    with gzip.open(packed(stick)) as file:
        assert [json.loads(line) for line in file] == events
    manifest = json.loads((stick / "manifest.json").read_text())
    [entry] = manifest["ledgers"]
    assert manifest["station"] == "CY-SLT-003"
    assert (entry["ledger"], entry["count"], entry["acknowledged"]) == (status["ledger"], len(events), len(events))
    verdict = station.run("verify", "--export", str(stick), "--json").expect().json
    assert (verdict["ok"], verdict["filesOk"]) == (True, True)
    assert [broken for _, _, broken in chain.verify_export(stick)] == [None]
    assert "U盘" in (stick / "README.txt").read_text()


def test_nothing_secret_is_on_the_stick(visited, tmp_path):
    stick = export(visited.station, tmp_path / "stick")
    content = b"".join(
        gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        for file in stick.rglob("*")
        if file.is_file()
    )
    identity = visited.station.data / "identity"
    district = visited.station.data / "district"
    secrets = [
        json.loads((identity / "member.key").read_text()).get("key", ""),
        json.loads((district / "programme.json").read_text()).get("memberKey", {}).get("key", ""),
    ]
    assert all(secrets)
    for secret in secrets:
        assert secret.encode() not in content
    assert b"PRIVATE KEY" not in content
    for member in SAMPLE_MEMBERS:
        assert member.card.encode() not in content
    assert numbered_card(1).encode() not in content


FORGERIES = {
    "edit": lambda lines: [line.replace(b'"visitor":"', b'"visitor":"x') for line in lines],
    "delete": lambda lines: lines[:2] + lines[3:],
    "insert": lambda lines: [*lines[:3], lines[2], *lines[3:]],
    "reorder": lambda lines: [lines[1], lines[0], *lines[2:]],
    "truncate": lambda lines: lines[:-1],
    "clock-forge": lambda lines: [
        line.replace(b'"clock":"trusted"', b'"clock":"x"').replace(b'"clock":"untrusted"', b'"clock":"trusted"')
        for line in lines
    ],
    "splice": lambda lines: [
        line.replace(b"/ledgers/", b"/ledgers/0") if b'"id":"3"' in line else line for line in lines
    ],
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_export_is_found_even_with_new_checksums(visited, tmp_path, forgery):
    stick = export(visited.station, tmp_path / "stick")
    file = packed(stick)
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(gzip.compress(b"".join(FORGERIES[forgery](lines))))
    sums = subprocess.run(
        "find . -type f ! -name SHA256SUMS -printf '%P\\n' | xargs -d '\\n' sha256sum > SHA256SUMS",
        cwd=stick,
        shell=True,
        check=True,
    )
    assert sums.returncode == 0
    verdict = visited.station.run("verify", "--export", str(stick), "--json").expect(1).json
    assert verdict["filesOk"] and not verdict["ok"]
    [(_, _, broken)] = chain.verify_export(stick)
    assert broken is not None and verdict["ledgers"][0]["firstBad"] == broken.sequence


def test_a_changed_file_is_found_by_its_checksum(visited, tmp_path):
    stick = export(visited.station, tmp_path / "stick")
    with (stick / "README.txt").open("a") as file:
        file.write("hello\n")
    assert "README.txt" in visited.station.run("verify", "--export", str(stick)).expect(1).output


def test_a_stick_that_cannot_be_written_is_said_so(visited, tmp_path):
    outcome = visited.station.run("export", "--to", str(tmp_path / "nowhere")).expect(1)
    assert "nowhere" in outcome.errors
    outcome = visited.station.run("export", "--to", "/proc").expect(1)
    assert "/proc" in outcome.errors
