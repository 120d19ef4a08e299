"""The menu on a person's side: in a terminal emulator, at the sizes of a small panel, a larger one, and a terminal."""

import signal
import time

import pytest

from harness.cards import SAMPLE_MEMBERS, UNKNOWN_CARD
from harness.keys import BACK, HELP, HERE, LANGUAGE, UNDO
from harness.screen import width
from harness.waiting import wait_until

SIZES = [(32, 9), (41, 9), (80, 24)]
BETWEEN_KEYS_SECONDS = 0.2
# The same key sooner than this is a held or a bouncing one.
SAME_KEY_SECONDS = 0.7


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def menu(kiosk, request):
    with kiosk.station.menu(*request.param) as menu:
        menu.wait_for("请刷卡")
        yield menu
        # Whatever was shown, nothing is cut or stands beyond the edge.
        assert all(width(line) <= request.param[0] for line in menu.lines)


def press(menu, *keys):
    for key in keys:
        time.sleep(BETWEEN_KEYS_SECONDS)
        menu.press(key)


def services(kiosk):
    return kiosk.station.report()["services"]


def wait_for_services(kiosk, menu, expected):
    def reported():
        menu.pump()
        return services(kiosk) == expected

    wait_until(f"the report has {expected}", reported, pause=0.1)


def test_a_visit_with_several_services_and_an_undo(kiosk, menu):
    kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
    menu.wait_for("王师傅", "喝热水", "热饭菜", without=("请刷卡",))
    press(menu, "1", "2")
    wait_for_services(kiosk, menu, {"hot-water": 1, "heated-meal": 1})
    press(menu, UNDO)
    wait_for_services(kiosk, menu, {"hot-water": 1})
    press(menu, "2", "9")
    wait_for_services(kiosk, menu, {"hot-water": 1, "heated-meal": 1, "books": 1})
    press(menu, BACK)
    menu.wait_for("请刷卡", without=("王师傅",))
    assert kiosk.station.report()["corrected"] == 1


def test_a_guest_checks_in_and_takes_a_service_back_by_the_twelve_keys_alone(kiosk, menu):
    press(menu, HELP, "1")
    menu.wait_for("欢迎您", without=("请刷卡",))
    press(menu, "9")
    wait_for_services(kiosk, menu, {"books": 1})
    while "2 撤销" not in menu.text:
        time.sleep(SAME_KEY_SECONDS)
        press(menu, HELP)
        menu.settle()
    press(menu, "2")
    wait_for_services(kiosk, menu, {})


def test_a_service_pressed_twice_counts_once(kiosk, menu):
    kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
    menu.wait_for("王师傅")
    press(menu, "1", "1", "2")
    wait_for_services(kiosk, menu, {"hot-water": 1, "heated-meal": 1})


def test_a_guest_checks_in_without_a_card_and_can_take_it_back(kiosk, menu):
    press(menu, HERE)
    menu.wait_for("欢迎您", "喝热水", without=("请刷卡",))
    wait_until("the guest is counted", lambda: kiosk.station.report()["guests"] == 1, pause=0.1)
    press(menu, UNDO)
    menu.wait_for("请刷卡")
    wait_until("the guest is no longer counted", lambda: kiosk.station.report()["guests"] == 0, pause=0.1)


def test_an_unknown_card_is_welcome(kiosk, menu):
    kiosk.reader.tap(UNKNOWN_CARD)
    menu.wait_for("一样欢迎", "喝热水", without=("请刷卡",))
    press(menu, "1")
    wait_for_services(kiosk, menu, {"hot-water": 1})
    assert kiosk.station.report()["unknownCards"] == 1


def test_one_key_changes_the_language_and_the_next_person_has_the_first_one_again(kiosk, menu):
    kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
    menu.wait_for("喝热水")
    press(menu, LANGUAGE)
    menu.wait_for("Toilet", without=("上厕所",))
    press(menu, BACK)
    menu.wait_for("请刷卡")


def test_help_is_shown_and_goes_again(menu):
    before = menu.settle()
    press(menu, HELP)
    menu.wait_for("没带卡也签到", without=("请刷卡",))
    time.sleep(SAME_KEY_SECONDS)
    press(menu, HELP)
    menu.wait_for("请刷卡")
    assert menu.settle().splitlines()[3:] == before.splitlines()[3:]


def test_a_touch_is_like_the_digit(kiosk, menu):
    kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
    menu.wait_for("喝热水")
    menu.touch("热饭菜")
    wait_for_services(kiosk, menu, {"heated-meal": 1})


def test_the_next_card_replaces_the_visit_on_the_screen(kiosk, menu):
    kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
    menu.wait_for("王师傅")
    kiosk.reader.tap(SAMPLE_MEMBERS[1].card)
    menu.wait_for("李师傅", without=("王师傅",))


def test_the_menu_says_that_the_daemon_is_away_and_recovers_by_itself(kiosk, menu):
    kiosk.reader.tap(SAMPLE_MEMBERS[0].card)
    menu.wait_for("王师傅")
    kiosk.station.kill()
    menu.wait_for("请稍等", without=("王师傅", "喝热水", "请刷卡"))
    kiosk.station.start()
    menu.wait_for("请刷卡")
    kiosk.station.wait_for_reader()
    kiosk.reader.tap(SAMPLE_MEMBERS[1].card)
    menu.wait_for("李师傅")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_the_terminal_is_as_it_was_after_the_menu_ended(kiosk, how):
    with kiosk.station.menu(41, 9) as menu:
        menu.wait_for("请刷卡")
        assert menu.settings_now != menu.settings_before, "the menu reads single keys, so it must change the settings"
        menu.end(how)
        assert menu.settings_now == menu.settings_before
        for mode in ("25h", "1049l", "1006l"):
            assert b"\x1b[?" + mode.encode() in menu.raw, f"mode {mode} was not restored"


def test_a_menu_at_the_wrong_moment_waits_for_the_daemon(kiosk):
    kiosk.station.stop()
    with kiosk.station.menu(41, 9) as menu:
        menu.wait_for("请稍等")
        kiosk.station.start()
        menu.wait_for("请刷卡")


def test_a_resized_terminal_is_drawn_anew(kiosk):
    with kiosk.station.menu(80, 24) as menu:
        menu.wait_for("请刷卡")
        for size in [(32, 9), (41, 9), (20, 5), (80, 24)]:
            menu.resize(*size)
            menu.settle(0.5)
            assert menu.process.poll() is None
        menu.wait_for("请刷卡")


def test_an_idle_screen_writes_nothing_but_its_clock(kiosk):
    kiosk.station.wait_until_sent()
    with kiosk.station.menu(41, 9) as menu:
        menu.wait_for("请刷卡")
        menu.settle(1.0)
        before = len(menu.raw)
        menu.pump(3.0)
        assert len(menu.raw) - before < 200
