"""A visit that plays by itself, with the screens it saw and what both ends recorded; see `provisioning/try --help`."""

import sys
import time

from visit import arguments_parser, open_kiosk

from harness.keys import BACK, HELP, LANGUAGE, LEAVE, UNDO
from harness.kiosk import Kiosk
from harness.screen import Screen

COLUMNS, ROWS = 41, 9
# The same key sooner than this is taken for a bouncing one.
BETWEEN_KEYS_SECONDS = 0.2


class Demo:
    """The visitors of one afternoon, and how many of them tapped or pressed."""

    def __init__(self, kiosk: Kiosk, screen: Screen):
        self.kiosk = kiosk
        self.screen = screen
        self.check_ins = 0

    def play(self) -> None:
        self.screen.wait_for("请刷卡")
        self.show("Nobody is here. The station asks for a card.")

        self.tap("F1", "王师傅")
        self.show("王师傅, a courier, taps his card (F1). It is on the disk before the screen says so.")
        self.press("1", "2")
        self.show("He presses 1 for hot water and 2 to heat a meal …")
        self.press(UNDO)
        self.show("… and takes the meal back (-).")
        self.press(BACK)

        self.tap("F6")
        self.press(LANGUAGE, "3")
        self.show("A card that nobody knows (F6) is welcome too; its holder reads English (*) and sits down (3).")
        self.press(BACK)

        self.check_ins += 1
        self.press(HELP, "1", "7")
        self.show("No card at all: a guest asks for help (#), checks in without one (1) and borrows an umbrella (7).")
        self.press(BACK)

        self.kiosk.station.wait_until_sent()
        self.kiosk.district.stop()
        print("The district goes away.\n")
        self.tap("F2", "李师傅")
        self.press("1", "4")
        self.show("李师傅, a rider, taps (F2), drinks and charges her phone. She notices nothing.")
        self.press(BACK)
        self.tap("F3", "张师傅")
        self.press("1")
        self.press(BACK)
        print(f"Events that wait for the district: {self.kiosk.station.status()['unsent']}\n")

        self.kiosk.district.start()
        print("The district is back. The station sends what it kept.\n")
        self.kiosk.station.wait_until_sent()
        self.show("The screen at the end of the visit.")
        self.screen.press(LEAVE)
        if status := self.screen.wait_for_end():
            raise SystemExit(f"the menu ended with {status}")

    def tap(self, key: str, *texts: str) -> None:
        """A sample card, and the screen that greets its holder."""
        self.check_ins += 1
        self.screen.press(key)
        self.screen.wait_for(*texts, "喝热水", without=("请刷卡",))

    def press(self, *keys: str) -> None:
        for key in keys:
            time.sleep(BETWEEN_KEYS_SECONDS)
            self.screen.press(key)
            self.screen.settle()

    def show(self, caption: str) -> None:
        self.screen.settle()
        print(f"{caption}\n{self.screen.framed}\n", flush=True)


def verdict(kiosk: Kiosk, check_ins: int) -> list[str]:
    """What did not come out as it must; nothing where every record arrived."""
    station, district, status = kiosk.station.report(), kiosk.district.report(), kiosk.station.status()
    verified = kiosk.station.verify()
    facts = {
        f"the station counts {check_ins} check-ins": station["checkIns"] == check_ins,
        f"the district counts {check_ins} check-ins": district["checkIns"] == check_ins,
        "the district counts the same services": district["services"] == station["services"],
        "nothing is unsent": status["unsent"] == 0,
        "nothing was set aside": status["setAside"] == 0,
        "the station's chain is whole": verified.status == 0 and verified.json["ok"],
        "the district has every event, unchanged": kiosk.district.store.events() == kiosk.station.events(),
        "the district has raised no alarm": district["alarms"] == 0,
    }
    for fact, holds in facts.items():
        print(f"{'yes' if holds else 'NO '}  {fact}")
    return [fact for fact, holds in facts.items() if not holds]


def main() -> int:
    arguments = arguments_parser().parse_args()
    print("Starting a district, a station that enrols there, and a simulated card reader …\n", flush=True)
    with open_kiosk(arguments.programs) as kiosk:
        with kiosk.station.menu(COLUMNS, ROWS, "--practice", str(kiosk.reader.orders)) as screen:
            demo = Demo(kiosk, screen)
            demo.play()
        print("What the station has recorded:\n")
        print(kiosk.station.run("report").expect().output)
        print("What the district has recorded:\n")
        print(kiosk.district.run("report").expect().output)
        wrong = verdict(kiosk, demo.check_ins)
    print("\nEvery record arrived." if not wrong else f"\nNOT as it must be: {'; '.join(wrong)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
