import Testing

@testable import ConfigurationFile

/// One thing wrong in a station's file, and the line that says so.
struct StationFaultTests {
  static let bad: [(text: String, fault: String)] = [
    // Behind the smallest file, whose three lines are right; what is added begins on line 4.
    ("[check-in]\nrepeat-minute = 5", "5: unknown key `repeat-minute` in [check-in]; did you mean `repeat-minutes`?"),
    ("[check-in]\nrepeat_minutes = 5", "5: unknown key `repeat_minutes` in [check-in]; did you mean `repeat-minutes`?"),
    ("[check-in]\nspeed = 9600", "5: unknown key `speed` in [check-in]; it belongs under [reader]."),
    ("[check-in]\ncolour = 1", "5: unknown key `colour` in [check-in]; remove it."),
    ("[chekc-in]\nrepeat-minutes = 5", "4: unknown table [chekc-in]; did you mean [check-in]?"),
    ("[zzz]", "4: unknown table [zzz]; remove it."),
    (
      "[check-in]\nrepeat-minutes = \"5\"",
      "5: `repeat-minutes` in [check-in] must be a whole number, not text in quotation marks."
    ),
    (
      "[check-in]\nrepeat-minutes = 5.0",
      "5: `repeat-minutes` in [check-in] must be a whole number, not a number with decimals."
    ),
    ("[data]\nkeep-days = 61", "5: `keep-days` in [data] is 61; it must be 62 to 36500."),
    ("[check-in]\nrepeat-minutes = -1", "5: `repeat-minutes` in [check-in] is -1; it must be 0 to 1440."),
    ("[check-in]\nrepeat-minutes = 1441", "5: `repeat-minutes` in [check-in] is 1441; it must be 0 to 1440."),
    ("[data]\n\ndirectory = true", "6: `directory` in [data] must be text in quotation marks, not `true` or `false`."),
    ("[data]\ndirectory = \"data\"", "5: `directory` in [data] is `data`; write the whole path, beginning with `/`."),
    ("[data]\ndirectory = \"/a/../b\"", "5: `directory` in [data] is `/a/../b`; write the path without `..`."),
    ("[data]\ndirectory = \"/a\\nb\"", "5: `directory` in [data] has a control character in it; write it on one line."),
    (
      "[local-api]\nsocket = \"station.sock\"",
      "5: `socket` in [local-api] is `station.sock`; write the whole path, beginning with `/`."
    ),
    (
      "[local-api]\nsocket = \"/\(String(repeating: "s", count: 107))\"",
      "5: `socket` in [local-api] has 108 bytes; the path of a socket can have 107 at most."
    ),
    (
      "[[data]]\ndirectory = \"/a\"",
      "4: [data] must be one table written under `[…]`, not tables, each written under `[[…]]`."
    ),
    (
      "[reader]\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"",
      "4: [reader] must be tables, each written under `[[…]]`, not one table written under `[…]`."
    ),
    ("[[reader]]\nprotocol = \"line\"", "4: `device` in [[reader]] is missing."),
    ("[[reader]]\ndevice = \"/dev/ttyS0\"", "4: `protocol` in [[reader]] is missing."),
    (
      "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"rs232\"",
      "6: `protocol` in [[reader]] is `rs232`; \(ConfigurationProblem.knownProtocols)."
    ),
    (
      "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"\nspeed = 9601",
      "7: `speed` in [[reader]] is 9601; serial lines run at `1200`, `2400`, `4800`, `9600`, `19200`, `38400`, `57600`, `115200` and `230400`."
    ),
    (
      "[[reader]]\ndevice = \"ttyS0\"\nprotocol = \"line\"",
      "5: `device` in [[reader]] is `ttyS0`; write the whole path, beginning with `/`."
    ),
    (
      "[[reader]]\nname = \"\"\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"",
      "5: `name` in [[reader]] is empty; write a name that people know."
    ),
    (
      "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"\nsound-command = \"/usr/bin/aplay\"",
      "7: `sound-command` in [[reader]] must be a list such as `[\"a\", \"b\"]`, not text in quotation marks."
    ),
    (
      "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"\nsound-command = []",
      "7: `sound-command` in [[reader]] is empty; write at least one."
    ),
    (
      "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"\nsound-command = [\"aplay\"]",
      "7: `sound-command` in [[reader]] is `aplay`; write the whole path, beginning with `/`."
    ),
    (
      "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"\nsound-command = [\"/usr/bin/aplay\", \"{card}.wav\"]",
      "7: `sound-command` in [[reader]] has `{card}.wav` in it; the only thing in braces can be `{answer}`."
    ),
    (
      "[voice]\nengine = \"festival\"",
      "5: `engine` in [voice] is `festival`; write `espeak-ng`, `none`, or a list of a program and its arguments."
    ),
    ("[voice]\nengine = 3", "5: `engine` in [voice] must be text in quotation marks, not a whole number."),
    ("[voice]\nengine = []", "5: `engine` in [voice] is empty; write at least one."),
    ("[voice]\nengine = [\"piper\"]", "5: `engine` in [voice] is `piper`; write the whole path, beginning with `/`."),
    (
      "[voice]\nengine = [\"/usr/bin/piper\", \"{voice}\"]",
      "5: `engine` in [voice] has `{voice}` in it; the only thing in braces can be `{language}` and `{volume}`."
    ),
    ("[voice]\nplayer = []", "5: `player` in [voice] is empty; write at least one."),
    (
      "[voice]\nrecordings = \"voices\"",
      "5: `recordings` in [voice] is `voices`; write the whole path, beginning with `/`."
    ),
    ("[voice]\nvolume = 101", "5: `volume` in [voice] is 101; it must be 0 to 100."),
    (
      "[voice]\nquiet-hours = \"9pm-7am\"",
      "5: `quiet-hours` in [voice] is `9pm-7am`; write when they begin and end, such as `21:00-07:00`."
    ),
    (
      "[voice]\nquiet-hours = \"21:00-07:00\"\nquiet-volume = -1",
      "6: `quiet-volume` in [voice] is -1; it must be 0 to 100."
    ),
    (
      "[voice]\nquiet-volume = 20",
      "5: `quiet-volume` in [voice] means nothing without `quiet-hours`; add that too."
    ),
    ("[voice]\nvoice = \"cmn\"", "5: unknown key `voice` in [voice]; remove it."),
    ("[district]", "4: `url` in [district] is missing."),
    (
      "[district]\nurl = \"http://d.example\"",
      "5: `url` in [district] must begin with `https://`, such as `https://district.example:8443`."
    ),
    (
      "[district]\nurl = \"https://me:secret@d.example\"",
      "5: `url` in [district] must have no user name or password; the station shows its certificate."
    ),
    (
      "[district]\nurl = \"https://d.example/v1\"",
      "5: `url` in [district] must end with the host or the port, such as `https://district.example:8443`."
    ),
    (
      "[district]\nurl = \"https://d.example:99999\"",
      "5: `url` in [district] names no host or port that can be; write `https://district.example:8443`."
    ),
    (
      "[district]\nurl = \"https://\"",
      "5: `url` in [district] names no host or port that can be; write `https://district.example:8443`."
    ),
    (
      "[district]\nurl = \"https://d.example\"\nupload = \"daily\"",
      "6: `upload` in [district] is `daily`; write `prompt`, every visit within ten seconds, or `economical`, "
        + "once an hour."
    ),
    (
      "[district]\nurl = \"https://d.example\"\nkey = \"station.key\"",
      "6: `key` in [district] is `station.key`; write the whole path, beginning with `/`."
    ),
  ]

  @Test(arguments: bad) func whatCannotBeIsRefusedWithItsLine(_ text: String, _ fault: String) {
    #expect(stationFaults(smallestStation + text) == ["station.toml:\(fault)"])
  }

  static let badStations: [(text: String, fault: String)] = [
    ("", "1: `id` in [station] is missing.\nstation.toml:1: `name` in [station] is missing."),
    ("# only a comment\n\n[station]\nid = \"A\"", "3: `name` in [station] is missing."),
    (
      "[station]\nname = \"a\"\nid = \"驿站\"",
      "3: `id` in [station] is `驿站`; a station's id is 1 to 64 letters, digits, `-` and `_`, such as `CY-SLT-003`."
    ),
    ("[station]\nid = 3\nname = \"a\"", "2: `id` in [station] must be text in quotation marks, not a whole number."),
    ("[station]\nid = \"A\"\nname = \" \"", "3: `name` in [station] is empty; write a name that people know."),
    (
      "[station]\nid = \"A\"\nname = \"a\\u001b[2J\"",
      "3: `name` in [station] has a control character in it; write it on one line."
    ),
    (
      "[station]\nid = \"A\"\nname = \"\(String(repeating: "站", count: 101))\"",
      "3: `name` in [station] has 101 characters; at most 100 can be shown."
    ),
    (
      "[station]\nid = \"A\"\nname = \"a\"\ntime-zone = \"Asia/Beijing\"",
      "4: `time-zone` in [station] is `Asia/Beijing`; /usr/share/zoneinfo has no such time zone. All of China is `Asia/Shanghai`."
    ),
    (
      "[station]\nid = \"A\"\nname = \"a\"\nlanguages = [\n  \"zh-Hans\", # 中文\n  \"fr\",\n]",
      "6: `languages` in [station] names `fr`; the menu speaks `zh-Hans`, `zh-Hant` and `en`."
    ),
    (
      "[station]\nid = \"A\"\nname = \"a\"\nlanguages = [\"en\", \"en\"]",
      "4: `languages` in [station] names `en` twice."
    ),
    (
      "[station]\nid = \"A\"\nname = \"a\"\nlanguages = []", "4: `languages` in [station] is empty; write at least one."
    ),
    (
      "[station]\nid = \"A\"\nname = \"a\"\nlanguages = \"en\"",
      "4: `languages` in [station] must be a list such as `[\"a\", \"b\"]`, not text in quotation marks."
    ),
    (
      "[station]\nid = \"A\"\nname = \"a\"\nlanguages = [1979-05-27]",
      "4: `languages` in [station] must be text in quotation marks, not a date or a time."
    ),
    ("id = \"A\"\n[station]\nid = \"A\"\nname = \"a\"", "1: unknown key `id`; it belongs under [station]."),
  ]

  @Test(arguments: badStations) func aWrongStationTableIsRefused(_ text: String, _ fault: String) {
    #expect(stationFaults(text).joined(separator: "\n") == "station.toml:\(fault)")
  }

  @Test func twoReadersCannotShareANameOrADevice() {
    let text = """
      [[reader]]
      name = "reader-2"
      device = "/dev/ttyS0"
      protocol = "line"
      [[reader]]
      device = "/dev/ttyS0"
      protocol = "em4100"
      """
    #expect(
      stationFaults(smallestStation + text) == [
        "station.toml:8: the reader of line 5 is called `reader-2` already.",
        "station.toml:9: the reader of line 6 is on `/dev/ttyS0` already.",
      ])
  }

  @Test func allFaultsAreToldAtOnceInTheOrderOfTheirLines() {
    let text = """
      [check-in]
      repeat-minutes = 9999
      [station]
      nmae = "a"
      id = "A B"
      """
    #expect(
      stationFaults(text) == [
        "station.toml:2: `repeat-minutes` in [check-in] is 9999; it must be 0 to 1440.",
        "station.toml:3: `name` in [station] is missing.",
        "station.toml:4: unknown key `nmae` in [station]; did you mean `name`?",
        "station.toml:5: `id` in [station] is `A B`; a station's id is 1 to 64 letters, digits, `-` and `_`, "
          + "such as `CY-SLT-003`.",
      ])
  }

  @Test func aMessageHasNoControlCharactersOfTheFile() {
    let faults = stationFaults(smallestStation + "[data]\n\"\\u001b[2J\\n\" = 1\n[\"\\u0000\"]")
    #expect(faults.count == 2)
    #expect(faults.allSatisfy { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
  }
}
