"""Nothing that a person, a terminal, the system or a daemon does stops the menu, holds it up, or shows what is below.

Most of it needs no station: a rehearsed daemon answers, or behaves as no daemon should.
"""

import os
import random
import select
import signal
import termios
import time
from pathlib import Path

import pytest

from harness.keys import BACK, HELP, LANGUAGE
from harness.programs import run
from harness.rehearsed_daemon import RehearsedDaemon
from harness.screen import Screen
from harness.station import Station
from harness.waiting import LIMIT_SECONDS, wait_until

COLUMNS, ROWS = 41, 9
START, AWAY = "请刷卡", "请稍等"
MEBIBYTE = 1 << 20

# By these the system ends the menu, or stops and continues it; the others of the second line are a crash.
MEANT = {signal.SIGTERM, signal.SIGHUP, signal.SIGKILL, signal.SIGSTOP}
CRASHES = [signal.SIGSEGV, signal.SIGABRT, signal.SIGILL, signal.SIGBUS, signal.SIGFPE, signal.SIGTRAP, signal.SIGSYS]
HARMLESS = sorted(set(signal.valid_signals()) - MEANT - set(CRASHES))


@pytest.fixture
def station(programs, tmp_path):
    """A configuration and a socket's place; no daemon of ours, and nothing to be heard."""
    station = Station(programs, tmp_path)
    station.silence()
    return station


@pytest.fixture
def daemon(station):
    with RehearsedDaemon(station.socket) as daemon:
        yield daemon


@pytest.fixture
def menu(station, daemon):
    with station.menu(COLUMNS, ROWS) as menu:
        menu.wait_for(START)
        yield menu
        assert menu.process.poll() is None, "the menu ended"


def private_kilobytes(menu: Screen) -> int:
    lines = Path(f"/proc/{menu.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon"))


def writes(menu: Screen) -> int:
    """How many times the program has written to anything."""
    lines = Path(f"/proc/{menu.process.pid}/io").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("syscw"))


def expect_alive(menu: Screen) -> None:
    """The menu still takes keys: back to the start, then the other language and back."""
    menu.settle(0.2)
    deadline = time.monotonic() + LIMIT_SECONDS
    while START not in menu.text:
        assert menu.process.poll() is None, "the menu ended"
        assert time.monotonic() < deadline, menu.framed
        menu.press(BACK)
        menu.settle(0.8)
    menu.press(LANGUAGE)
    menu.wait_for(without=(START,))
    time.sleep(0.8)  # the same key sooner is one that is held
    menu.press(LANGUAGE)
    menu.wait_for(START)


def pour(menu: Screen, data: bytes) -> None:
    """Types bytes as fast as the menu takes them, and reads what it draws meanwhile."""
    os.set_blocking(menu.fileno(), False)
    rest = memoryview(data)
    deadline = time.monotonic() + LIMIT_SECONDS
    while rest:
        assert menu.process.poll() is None, "the menu ended"
        assert time.monotonic() < deadline, f"{len(rest)} bytes are still not taken"
        readable, writable, _ = select.select([menu], [menu], [], 1.0)
        if readable:
            os.read(menu.fileno(), 65536)
        if writable:
            try:
                rest = rest[os.write(menu.fileno(), rest[:4096]) :]
            except BlockingIOError:
                pass
    os.set_blocking(menu.fileno(), True)
    # What was drawn meanwhile was not looked at; a new size has everything drawn again.
    menu.settle(0.3)
    menu.resize(COLUMNS + 1, ROWS)
    menu.settle(0.3)
    menu.resize(COLUMNS, ROWS)


def test_no_signal_but_those_of_the_system_ends_it(menu):
    for number in HARMLESS:
        if number != signal.SIGCONT:
            menu.process.send_signal(number)
            time.sleep(0.01)
            assert menu.process.poll() is None, f"{number!r} ended the menu"
    expect_alive(menu)


