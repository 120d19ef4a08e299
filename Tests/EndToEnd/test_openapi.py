"""The description of the calls against the server itself, by tools that are none of ours: what it says is what is."""

import json
import re
import subprocess
import sys

import jsonschema
import openapi_spec_validator
import pytest

from harness.district import District
from harness.est import OpenSSLDevice
from harness.kiosk import STREET
from harness.ledger import Ledger
from harness.programs import environment

STATION = "CY-SLT-003"
HOOKS = "harness.schemathesis_hooks"
# A tag or a range that does not fit the file is no fault of the description.
SETTINGS = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "412", "416", "429"]
"""


@pytest.fixture
def district(programs, tmp_path):
    district = District(programs, tmp_path / "district", verbose=True)
    district.set_up(STATION, "三里屯街道 第三驿站", STREET, [])
    district.start()
    yield district
    district.daemon.expect_running()
    district.stop()


@pytest.fixture
def device(district, tmp_path):
    device = OpenSSLDevice(tmp_path / "device", district)
    device.keep(device.enrol(STATION, district.token(STATION)))
    return device


@pytest.fixture
def document(device):
    return json.loads(device.call("/openapi.json").body)


def test_the_description_is_openapi_and_refers_to_nothing_that_is_not_there(document):
    openapi_spec_validator.validate(document)
    assert document["openapi"] == "3.1.0"
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document)):
        place = document
        for name in reference.split("/"):
            place = place[name]
    used = json.dumps(document)
    for kind in ("parameters", "headers", "responses"):
        for name in document["components"][kind]:
            assert f'"#/components/{kind}/{name}"' in used, f"nothing refers to {name}"


def test_events_are_as_the_description_says(document):
    ledger = Ledger(STATION)
    ledger.append(2)
    schema = {"$ref": "#/components/schemas/EventBatch", "components": document["components"]}
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(ledger.events)
    for attribute in ledger.events[0]:
        changed = [{name: value for name, value in ledger.events[0].items() if name != attribute}]
        assert not validator.is_valid(changed), f"without {attribute}"
    for more in ({"traceparent": "x"}, {"time": "2026-13-01T00:00:00.000Z"}, {"data": {"x": 1.5}}, {"id": "007"}):
        assert not validator.is_valid([ledger.events[0] | more]), more


def schemathesis(district, device, tmp_path, seed, *options):
    """Runs it over all calls in a folder of its own."""
    folder = tmp_path / "schemathesis"
    folder.mkdir()
    (folder / "schemathesis.toml").write_text(SETTINGS)
    request = folder / "request"
    request.write_bytes(device.request(f"/CN={STATION}"))
    command = [
        *(sys.executable, "-m", "schemathesis.cli", "run", f"{district.url}/openapi.json", "--no-color"),
        *("--tls-verify", str(district.authority), "--auth", f"{STATION}:guess", "--seed", str(seed)),
        *("--phases", "coverage,fuzzing", "--generation-deterministic"),
        *("--suppress-health-check", "all", "--continue-on-failure", *options),
    ]
    done = subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=400,
        check=False,
        env=environment(
            SCHEMATHESIS_HOOKS=HOOKS,
            WARMSTATION_REQUEST=str(request),
            PYTHONPATH=sys.path[0],
            PYTHONDONTWRITEBYTECODE="1",
        ),
    )
    said = done.stdout.decode(errors="replace")
    assert done.returncode == 0, said
    # All but the document itself.
    assert "Tested: 8" in said and "❌" not in said and "🚫" not in said, said
    print(re.search(r"\d+ generated.*", said)[0])
    assert "a request failed" not in district.daemon.log_text and "the store failed" not in district.daemon.log_text


def test_a_station_finds_no_mismatch(district, device, tmp_path, request):
    members = tmp_path / "members.csv"
    members.write_text("card,trade,greeting\n0000000001,courier,王师傅\n")
    district.run("roster", "import", str(members)).expect()
    seed = request.config.getoption("--seed")
    certificate = ("--request-cert", str(device.certificate), "--request-cert-key", str(device.key))
    schemathesis(district, device, tmp_path, seed, "--max-examples", "12", *certificate)


def test_a_stranger_finds_none_either(district, device, tmp_path, request):
    schemathesis(district, device, tmp_path, request.config.getoption("--seed"), "--max-examples", "4")
