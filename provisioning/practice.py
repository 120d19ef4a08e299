"""Sit down at a station: everything started in one terminal, the screen in front; see `provisioning/try --help`."""

import subprocess

from visit import arguments_parser, open_kiosk

from harness.programs import die_with_parent, environment

LEAVE_SECONDS = 10


def main() -> int:
    arguments = arguments_parser().parse_args()
    print("Starting a district, a station that enrols there, and a simulated card reader …", flush=True)
    with open_kiosk(arguments.programs) as kiosk:
        menu = subprocess.Popen(
            kiosk.station.command("menu", "--practice", str(kiosk.reader.orders)),
            env=environment(),
            preexec_fn=die_with_parent,
        )
        try:
            status = menu.wait()
        finally:
            # Asked and not killed, so that it gives the terminal back as it was.
            menu.terminate()
            menu.wait(LEAVE_SECONDS)
        if status == 0:
            print("What the station has recorded:\n")
            print(kiosk.station.run("report").output)
    return status


if __name__ == "__main__":
    raise SystemExit(main())
