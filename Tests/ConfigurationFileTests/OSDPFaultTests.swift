import Testing

@testable import ConfigurationFile

/// What is wrong with the table of an OSDP reader, and how readers may share a line.
struct OSDPFaultTests {
  /// The smallest table; what is added begins on line 7.
  static let reader = "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"osdp\"\n"

  static let bad: [(text: String, fault: String)] = [
    ("", "4: `address` in [[reader]] is missing."),
    ("address = 127", "7: `address` in [[reader]] is 127; it must be 0 to 126."),
    ("address = -1", "7: `address` in [[reader]] is -1; it must be 0 to 126."),
    (
      "address = \"1\"", "7: `address` in [[reader]] must be a whole number, not text in quotation marks."
    ),
    (
      "address = 1\nkey-file = \"gate.key\"",
      "8: `key-file` in [[reader]] is `gate.key`; write the whole path, beginning with `/`."
    ),
    ("address = 1\ndoor-output = 256", "8: `door-output` in [[reader]] is 256; it must be 0 to 255."),
    (
      "address = 1\ndoor-output = 0\ndoor-seconds = 0", "9: `door-seconds` in [[reader]] is 0; it must be 1 to 3600."
    ),
    (
      "address = 1\ndoor-seconds = 5",
      "8: `door-seconds` in [[reader]] means nothing without `door-output`; add that too."
    ),
    (
      "address = 1\n\(reader)address = 1",
      "11: the reader of line 7 has the address 1 on this device already."
    ),
    (
      "address = 1\nspeed = 9600\n\(reader)address = 2\nspeed = 19200",
      "13: the reader of line 8 runs at 9600 on this device; all readers of a line have the same speed."
    ),
    (
      "address = 1\n[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"",
      "9: the reader of line 5 is on `/dev/ttyS0` already."
    ),
  ]

  @Test(arguments: bad) func whatCannotBeIsRefusedWithItsLine(_ text: String, _ fault: String) {
    #expect(stationFaults(smallestStation + Self.reader + text) == ["station.toml:\(fault)"])
  }

  @Test(arguments: ["address = 1", "key-file = \"/k\"", "door-output = 1", "door-seconds = 5"])
  func otherReadersHaveNoSuchKey(line: String) {
    let key = line.prefix { $0 != " " }
    let text = "[[reader]]\ndevice = \"/dev/ttyS0\"\nprotocol = \"line\"\n\(line)"
    #expect(
      stationFaults(smallestStation + text) == [
        "station.toml:7: `\(key)` in [[reader]] is only for readers of protocol `osdp`; remove it."
      ])
  }

  @Test func readersOfDifferentAddressesShareALine() {
    let text = Self.reader + "address = 1\n" + Self.reader + "address = 2\nspeed = 9600\n"
    #expect(stationFaults(smallestStation + text) == [])
  }
}
