"""What people get wrong, and the one clear sentence that they get for it."""

import pytest

from harness.programs import run
from harness.station import Station


@pytest.fixture
def station(programs, tmp_path):
    return Station(programs, tmp_path / "station")


def line_of(text, part):
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


MISTAKES = {
    "an unknown key": ('id = "CY-SLT-003"', 'id = "CY-SLT-003"\nidd = "x"', "idd"),
    "a wrong type": ("repeat-minutes = 10", 'repeat-minutes = "ten"', "repeat-minutes"),
    "an impossible number": ("repeat-minutes = 10", "repeat-minutes = -1", "repeat-minutes"),
    "a time zone that is none": ('"Asia/Shanghai"', '"Asia/Nowhere"', "Asia/Nowhere"),
    "a station id with a blank": ('id = "CY-SLT-003"', 'id = "CY SLT 003"', "CY SLT 003"),
    "an unknown table": ("[check-in]", "[check-out]", "check-out"),
    "no TOML at all": ("[check-in]", "[check-in", "[check-in"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
@pytest.mark.parametrize("program", ["stationd", "station"])
def test_a_mistake_in_the_configuration_is_named_with_file_and_line(station, programs, program, mistake):
    right, wrong, named = MISTAKES[mistake]
    text = station.config.read_text()
    assert right in text
    station.config.write_text(text.replace(right, wrong))
    arguments = [programs.path(program), "--config", str(station.config)]
    outcome = run(arguments + (["status"] if program == "station" else [])).expect(2)
    assert f"{station.config}:{line_of(station.config.read_text(), named)}" in outcome.errors, outcome


def test_a_configuration_that_is_not_there_is_named(station, programs):
    outcome = run([programs.path("stationd"), "--config", str(station.folder / "none.toml")]).expect(2)
    assert "none.toml" in outcome.errors


@pytest.mark.parametrize("verb", ["status", "report", "events"])
def test_a_daemon_that_is_not_there_gives_69(station, verb):
    outcome = station.run(verb, "--json").expect(69)
    assert outcome.output == ""
    assert outcome.errors.strip()


@pytest.mark.parametrize(
    "arguments",
    [["report", "--day", "yesterday"], ["frobnicate"], ["report", "--from", "2026-02-01", "--to", "2026-01-01"]],
)
def test_wrong_usage_gives_2(lone_station, arguments):
    assert lone_station.run(*arguments).expect(2).errors.strip()


@pytest.mark.parametrize("program", ["stationd", "station", "districtd"])
def test_help_is_there(programs, program):
    assert "USAGE" in run([programs.path(program), "--help"]).expect().output


def test_a_second_daemon_on_the_same_ledger_is_refused(lone_station, programs):
    outcome = run([programs.path("stationd"), "--config", str(lone_station.config)])
    assert outcome.status not in (0, None), outcome
    assert outcome.errors.strip()
    lone_station.daemon.expect_running()
    assert lone_station.answers
