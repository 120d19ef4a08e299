"""What uploads cost on the line: every byte of TLS and TCP/IP between a station and its district."""

import random
import socket
import struct
import time
from pathlib import Path

from figures import Figure

from harness.cards import Member, numbered_card
from harness.chaos_proxy import ChaosProxy
from harness.kiosk import Kiosk
from harness.programs import Programs

SERVICES = ["hot-water", "heated-meal", "rest", "charging"]
# A segment's headers: IPv4 without options, TCP with time stamps.
SEGMENT_BYTES = 52
VISITS = 300
# The hours in which visits begin, drawn evenly: the riders come between their rushes.
RUSHES = [8, 9, 10, 10, 13, 13, 14, 14, 14, 15, 15, 16, 17, 19, 20, 20]
# As in UploadSchedule, ConnectionKeeping and DocumentSchedule.
WINDOW_SECONDS, QUESTION_SECONDS, LOOK_SECONDS, LOOK_BYTES = 8, 900, 4 * 3600, 600
# tcp_info (linux/tcp.h): bytes acknowledged and received, then segments out and in.
TCP_INFO_SIZE, TCP_INFO_COUNTS = 192, (120, "QQII")


def _on_the_line(connection: socket.socket) -> int:
    """The bytes of a connection so far, with the headers of all its segments."""
    info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TCP_INFO_SIZE)
    offset, counts = TCP_INFO_COUNTS
    sent, received, segments_out, segments_in = struct.unpack_from(counts, info, offset)
    return sent + received + SEGMENT_BYTES * (segments_out + segments_in)


def upload_traffic_figures(programs: Programs, folder: Path, visits: int = 60) -> list[Figure]:
    """Visits that are sent by themselves, those of an hour together, and what a day comes to."""
    alone, pair, hour = (
        _a_visit(programs, folder / name, visits, together) for name, together in (("1", 1), ("2", 2), ("25", 25))
    )
    return [
        Figure("all-in bytes of a visit sent by itself", "B", alone, {}),
        Figure("all-in bytes of a visit sent with 24 others", "B", hour, {}),
        Figure("all-in KB of a day, every visit sent within 10 s", "KB", _prompt_day(alone, 2 * pair) / 1000, {}),
        Figure("all-in KB of a day, sent once an hour", "KB", VISITS * hour / 1000, {}),
    ]


def _prompt_day(alone: float, pair: float) -> float:
    """A day of 300 visits in the rushes of a rest station, reckoned from what one visit and two together cost.

    A batch goes eight seconds after its first event, so that those who come together go together. The quiet hours cost
    TCP's questions every quarter of an hour, and the look for a new programme and roster every four hours.
    """
    dice = random.Random(1)
    moments = sorted(3600 * (dice.choice(RUSHES) + dice.random()) for _ in range(VISITS))
    batches, began = 0, float("-inf")
    for moment in moments:
        if moment > began + WINDOW_SECONDS:
            batches, began = batches + 1, moment
    gaps = [later - earlier for earlier, later in zip(moments, [*moments[1:], moments[0] + 86_400], strict=True)]
    questions = sum(int(gap // QUESTION_SECONDS) for gap in gaps)
    looks = sum(int(gap // LOOK_SECONDS) for gap in gaps)
    # A question and its answer are two empty segments; a look is two requests of about this size with their replies.
    return (
        batches * alone + (VISITS - batches) * (pair - alone) + questions * 2 * SEGMENT_BYTES + looks * 2 * LOOK_BYTES
    )


def _a_visit(programs: Programs, folder: Path, visits: int, together: int) -> float:
    dice = random.Random(1)
    visits -= visits % together
    members = [Member(numbered_card(number + 1), "courier", "王师傅") for number in range(visits)]
    with (
        ChaosProxy(0) as proxy,
        Kiosk(programs, folder, members=members, repeat_minutes=0, proxy=proxy, upload="economical") as kiosk,
        kiosk.station.subscribed() as subscription,
    ):
        kiosk.station.wait_until_sent()
        time.sleep(0.5)
        before, connections = sum(map(_on_the_line, proxy.stations())), proxy.counts.connections
        for number, member in enumerate(members, 1):
            kiosk.reader.tap(member.card)
            visit = subscription.next_visit()["visit"]
            for service in dice.sample(SERVICES, dice.randrange(1, 4)):
                subscription.call("use", visit=visit, service=service)
            if number % together == 0:
                kiosk.station.wait_until_sent()
        time.sleep(0.5)
        assert proxy.counts.connections == connections, "the connection was not kept"
        return (sum(map(_on_the_line, proxy.stations())) - before) / visits
