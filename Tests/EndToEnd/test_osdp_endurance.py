"""The panel against a peripheral that is not ours, 100,000 polls over a bad wire, in a time of its own."""

import random
import subprocess
from collections.abc import Iterator

import pytest

from harness.osdp_reader import ADDRESS, Peripheral
from harness.programs import Programs, die_with_parent

KEY = bytes(range(16))
POLLS = 100_000
# One byte in so many is changed, lost or doubled.
SPOILED = 100
ANSWER_MICROSECONDS = 3_000


class Panel:
    """The driver by itself; the test keeps its time."""

    def __init__(self, programs: Programs, key: bytes | None):
        arguments = [programs.path("osdp-panel"), str(ADDRESS), *([key.hex()] if key else [])]
        self._process = subprocess.Popen(
            arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, preexec_fn=die_with_parent
        )
        self.wake, self.words = self._hear()

    def tell(self, now: int, received: bytes = b"") -> None:
        self._process.stdin.write(f"{now} {received.hex()}\n".encode())
        self._process.stdin.flush()
        self.wake, self.words = self._hear()

    def _hear(self) -> tuple[int | None, list[str]]:
        wake, *words = self._process.stdout.readline().decode().split()
        return None if wake == "-" else int(wake), words

    def stop(self) -> None:
        self._process.stdin.close()
        self._process.wait(10)


class BadWire:
    """Panel and peripheral, and what comes between them."""

    def __init__(self, panel: Panel, peripheral: Peripheral, seed: int, spoiled: int | None):
        self.panel = panel
        self.peripheral = peripheral
        self.now = 0
        self.sent = 0
        self.said: list[str] = []
        self.cards: list[str] = []
        # How long the channel was away each time, in microseconds of the line's time.
        self.losses: list[int] = []
        self._lost_at: int | None = None
        self._random = random.Random(seed)
        self._spoiled = spoiled

    def step(self) -> None:
        """One command, and what becomes of it; or time passes."""
        commands = [bytes.fromhex(word[5:]) for word in self.panel.words if word.startswith("send:")]
        self.cards += [word[5:] for word in self.panel.words if word.startswith("card:")]
        self.said += [word for word in self.panel.words if not word.startswith(("card:", "send:"))]
        answer = b""
        for command in commands:
            self.sent += 1
            answer += self._spoil(self.peripheral.answer(self._spoil(command)))
        self._watch()
        if answer:
            self.now += ANSWER_MICROSECONDS
            self.panel.tell(self.now, answer)
        else:
            self.now = max(self.now, self.panel.wake)
            self.panel.tell(self.now)

    def _watch(self) -> None:
        if not self.peripheral.key:
            return
        if not self.peripheral.is_secure:
            self._lost_at = self.now if self._lost_at is None else self._lost_at
        elif self._lost_at is not None:
            self.losses.append(self.now - self._lost_at)
            self._lost_at = None

    def _spoil(self, data: bytes) -> bytes:
        if not self._spoiled:
            return data
        spoiled = bytearray()
        for byte in data:
            if self._random.randrange(self._spoiled):
                spoiled.append(byte)
            else:
                changed = byte ^ 1 << self._random.randrange(8)
                spoiled += self._random.choice([b"", bytes([byte, byte]), bytes([changed])])
        return bytes(spoiled)


@pytest.fixture
def make_wire(programs: Programs, pytestconfig: pytest.Config) -> Iterator:
    panels = []

    def make(key: bytes | None, peripheral: Peripheral, spoiled: int | None) -> BadWire:
        panels.append(Panel(programs, key))
        return BadWire(panels[-1], peripheral, pytestconfig.getoption("--seed"), spoiled)

    yield make
    for panel in panels:
        panel.stop()


@pytest.mark.parametrize(("key", "polls"), [(None, POLLS // 5), (KEY, POLLS)], ids=["in clear", "secure"])
def test_over_a_bad_wire_every_card_comes_once_and_the_channel_comes_back(make_wire, key, polls):
    wire = make_wire(key, Peripheral(key), SPOILED)
    cards: list[str] = []
    power_cycles = 0
    pause = 0
    while wire.sent < polls:
        wire.step()
        # The next card comes when the last was read, and power goes while none is held: a card goes with it.
        if len(wire.cards) < len(cards) or wire.sent < pause or (key and not wire.peripheral.is_secure):
            continue
        pause = wire.sent + 40
        if len(cards) % 20 == 19 and power_cycles < len(cards) // 20 + 1:
            power_cycles += 1
            wire.peripheral.power_cycle()
        else:
            data = (len(cards) + 1).to_bytes(3, "big")
            wire.peripheral.tap(data)
            cards.append(data.hex())
    assert len(cards) > polls / 100
    assert wire.cards in (cards, cards[:-1])
    assert wire.said == ["answering"]
    if key:
        assert len(wire.losses) > power_cycles > 10
        # How many tries it takes is chance, on a wire that spoils two handshakes of three.
        losses = sorted(wire.losses)
        assert losses[len(losses) * 999 // 1000] <= 2_000_000
        assert losses[-1] <= 4_000_000


def test_a_reader_with_another_key_is_never_polled(make_wire):
    wire = make_wire(KEY, Peripheral(bytes(16)), None)
    wire.peripheral.tap(b"\x00\x00\x01")
    while wire.now < 60_000_000:
        wire.step()
    assert set(wire.said) == {"failing:insecure"}
    assert not wire.cards


def test_a_reader_in_installation_mode_is_never_polled(make_wire):
    wire = make_wire(KEY, Peripheral(installing=True), None)
    while wire.now < 60_000_000:
        wire.step()
    assert set(wire.said) == {"failing:insecure"}
    assert not wire.cards
