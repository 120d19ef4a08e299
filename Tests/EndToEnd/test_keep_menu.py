"""The menu that comes back: `device/session/keep-menu` around the real menu, on a pseudo-terminal."""

import os
import signal
import termios
import time
from pathlib import Path

import pytest

from harness.cards import SAMPLE_MEMBERS
from harness.screen import Screen
from harness.waiting import wait_until

KEEP_MENU = Path(__file__).resolve().parents[2] / "device/session/keep-menu"
# What the menu has to be back in.
BACK_SECONDS = 1.0
CONTROL_C, CONTROL_S, CONTROL_Z, CONTROL_BACKSLASH = "\x03", "\x13", "\x1a", "\x1c"


@pytest.fixture
def kept(kiosk):
    with Screen([str(KEEP_MENU), *kiosk.station.command("menu")], 32, 10) as screen:
        screen.wait_for("请刷卡")
        yield screen


def children(process):
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def menu_of(screen):
    """The process of the menu; it is another one after each start."""
    return wait_until("the menu runs", lambda: children(screen.process.pid), pause=0.001)[0]


def seconds_until_drawn(screen, without):
    """How long until the menu is there whole, drawn by another process than before."""
    began = time.monotonic()
    wait_until("another menu runs", lambda: children(screen.process.pid) not in ([], [without]), pause=0.001)
    screen.wait_for("请刷卡")
    return time.monotonic() - began


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGTRAP, signal.SIGTERM])
def test_the_menu_is_back_within_a_second(kept, how):
    menu = menu_of(kept)
    # What the dead one has drawn does not count.
    kept.settle()
    kept.forget()
    os.kill(menu, how)
    assert seconds_until_drawn(kept, menu) < BACK_SECONDS
    assert kept.process.poll() is None


def test_the_menu_that_is_back_works(kept, kiosk):
    menu = menu_of(kept)
    kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
    kept.wait_for("王师傅")
    os.kill(menu, signal.SIGKILL)
    seconds_until_drawn(kept, menu)
    assert "王师傅" not in kept.text
    kiosk.reader.tap(SAMPLE_MEMBERS[1].card)
    kept.wait_for("李师傅")


def test_no_key_ends_it_stops_it_or_shows_a_shell(kept):
    menu = menu_of(kept)
    for key in (CONTROL_C, CONTROL_BACKSLASH, CONTROL_Z, CONTROL_S, "\x04", "q", "\x1b"):
        kept.press(key)
    kept.settle()
    assert menu_of(kept) == menu
    os.kill(menu, signal.SIGKILL)
    # In the moment in which there is no menu as well.
    for key in (CONTROL_C, CONTROL_BACKSLASH, CONTROL_Z, CONTROL_S, "\r"):
        kept.press(key)
    kept.wait_for("请刷卡")
    assert kept.process.poll() is None


def test_between_two_menus_the_terminal_is_quiet_and_clean(tmp_path):
    """A menu that leaves every mode on, and half a sequence, and dies at once again and again."""
    starts = tmp_path / "starts"
    dying = f"echo x >>{starts}; printf '\\033[?1000h\\033[?1006h\\033[?2004h\\033]0;half'; kill -9 $$"
    with Screen([str(KEEP_MENU), "/bin/sh", "-c", dying], 32, 10) as screen:
        screen.wait_for("请稍等")
        screen.press(CONTROL_C)
        screen.press("x")
        settings = screen.settings_now
        assert not settings[3] & (termios.ECHO | termios.ISIG | termios.ICANON)
        assert "x" not in screen.settle(0.5)
        assert screen.process.poll() is None
        before = len(starts.read_text().split())
        time.sleep(3)
        assert len(starts.read_text().split()) - before <= 4, "a menu that cannot run must not keep the processor"
        assert screen.end(signal.SIGTERM) == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_it_ends_when_it_is_told_to_and_the_menu_with_it(kept, how):
    menu = menu_of(kept)
    assert kept.end(how) == 0
    wait_until("the menu is gone", lambda: not Path(f"/proc/{menu}").exists())


def test_what_it_has_to_say_goes_to_the_journal_and_not_to_the_screen(kiosk, tmp_path):
    log = tmp_path / "log"
    arguments = ["/bin/sh", "-c", f'exec "$@" 3>{log}', "sh", str(KEEP_MENU), *kiosk.station.command("menu", "--no")]
    with Screen(arguments, 32, 10) as screen:
        screen.wait_for("请稍等")
        assert "--no" not in screen.text
    assert "Unknown option '--no'" in log.read_text()
    assert "ended with 2" in log.read_text()
