"""What schemathesis must be told of media types that it does not know, and of JSON that no schema can tell apart.

Loaded by `st run` through SCHEMATHESIS_HOOKS. WARMSTATION_REQUEST names a file with a certificate request, in base64.
"""

import gzip
import json
import os
from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import strategies

REQUEST = Path(os.environ["WARMSTATION_REQUEST"]).read_bytes()

schemathesis.openapi.media_type("application/pkcs10", strategies.just(REQUEST))


@schemathesis.serializer("application/pkcs10")
def write_request(context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def whole(value: Any) -> Any:
    """With 1 in place of 1.0: both are integers to a schema, but a chain of hashes needs one way to write a number."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [whole(element) for element in value]
        case dict():
            return {name: whole(member) for name, member in value.items()}
        case _:
            return value


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    return whole(body)


@schemathesis.hook
def before_call(context: Any, case: Any, kwargs: dict[str, Any]) -> None:
    """Compresses a batch where its headers say so, which a description cannot demand of a body."""
    packed = (case.headers or {}).get("Content-Encoding") == "gzip"
    if packed and case.media_type == "application/cloudevents-batch+json":
        kwargs["data"] = gzip.compress(json.dumps(case.body).encode())


@schemathesis.deserializer("application/pkcs7-mime", "application/jose", "application/vnd.warmstation.roster")
def read_text(context: Any, response: Any) -> Any:
    return response.content.decode("latin-1")
