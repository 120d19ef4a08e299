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
# tcp_info (linux/tcp.h): bytes acknowledged and received, then segments out and in.
TCP_INFO_SIZE, TCP_INFO_COUNTS = 192, (120, "QQII")


def _on_the_line(connection: socket.socket) -> int:
    """The bytes of a connection so far, with the headers of all its segments."""
    info = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, TCP_INFO_SIZE)
    offset, counts = TCP_INFO_COUNTS
    sent, received, segments_out, segments_in = struct.unpack_from(counts, info, offset)
    return sent + received + SEGMENT_BYTES * (segments_out + segments_in)


def upload_traffic_figures(programs: Programs, folder: Path, visits: int = 60) -> list[Figure]:
    """A visit that is sent by itself, and visits that are sent together as those of an hour are."""
    return [
        Figure("all-in bytes of a visit sent by itself", "B", _a_visit(programs, folder / "prompt", visits, 1), {}),
        Figure(
            "all-in bytes of a visit sent with 24 others", "B", _a_visit(programs, folder / "hourly", visits, 25), {}
        ),
    ]


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
