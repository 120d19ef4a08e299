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
      ("!hold 0000000001 60", .card("0000000001", hold: .seconds(60))),
      ("!hold two words 0.5", .card("two words", hold: .milliseconds(500))),
      ("!noise 500", .noise(count: 500)),
      ("!noise 500 7", .noise(count: 500, seed: 7)),
      ("!lose 3", .fault(.lose(.frames(3)))),
      ("!lose 1%", .fault(.lose(.rate(0.01)))),
      ("!corrupt 0", .fault(.corrupt(.frames(0)))),
      ("!corrupt 2.5%", .fault(.corrupt(.rate(0.025)))),
      ("!split", .fault(.split(.milliseconds(20)))),
      ("!split 5", .fault(.split(.milliseconds(5)))),
      ("!split off", .fault(.split(nil))),
      ("!silent on", .fault(.silent(true))),
      ("!silent off", .fault(.silent(false))),
      ("!keys 12#", .keys("12#")),
      ("!busy 3", .busy(3)),
      ("!restart", .restart()),
      ("@102 0000000001", .card("0000000001", address: 102)),
      ("@102 !silent on", .fault(.silent(true), address: 102)),
      ("@102  !keys 5*", .keys("5*", address: 102)),
      ("@member 1", .card("@member 1")),
    ] as [(String, SimulatorInstruction?)])
  func aLineIsAnInstruction(line: String, expected: SimulatorInstruction?) throws {
    #expect(try SimulatorInstruction.parse(line) == expected)
  }

  @Test(arguments: [
    ("!bytes", SimulatorFault.notHexBytes), ("!bytes 0", .notHexBytes), ("!bytes xx", .notHexBytes),
    ("!wait", .notSeconds), ("!wait soon", .notSeconds), ("!wait -1", .notSeconds), ("!wait nan", .notSeconds),
    ("!wait inf", .notSeconds), ("!wait 1 2", .notSeconds), ("!", .unknownInstruction("")),
    ("!noise", .notNoise), ("!noise 0", .notNoise), ("!noise many", .notNoise), ("!noise 5 -1", .notNoise),
    ("!noise 10000001", .notNoise), ("!hold 0000000001", .notHold), ("!hold 5", .notHold),
    ("!hold 0000000001 long", .notHold), ("!lose", .notMeasure("lose")), ("!lose -1", .notMeasure("lose")),
    ("!corrupt 101%", .notMeasure("corrupt")), ("!corrupt %", .notMeasure("corrupt")), ("!split 0", .notPause),
    ("!split on", .notPause), ("!silent", .notOnOrOff), ("!silent maybe", .notOnOrOff), ("!keys", .notKeys),
    ("!keys 12A", .notKeys), ("!busy", .notCommands), ("!busy -1", .notCommands), ("@102", .nothingAsked(address: 102)),
    ("@102 !unplug", .notAddressed("unplug", address: 102)), ("!restart now", .unknownInstruction("restart now")),
    ("!jump", .unknownInstruction("jump")), ("!unplug now", .unknownInstruction("unplug now")),
  ])
  func whatIsNoInstructionIsSaid(line: String, fault: SimulatorFault) {
    #expect(throws: fault) { try SimulatorInstruction.parse(line) }
  }

  @Test func aFaultSaysWhatWouldBeRight() {
    #expect("\(SimulatorFault.notTenHexDigits)" == "an em4100 card has 10 hexadecimal digits, such as 0000000001")
    #expect(
      "\(SimulatorFault.unknownInstruction("jump"))"
        == "there is no instruction !jump; there are !hold, !keys, !bytes, !noise, !lose, !corrupt, !split, !silent, "
        + "!busy, !restart, !unplug, !replug and !wait")
  }
}
