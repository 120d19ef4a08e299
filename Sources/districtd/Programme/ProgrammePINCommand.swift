import ArgumentParser
import CommandLineTool
import DistrictProtocol
import StationCore

/// `districtd programme pin`: the hash of a keeper's PIN for the programme file.
struct ProgrammePINCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin", abstract: "Makes the line of a programme file from a keeper's PIN.",
    discussion: """
      The PIN, 6 to 12 digits, is asked for twice without being shown, or read from standard input where that is no
      terminal; it is no argument, so that no list of processes and no history has it. Let the keeper type it.

      Example:
        districtd programme pin >> keeper.txt
      """)

  func run() throws {
    let pin = try PINPrompt.read()
    var generator = SystemRandomNumberGenerator()
    let salt = (0..<PINHash.saltLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    guard let hash = try PINDerivation.hash(pin, salt: salt) else {
      throw CommandFailure(.badNews, "the PIN could not be hashed")
    }
    Standard.output.writeLine("pin = \"\(hash.text)\"")
  }
}
