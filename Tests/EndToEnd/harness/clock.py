"""What the kernel says of the wall clock, as one program is to see it: a test cannot set a machine's clock right."""

import subprocess
from pathlib import Path

_SOURCE = """\
#include <string.h>
#include <sys/timex.h>

int ntp_adjtime(struct timex *state) {
  memset(state, 0, sizeof *state);
  state->status = TRUSTED ? 0 : STA_UNSYNC;
  return TRUSTED ? TIME_OK : TIME_ERROR;
}
"""


def clock_variables(folder: Path, trusted: bool) -> dict[str, str]:
    """Environment variables under which a program finds its clock synchronised, or not."""
    source, library = folder / "clock.c", folder / "clock.so"
    source.write_text(_SOURCE)
    subprocess.run(
        ["cc", "-shared", "-fPIC", f"-DTRUSTED={int(trusted)}", "-o", str(library), str(source)],
        check=True,
        capture_output=True,
    )
    return {"LD_PRELOAD": str(library)}
