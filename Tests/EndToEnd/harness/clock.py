"""The wall clock as one program is to see it: a test cannot set a machine's clock, wrong or right."""

import struct
import subprocess
from pathlib import Path

_SOURCE = """\
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

struct clock {
  int64_t seconds_ahead;
  int64_t trusted;
};

static const volatile struct clock *shown(void) {
  static const volatile struct clock *found;
  if (!found) {
    int file = open(getenv("SHOWN_CLOCK"), O_RDONLY | O_CLOEXEC);
    found = mmap(NULL, sizeof *found, PROT_READ, MAP_SHARED, file, 0);
    close(file);
  }
  return found;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && clock == CLOCK_REALTIME) now->tv_sec += shown()->seconds_ahead;
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  int result = syscall(SYS_gettimeofday, now, zone);
  if (result == 0) now->tv_sec += shown()->seconds_ahead;
  return result;
}

time_t time(time_t *into) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (into) *into = now.tv_sec;
  return now.tv_sec;
}

int ntp_adjtime(struct timex *state) {
  memset(state, 0, sizeof *state);
  state->status = shown()->trusted ? 0 : STA_UNSYNC;
  return shown()->trusted ? TIME_OK : TIME_ERROR;
}
"""


class ShownClock:
    """A wall clock that is so many seconds ahead of the real one, and synchronised or not, until it is set."""

    def __init__(self, folder: Path, trusted: bool, seconds_ahead: int = 0):
        source, library = folder / "clock.c", folder / "clock.so"
        source.write_text(_SOURCE)
        subprocess.run(["cc", "-shared", "-fPIC", "-o", str(library), str(source)], check=True, capture_output=True)
        self._file = folder / "shown.clock"
        self._file.write_bytes(bytes(16))
        self.set(trusted, seconds_ahead)
        self.variables = {"LD_PRELOAD": str(library), "SHOWN_CLOCK": str(self._file)}

    def set(self, trusted: bool, seconds_ahead: int = 0) -> None:
        """Sets the clock for the programs that run as well: they have the file in their memory."""
        with self._file.open("r+b", buffering=0) as file:
            file.write(struct.pack("=qq", seconds_ahead, int(trusted)))
