"""A new device in the place of an old one: the district's totals and the station's reports stay what they were."""

import shutil

from harness.cards import numbered_card
from harness.reader import Reader
from harness.station import Station


def check_ins(station, reader, count, first=1):
    with station.subscribed() as subscription:
        for number in range(first, first + count):
            reader.tap(numbered_card(number))
            subscription.next_visit()


def new_device(kiosk, folder):
    """Another device with the same configuration and certificate, and an empty data directory."""
    folder.mkdir()
    reader = Reader(kiosk.station.programs, folder)
    device = Station(kiosk.station.programs, folder, reader=reader, district=kiosk.district, repeat_minutes=0)
    (device.data / "identity").mkdir(parents=True)
    for name in ("station.pem", "station.key"):
        shutil.copy2(kiosk.station.data / "identity" / name, device.data / "identity" / name)
    shutil.copy2(kiosk.station.folder / "district-ca.pem", folder / "district-ca.pem")
    device.reader = reader
    return device


def export(station, folder):
    folder.mkdir()
    return station.run("export", "--to", str(folder), "--json").expect().json["path"]


def test_a_new_device_continues_without_a_gap_or_a_double_count(make_kiosk, tmp_path):
    kiosk = make_kiosk(repeat_minutes=0)
    old = kiosk.station
    check_ins(old, kiosk.reader, 4)
    old.wait_until_sent()
    kiosk.district.stop()
    check_ins(old, kiosk.reader, 3, first=10)
    before = old.report()
    stick = export(old, tmp_path / "stick")
    assert old.stop() == 0
    device = new_device(kiosk, tmp_path / "device")
    try:
        answer = device.run("replace", "--from", stick).expect().output
        assert "CY-SLT-003 continues here" in answer
        assert "already" in device.run("replace", "--from", stick).expect(1).errors
        device.reader.start()
        device.start()
        device.wait_for_reader()
        assert device.report()["checkIns"] == before["checkIns"] == 7
        check_ins(device, device.reader, 2, first=1)
        assert device.report()["checkIns"] == 9
        assert device.verify().expect().json["earlier"][0]["ok"]
        kiosk.district.start()
        device.wait_until_sent()
        assert kiosk.district.report()["checkIns"] == 9
        # The old device comes online once more: what it has was counted already.
        old.start()
        old.wait_until_sent()
        assert kiosk.district.report()["checkIns"] == 9
        assert kiosk.district.report()["alarms"] in (0, [])
    finally:
        device.stop()
        device.reader.stop()


def test_a_replacement_is_refused_where_it_would_do_harm(make_kiosk, tmp_path):
    kiosk = make_kiosk(repeat_minutes=0)
    check_ins(kiosk.station, kiosk.reader, 3)
    stick = export(kiosk.station, tmp_path / "stick")
    assert "stationd works on" in kiosk.station.run("replace", "--from", stick).expect(1).errors
    assert kiosk.station.stop() == 0
    assert "events of its own" in kiosk.station.run("replace", "--from", stick).expect(1).errors
    device = new_device(kiosk, tmp_path / "device")
    assert "no export" in device.run("replace", "--from", str(tmp_path)).expect(1).errors
    [seals] = (tmp_path / "stick").glob("*/seals-*.bin")
    content = bytearray(seals.read_bytes())
    content[40] ^= 1
    seals.write_bytes(content)
    assert "checksum" in device.run("replace", "--from", stick).expect(1).errors
    assert "1 events" in device.run("replace", "--from", stick, "--accept-damaged").expect().output
