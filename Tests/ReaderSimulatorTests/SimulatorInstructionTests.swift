import ReaderSimulator
import Testing

struct SimulatorInstructionTests {
  @Test(
    arguments: [
      ("0000000001", .card("0000000001")),
      ("  member 0000000001 \r", .card("member 0000000001")),
      ("", nil),
      (" \t", nil),
      ("!unplug", .unplug),
      ("!replug", .replug),
      ("!bytes 02 fF 00", .bytes([0x02, 0xFF, 0x00])),
      ("!bytes 02ff00", .bytes([0x02, 0xFF, 0x00])),
      ("!wait 0.25", .wait(.milliseconds(250))),
      ("!wait 0", .wait(.zero)),
    ] as [(String, SimulatorInstruction?)])
  func aLineIsAnInstruction(line: String, expected: SimulatorInstruction?) throws {
    #expect(try SimulatorInstruction.parse(line) == expected)
  }

  @Test(arguments: [
    ("!bytes", SimulatorFault.notHexBytes), ("!bytes 0", .notHexBytes), ("!bytes xx", .notHexBytes),
    ("!wait", .notSeconds), ("!wait soon", .notSeconds), ("!wait -1", .notSeconds), ("!wait nan", .notSeconds),
    ("!wait inf", .notSeconds), ("!wait 1 2", .notSeconds), ("!", .unknownInstruction("")),
    ("!jump", .unknownInstruction("jump")), ("!unplug now", .unknownInstruction("unplug now")),
  ])
  func whatIsNoInstructionIsSaid(line: String, fault: SimulatorFault) {
    #expect(throws: fault) { try SimulatorInstruction.parse(line) }
  }

  @Test func aFaultSaysWhatWouldBeRight() {
    #expect("\(SimulatorFault.notTenHexDigits)" == "an em4100 card has 10 hexadecimal digits, such as 0000000001")
    #expect(
      "\(SimulatorFault.unknownInstruction("jump"))"
        == "there is no instruction !jump; there are !bytes, !unplug, !replug and !wait")
  }
}
