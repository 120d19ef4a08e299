"""An EST client that is none of ours: curl speaks, openssl makes keys and requests and reads the answers."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .district import District
from .programs import run


@dataclass(frozen=True)
class Answer:
    """What the district answered."""

    status: int
    body: bytes

    @property
    def problem(self) -> dict[str, Any]:
        """The problem document, which must repeat the status."""
        problem = json.loads(self.body)
        assert problem["status"] == self.status, problem
        return problem


class OpenSSLDevice:
    """A device whose key, request and certificate are made and read by openssl only."""

    def __init__(self, folder: Path, district: District):
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.district = district
        self.key = folder / "device.key"
        self.certificate = folder / "device.pem"

    def openssl(self, *arguments: str | Path, stdin: bytes | None = None) -> str:
        command = ["openssl", *map(str, arguments)]
        done = subprocess.run(command, input=stdin, check=True, capture_output=True)
        return done.stdout.decode(errors="replace")

    def request(self, subject: str, curve: str = "P-256") -> bytes:
        """A new key, and a request for it in base64 of DER."""
        self.new_key = self.folder / "new.key"
        self.openssl(
            "ecparam", "-name", {"P-256": "prime256v1"}.get(curve, curve), "-genkey", "-noout", "-out", self.new_key
        )
        request = self.folder / "request.pem"
        self.openssl("req", "-new", "-key", self.new_key, "-subj", subject, "-out", request)
        lines = request.read_text().splitlines()
        return "\n".join(line for line in lines if not line.startswith("-----")).encode()

    def call(self, path: str, *options: str, body: bytes | None = None, certificate: Path | None = None) -> Answer:
        """What curl got."""
        answer, sent = self.folder / "answer", self.folder / "sent"
        command = ["curl", "--silent", "--show-error", "--max-time", "30", "--cacert", str(self.district.authority)]
        command += ["--output", str(answer), "--write-out", "%{http_code}", *options]
        if certificate:
            command += ["--cert", str(certificate), "--key", str(self.key)]
        if body is not None:
            sent.write_bytes(body)
            command += ["--data-binary", f"@{sent}"]
        answer.write_bytes(b"")
        done = run([*command, self.district.url + path]).expect()
        return Answer(int(done.output), answer.read_bytes())

    def enrol(self, station: str, token: str, subject: str | None = None, **more: Any) -> Answer:
        return self.call(
            "/.well-known/est/simpleenroll",
            "--user",
            f"{station}:{token}",
            "--header",
            "Content-Type: application/pkcs10",
            body=more.pop("body", None) or self.request(subject or f"/CN={station}", **more),
        )

    def reenrol(self, subject: str) -> Answer:
        return self.call(
            "/.well-known/est/simplereenroll",
            "--header",
            "Content-Type: application/pkcs10",
            body=self.request(subject),
            certificate=self.certificate,
        )

    def doctor(self) -> Answer:
        return self.call(
            "/v1/doctor", "--header", "Content-Type: application/json", body=b"{}", certificate=self.certificate
        )

    def certificates(self, answer: Answer) -> str:
        """The certificates of an answer as PEM, read as base64 and PKCS#7."""
        assert answer.status == 200, answer
        der = self.openssl_bytes("base64", "-d", "-A", stdin=answer.body)
        return self.openssl("pkcs7", "-inform", "DER", "-print_certs", stdin=der)

    def openssl_bytes(self, *arguments: str, stdin: bytes) -> bytes:
        return subprocess.run(["openssl", *arguments], input=stdin, check=True, capture_output=True).stdout

    def keep(self, answer: Answer) -> None:
        """From now on this certificate is shown, with the key that was made for it."""
        self.certificate.write_text(self.certificates(answer))
        self.new_key.replace(self.key)
        self.openssl("verify", "-purpose", "sslclient", "-CAfile", self.district.authority, self.certificate)

    @property
    def serial(self) -> str:
        return self.openssl("x509", "-in", self.certificate, "-noout", "-serial").strip().split("=")[1].lower()

    @property
    def subject(self) -> str:
        return self.openssl("x509", "-in", self.certificate, "-noout", "-subject").strip()
