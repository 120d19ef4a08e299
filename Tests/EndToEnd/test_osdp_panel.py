"""The simulated OSDP reader with an independent control panel: in clear, through the secure channel, and a new key."""

import time
from contextlib import contextmanager

import pytest

from harness.panel import GREEN, RED, Panel
from harness.reader import Reader
from harness.waiting import wait_until

KEY = bytes(range(0x10, 0x20))
NEW_KEY = bytes(range(0x20, 0x30))
# A panel that is refused tries more than once in this time.
REFUSED_SECONDS = 3.0
# The bits of facility 176 and number 42493, with their parity.
BITS = bytes.fromhex("d852fe80")


@pytest.fixture
def start_reader(programs, tmp_path):
    with contextmanager(started)(programs, tmp_path) as start:
        yield start


def started(programs, folder):
    readers = []

    def start(*options, key=None):
        if key:
            file = folder / "reader.key"
            file.write_text(key.hex())
            file.chmod(0o600)
            options = (*options, "--key-file", str(file))
        reader = Reader(programs, folder, protocol="osdp", options=("--address", "101", *options))
        readers.append(reader)
        reader.start()
        return reader

    try:
        yield start
    finally:
        for reader in readers:
            reader.stop()


@pytest.mark.parametrize("key", [None, KEY], ids=["clear", "secure"])
def test_a_panel_reads_cards_and_shows_answers(start_reader, key):
    reader = start_reader(key=key)
    with Panel(reader.link, key=key) as panel:
        panel.wait_until_online()
        assert panel.is_secure == bool(key)
        reader.order("26:176,42493")
        card = panel.event()
        assert (card["length"], card["data"]) == (26, BITS)
        reader.order("!keys 12*#")
        assert panel.event()["data"] == b"12\x7f\r"
        panel.light(RED)
        panel.light(GREEN, tenths=5)
        panel.beep(2)
        panel.text("hello")
        panel.open_door(tenths=5)
        expected = ["beep 2", "led green", "led red", "led red", "output 0 off", "output 0 on", "text hello"]
        wait_until("the reader has shown all", lambda: sorted(reader.shown) == expected)
        reader.order("!lose 2")
        reader.order("7186A61E")
        assert panel.event()["data"] == bytes.fromhex("7186A61E")


def test_two_readers_share_a_line(start_reader):
    reader = start_reader("--address", "102", key=KEY)
    with Panel(reader.link, (101, 102), key=KEY) as panel:
        panel.wait_until_online()
        reader.order("@102 34:1,2")
        assert panel.event(102)["length"] == 34
        reader.order("@102 !silent on")
        wait_until("the silent reader is lost", lambda: not panel.is_online(102))
        reader.order("26:176,42493")
        assert panel.event(101)["data"] == BITS


def test_a_reader_with_a_key_refuses_all_else(start_reader):
    reader = start_reader(key=KEY)
    for key, installing in [(None, False), (NEW_KEY, False), (NEW_KEY, True)]:
        assert_refused(reader, key, installing)
    assert_read(reader, KEY)


def test_a_new_key_is_the_only_one_from_then_on(start_reader):
    reader = start_reader("--install-mode")
    with Panel(reader.link, key=KEY, installing=True) as panel:
        panel.wait_until_online()
        assert panel.is_secure
        panel.set_key(NEW_KEY)
        time.sleep(REFUSED_SECONDS)
        assert panel.is_secure
    assert_refused(reader, KEY, installing=True)
    assert_refused(reader, None, installing=False)
    reader.order("!restart")
    assert_read(reader, NEW_KEY)


def assert_read(reader, key):
    with Panel(reader.link, key=key) as panel:
        panel.wait_until_online()
        assert panel.is_secure
        reader.order("26:176,42493")
        assert panel.event()["data"] == BITS


def assert_refused(reader, key, installing):
    with Panel(reader.link, key=key, installing=installing) as panel:
        reader.order("26:176,42493")
        assert panel.event(seconds=int(REFUSED_SECONDS)) is None
        assert not panel.is_secure
