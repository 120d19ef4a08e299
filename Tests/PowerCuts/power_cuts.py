"""Runs the replayed and the real power cuts, and says what was found: see Tests/PowerCuts/run --help."""

import argparse
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from cut_disk import why_no_disk
from harness.programs import Programs, die_with_parent, environment
from real_cuts import RealCuts
from sqlite_control import check_control

REPOSITORY = Path(__file__).resolve().parents[2]


def replayed(programs: Programs, cuts: int, seed: int) -> bool:
    # In memory where there is room: what is replayed is what was asked for, not what this machine's disk does.
    memory = Path("/dev/shm")
    variables = {"TMPDIR": str(memory)} if memory.is_dir() else {}
    ended = subprocess.run(
        [programs.path("replayed-cuts"), str(cuts), str(seed)],
        check=False,
        env=environment(**variables),
        preexec_fn=die_with_parent,
    )
    return ended.returncode == 0


def real(programs: Programs, cuts: int, seed: int) -> bool:
    problem = why_no_disk()
    if problem:
        print(f"real cuts: skipped, {problem}", flush=True)
        return True
    with tempfile.TemporaryDirectory(prefix="power-cuts-") as folder:
        try:
            figures = RealCuts(programs, Path(folder), seed).run(cuts)
            control = check_control(Path(folder), seed, cuts=max(2, min(10, cuts // 4)))
        except AssertionError as problem:
            print(f"real cuts: FAILED with seed {seed}: {problem}", flush=True)
            return False
    print(f"real: {figures}; {control}; seed {seed}", flush=True)
    return True


def main() -> int:
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--replayed", type=int, default=600)
    parser.add_argument("--real", type=int, default=12)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    parser.add_argument("--programs", type=Path, default=REPOSITORY / ".build/debug")
    arguments = parser.parse_args()
    programs = Programs(arguments.programs.resolve())
    print(
        f"power cuts: {arguments.replayed} replayed, {arguments.real} real, seed {arguments.seed}",
        flush=True,
    )
    good = True
    if arguments.replayed > 0:
        good = replayed(programs, arguments.replayed, arguments.seed) and good
    if arguments.real > 0:
        good = real(programs, arguments.real, arguments.seed) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
