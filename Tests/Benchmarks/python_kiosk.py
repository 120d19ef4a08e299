"""The baseline: a minimal, honest kiosk of the same job, as one would write it in an afternoon.

pyserial reads an EM4100 reader, sqlite3 keeps hash-chained check-ins durably (WAL, synchronous=FULL), curses draws, and
a Unix socket tells of each check-in after its commit. One process, no district, no certificates, no languages, no touch.
"""

import argparse
import curses
import hashlib
import hmac
import json
import os
import select
import socket
import sqlite3
import time

import serial

SERVICES = [("hot-water", "喝热水"), ("heated-meal", "热饭菜"), ("rest", "坐下休息"), ("charging", "手机充电")]
GREETINGS = ["王师傅", "李师傅"]
KEY = b"a key of thirty-two bytes, or so"


class Ledger:
    """The events, each sealed by a hash over the one before."""

    def __init__(self, path):
        self.database = sqlite3.connect(path, isolation_level=None)
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA synchronous = FULL")
        self.database.execute(
            "CREATE TABLE IF NOT EXISTS event (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, type TEXT NOT NULL,"
            " subject BLOB, data TEXT NOT NULL, hash BLOB NOT NULL)"
        )
        self.database.execute("CREATE TABLE IF NOT EXISTS member (subject BLOB PRIMARY KEY, greeting TEXT NOT NULL)")
        newest = self.database.execute("SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1").fetchone()
        self.sequence, self.head = newest or (0, bytes(32))

    def add_members(self, cards):
        rows = [(reference(bytes.fromhex(card)), GREETINGS[number % 2]) for number, card in enumerate(cards)]
        self.database.execute("BEGIN")
        self.database.executemany("INSERT OR REPLACE INTO member VALUES (?, ?)", rows)
        self.database.execute("COMMIT")

    def greeting(self, subject):
        row = self.database.execute("SELECT greeting FROM member WHERE subject = ?", (subject,)).fetchone()
        return row[0] if row else "您好"

    def append(self, kind, subject, data):
        """Returns once the disk has the event."""
        now = time.time_ns() // 1_000_000
        event = {"data": data, "id": self.sequence + 1, "time": now, "type": kind}
        if subject:
            event["subject"] = subject.hex()
        text = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        head = hashlib.sha256(self.head + text.encode()).digest()
        row = (self.sequence + 1, now, kind, subject, json.dumps(data), head)
        self.database.execute("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", row)
        self.sequence, self.head = self.sequence + 1, head
        return self.sequence

    def count(self):
        return self.database.execute("SELECT count(*) FROM event WHERE type = 'check-in'").fetchone()[0]


def reference(card):
    """What stands for a member: a keyed hash of the card."""
    return hmac.digest(KEY, b"em4100\0" + card, "sha256")[:16]


class Decoder:
    """EM4100 frames: a card counts when two identical frames follow each other, once however long it is held."""

    def __init__(self):
        self.buffer = bytearray()
        self.last = self.held = None

    def feed(self, chunk):
        self.buffer += chunk
        while (start := self.buffer.find(b"\x02")) >= 0 and len(self.buffer) >= start + 16:
            frame = bytes(self.buffer[start : start + 16])
            card = self.card(frame)
            del self.buffer[: start + (16 if card else 1)]
            if card and card == self.last and card != self.held:
                self.held = card
                yield card
            self.last = card or self.last

    @staticmethod
    def card(frame):
        try:
            values = bytes.fromhex(frame[1:13].decode())
        except (ValueError, UnicodeDecodeError):
            return None
        checksum = 0
        for value in values[:5]:
            checksum ^= value
        return values[:5] if checksum == values[5] and any(values[:5]) and frame[15] == 3 else None


class Kiosk:
    """Reader, keys, screen and socket in one loop."""

    def __init__(self, arguments, window):
        self.window = window
        self.ledger = Ledger(arguments.database)
        if arguments.members:
            with open(arguments.members) as members:
                self.ledger.add_members(members.read().split())
        self.check_ins = self.ledger.count()
        self.decoder = Decoder()
        self.visit = self.greeting = None
        self.used = []
        self.line = serial.Serial(arguments.device, 9600, timeout=0)
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(arguments.socket)
        self.listener.listen()
        self.clients = []

    def run(self):
        self.draw()
        while True:
            ready = select.select([self.line, self.listener, 0], [], [], 1.0)[0]
            if self.line in ready:
                for card in self.decoder.feed(self.line.read(4096)):
                    self.tap(card)
            if self.listener in ready:
                client = self.listener.accept()[0]
                client.sendall(b'{"ready":true}\n')
                self.clients.append(client)
            if 0 in ready and not self.key(self.window.getch()):
                return

    def tap(self, card):
        subject = reference(card)
        self.greeting, self.used = self.ledger.greeting(subject), []
        self.visit = self.ledger.append("check-in", subject, {"visitor": "member"})
        self.check_ins += 1
        self.tell({"visit": self.visit})
        self.draw()

    def key(self, key):
        if key == ord("q"):
            return False
        if key == ord("g"):
            self.visit, self.greeting, self.used = (
                self.ledger.append("check-in", None, {"visitor": "guest"}),
                "访客",
                [],
            )
            self.check_ins += 1
        elif self.visit and key == curses.KEY_BACKSPACE and self.used:
            self.ledger.append("correction", None, {"corrects": self.used.pop()[0]})
        elif self.visit and ord("1") <= key < ord("1") + len(SERVICES):
            code, name = SERVICES[key - ord("1")]
            self.used.append((self.ledger.append("service-use", None, {"service": code, "visit": self.visit}), name))
        self.draw()
        return True

    def tell(self, message):
        for client in list(self.clients):
            try:
                client.sendall(json.dumps(message).encode() + b"\n")
            except OSError:
                self.clients.remove(client)

    def draw(self):
        self.window.erase()
        self.window.addstr(0, 0, f"三里屯街道 第三驿站   {time.strftime('%H:%M')}")
        self.window.addstr(1, 0, f"今天 {self.check_ins} 人次")
        if self.visit:
            self.window.addstr(3, 0, f"{self.greeting} 签到成功")
            for number, (_, name) in enumerate(SERVICES, 1):
                mark = "√" if any(name == used for _, used in self.used) else " "
                self.window.addstr(3 + number, 0, f"{number} {name} {mark}")
        else:
            self.window.addstr(3, 0, "请刷卡")
        self.window.refresh()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", required=True)
    parser.add_argument("--database", required=True)
    parser.add_argument("--socket", required=True)
    parser.add_argument("--members", help="a file with the cards that are known")
    arguments = parser.parse_args()
    try:
        curses.wrapper(lambda window: Kiosk(arguments, window).run())
    finally:
        if os.path.exists(arguments.socket):
            os.unlink(arguments.socket)


if __name__ == "__main__":
    main()