def test_in_practice_an_interrupt_leaves_it(station, daemon, tmp_path):
    with station.menu(COLUMNS, ROWS, "--practice", str(tmp_path / "cards")) as menu:
        menu.wait_for(START)
        assert menu.end(signal.SIGINT) == 0
        assert menu.settings_now == menu.settings_before


def test_a_flood_of_signals_hides_none_that_ends_it(menu):
    deadline = time.monotonic() + 2
    while time.monotonic() < deadline:
        for _ in range(1000):
            menu.process.send_signal(signal.SIGWINCH)
        menu.pump()
    expect_alive(menu)
    for _ in range(1000):
        menu.process.send_signal(signal.SIGWINCH)
    menu.process.send_signal(signal.SIGTERM)
    assert menu.wait_for_end() == 0
    menu.process.poll = lambda: None  # ended because it was told to


def test_one_that_was_stopped_takes_the_terminal_again(menu):
    menu.process.send_signal(signal.SIGSTOP)
    menu.run_on_terminal("stty", "sane")
    assert menu.settings_now[3] & termios.ICANON
    menu.process.send_signal(signal.SIGCONT)
    wait_until("single keys are read again", lambda: menu.pump() or not menu.settings_now[3] & termios.ICANON)
    expect_alive(menu)


def test_random_bytes_at_full_speed(menu, request):
    before = private_kilobytes(menu)
    pour(menu, random.Random(request.config.getoption("--seed")).randbytes(MEBIBYTE // 2))
    expect_alive(menu)
    assert private_kilobytes(menu) < before + 2048


@pytest.mark.parametrize(
    "begin", [b"\x1b[", b"\x1b]0;", b"\x1bP", b"\x1b_", b"\x1b[200~", b"\x1b[<0;1;", b"\x1b[M", b"\x1b"], ids=repr
)
def test_a_sequence_that_never_ends(menu, begin):
    before = private_kilobytes(menu)
    pour(menu, begin + b"1" * MEBIBYTE)
    expect_alive(menu)
    assert private_kilobytes(menu) < before + 1024


def test_a_paste_of_megabytes_is_nothing(menu):
    pour(menu, b"\x1b[200~" + b"1+#\r\x1b[2J" * (MEBIBYTE // 8) + b"\x1b[201~")
    menu.wait_for(START, "今日")
    expect_alive(menu)


def test_a_storm_of_touches(menu, daemon, request):
    drawn = random.Random(request.config.getoption("--seed"))
    reports = [
        f"\x1b[<{drawn.choice([0, 0, 0, 1, 2, 32, 35, 64])};{drawn.randrange(60)};{drawn.randrange(14)}{end}"
        for _ in range(10_000)
        for end in "Mm"
    ]
    daemon.visit()
    pour(menu, "".join(reports).encode())
    expect_alive(menu)


def test_a_storm_of_sizes(menu, request):
    drawn = random.Random(request.config.getoption("--seed"))
    for _ in range(300):
        size = drawn.choice([(1, 1), (0, 0), (500, 200), (22, 6), (41, 9), (drawn.randrange(120), drawn.randrange(40))])
        menu.change_size(*size)
        if select.select([menu], [], [], 0.005)[0]:
            os.read(menu.fileno(), 65536)
        assert menu.process.poll() is None, f"ended at {size}"
    menu.resize(COLUMNS, ROWS)
    expect_alive(menu)


def test_a_terminal_that_reads_nothing_holds_up_nothing(menu, daemon):
    for _ in range(3):
        daemon.visit("李师傅")
        menu.settle(0.1)
    before = private_kilobytes(menu)
    # Each visit is another frame; together they are many times what a terminal's line holds.
    for number in range(2_000):
        daemon.visit("王李张刘陈"[number % 5] + "师傅")
    os.write(menu.fileno(), b"1")
    daemon.visit("欧阳师傅")
    assert private_kilobytes(menu) < before + 2048
    menu.wait_for("欧阳师傅")
    expect_alive(menu)


def test_a_terminal_that_reads_nothing_does_not_keep_it_from_ending(menu, daemon):
    for number in range(2_000):
        daemon.visit("王李张刘陈"[number % 5] + "师傅")
    menu.process.send_signal(signal.SIGTERM)
    assert menu.process.wait(LIMIT_SECONDS) == 0
    assert menu.settings_now == menu.settings_before
    menu.process.poll = lambda: None  # ended because it was told to


@pytest.mark.parametrize("manner", ["silent", "deaf", "garbage", "half", "endless", "closing", "absent"])
def test_a_daemon_that_behaves_as_none_should(station, manner):
    with RehearsedDaemon(station.socket, manner) as bad:
        with station.menu(COLUMNS, ROWS) as menu:
            menu.wait_for(AWAY)
            menu.settle(0.2)
            if manner == "endless":
                wait_until("it came again and again", lambda: menu.pump() or bad.connections > 2)
            for _ in range(20):
                menu.press("1")
                menu.press(HELP)
                menu.pump(0.05)
            assert menu.process.poll() is None
            assert private_kilobytes(menu) < 16 * 1024
            bad.close()
            with RehearsedDaemon(station.socket):
                menu.wait_for(START)
                expect_alive(menu)


def test_a_daemon_that_stops_answering_is_left_and_found_again(menu, daemon):
    daemon.manner = "silent"
    daemon.visit()
    menu.wait_for("王师傅")
    menu.press("1")
    menu.wait_for(AWAY, without=("王师傅",))
    daemon.manner = "well"
    menu.wait_for(START)


def test_commands_say_that_a_daemon_is_too_busy(station):
    with RehearsedDaemon(station.socket, "absent"):
        refused = run(station.command("status"))
        assert refused.status == 69
        assert "too busy" in refused.errors


@pytest.mark.parametrize("how", CRASHES, ids=lambda how: how.name)
def test_after_a_crash_the_terminal_is_as_it_was(station, daemon, how):
    with station.menu(COLUMNS, ROWS) as menu:
        menu.wait_for(START)
        menu.raw.clear()
        assert menu.end(how) == -how
        assert menu.settings_now == menu.settings_before
        for mode in ("2004l", "1006l", "1000l", "7h", "25h", "1049l"):
            assert b"\x1b[?" + mode.encode() in menu.raw, f"mode {mode} was not restored"


def test_after_the_worst_the_next_menu_puts_the_terminal_right(station, daemon):
    with station.menu(COLUMNS, ROWS) as menu:
        menu.wait_for(START)
        menu.end(signal.SIGKILL)
        assert not menu.settings_now[3] & termios.ICANON, "nobody was left to give the terminal back"
        menu.raw.clear()
        menu.start_again()
        wait_until("the next menu is there", lambda: menu.pump() and START in menu.raw.decode(errors="replace"))
        assert menu.end() == 0
        # Nobody knows any more how the terminal was, so it is as `stty sane` leaves it.
        (input_flags, output_flags, _, local_flags, *_), before = menu.settings_now, menu.settings_before
        assert (output_flags, local_flags) == (before[1], before[3])
        assert input_flags & before[0] == before[0]
        assert menu.raw.endswith(b"\x1b[?1049l")


def test_a_frame_is_one_write_and_an_unchanged_one_none(menu, daemon):
    menu.settle(0.5)
    before = writes(menu)
    for number in range(50):
        greeting = "王李"[number % 2] + "师傅"
        daemon.visit(greeting)
        menu.wait_for(greeting)
    assert writes(menu) - before == 50
    menu.press(BACK)
    menu.wait_for(START)
    menu.settle(0.5)
    before, clock = writes(menu), time.strftime("%H:%M")
    for _ in range(50):
        daemon.tell("station", station=daemon.station)
    menu.settle(0.5)
    assert writes(menu) - before <= (0 if time.strftime("%H:%M") == clock else 1)
