"""A balancer before several district servers, on loopback."""

import socket

from .chaos_proxy import ChaosProxy


class Balancer(ChaosProxy):
    """Gives each new connection to the next of its ports at which somebody listens."""

    def __init__(self):
        self.ports: list[int] = []
        self._turn = 0
        super().__init__(port=0)

    @property
    def target(self) -> int:
        for _ in self.ports:
            self._turn += 1
            port = self.ports[self._turn % len(self.ports)]
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
            except OSError:
                continue
            return port
        return 1

    @target.setter
    def target(self, port: int) -> None:
        self.ports = [port] if port else []
