"""Pictures of what workers see, on the two usual panels; see `provisioning/screenshots --help`."""

from pathlib import Path

from visit import arguments_parser, open_kiosk

from harness.cards import SAMPLE_MEMBERS, UNKNOWN_CARD
from harness.kiosk import Kiosk
from harness.session import Panel, Session, open_session

PANELS = [Panel(1280, 800, "217x136"), Panel(1024, 600, "154x86")]


class Photographer:
    """Leads the kiosk through its screens and keeps each of them."""

    def __init__(self, kiosk: Kiosk, session: Session, folder: Path):
        self.kiosk = kiosk
        self.session = session
        self.folder = folder

    def keep(self, name: str) -> None:
        file = self.folder / f"{self.session.panel.name}-{name}.png"
        self.session.picture(file)
        print(f"  {file.name:<32} {file.stat().st_size / 1000:.1f} KB", flush=True)

    def take_all(self) -> None:
        press = self.session.press
        self.keep("idle")
        press("numbersign")
        self.keep("help")
        press("0")
        self.tap(SAMPLE_MEMBERS[0].card)
        self.keep("visit")
        press("1")
        press("2")
        self.keep("recorded")
        press("numbersign")
        self.keep("more-services")
        press("0")
        self.tap(SAMPLE_MEMBERS[1].card)
        press("asterisk")
        self.keep("english")
        press("0")
        self.tap(UNKNOWN_CARD)
        self.keep("unknown-card")
        press("0")
        self.kiosk.reader.unplug()
        self.kiosk.station.wait_for_reader("unplugged")
        self.keep("reader-lost")
        self.kiosk.reader.replug()
        self.kiosk.station.wait_for_reader()
        self.kiosk.station.stop()
        self.keep("daemon-away")

    def tap(self, card: str) -> None:
        before = self.kiosk.station.report()["checkIns"]
        self.kiosk.reader.tap(card)
        while self.kiosk.station.report()["checkIns"] == before:
            pass


def main() -> None:
    parser = arguments_parser()
    parser.add_argument("--to", type=Path, required=True, help="the folder for the pictures")
    arguments = parser.parse_args()
    arguments.to.mkdir(parents=True, exist_ok=True)
    for panel in PANELS:
        with (
            open_kiosk(arguments.programs, has_right_clock=True) as kiosk,
            open_session(panel, kiosk.folder / "panel", kiosk.station.command("menu")) as session,
        ):
            Photographer(kiosk, session, arguments.to).take_all()


if __name__ == "__main__":
    main()
