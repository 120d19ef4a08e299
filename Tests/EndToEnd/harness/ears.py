"""What is heard of the menu: a sound card that writes to a file, and programs that stand in for an engine or a player."""

import array
import stat
from pathlib import Path

from .waiting import wait_until


def write_program(path: Path, text: str) -> Path:
    """A shell script that can be run."""
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def is_running(process: int) -> bool:
    """Whether it runs; one that has ended and waits for its parent does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in "ZX"


class Ears:
    """ALSA's default card, whose samples go to a file instead of a loudspeaker: faster than one could hear."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.configuration = folder / "asound.conf"
        # The card takes any rate, as a plug; what arrives is kept as it is.
        self.configuration.write_text(
            f"""\
pcm.default {{
  type plug
  slave {{
    pcm {{ type file file "{folder}/heard.raw" format raw truncate false slave.pcm null }}
    rate 22050
    channels 1
    format S16_LE
  }}
}}
pcm.null {{ type null }}
"""
        )

    @property
    def variables(self) -> dict[str, str]:
        return {"ALSA_CONFIG_PATH": str(self.configuration)}

    @property
    def samples(self) -> array.array:
        # Every player gets a file of its own: heard.raw, heard.raw.0001 …
        data = b"".join(file.read_bytes() for file in sorted(self.folder.glob("heard.raw*")))
        return array.array("h", data[: len(data) // 2 * 2])

    @property
    def seconds(self) -> float:
        return len(self.samples) / 22050

    @property
    def loudness(self) -> float:
        """The root of the mean square of what is not silence, of full scale."""
        samples = [sample for sample in self.samples if abs(sample) > 30]
        if not samples:
            return 0.0
        return (sum(sample * sample for sample in samples) / len(samples)) ** 0.5 / 32768

    def forget(self) -> None:
        for file in self.folder.glob("heard.raw*"):
            file.unlink()

    def wait_for_sound(self, seconds: float) -> None:
        """Waits until so much has been heard."""
        wait_until(f"{seconds} s are heard", lambda: self.seconds >= seconds)


class Diary:
    """A file in which a stand-in program writes a line each time it is started."""

    def __init__(self, path: Path):
        self.path = path

    @property
    def processes(self) -> list[int]:
        return [int(line.split()[0]) for line in self.path.read_text().splitlines()] if self.path.exists() else []

    def wait_for(self, count: int = 1) -> int:
        """Waits until the program was started so often, and returns the newest one's process id."""
        return wait_until(f"{count} starts", lambda: self.processes[count - 1 :] and self.processes)[-1]
