import ArgumentParser
import CommandLineTool
import District
import StationCore

/// `districtd member-code`: a code that a member's phone could show, for trying it out or where no app makes codes.
struct MemberCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "member-code", abstract: "Makes a member code: the text of a QR code that checks a member in.",
    discussion: """
      The code is good once at a station, and only for some minutes. Name the member by card, with - read from
      standard input so that the number stays out of the shell's history, or by member reference.

      Example:
        districtd member-code --card 0000000001 --minutes 5
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "The member's card number as in a roster file, or - to read it from standard input.")
  var card: String?

  @Option(help: "What kind of card it is, as in a roster file.")
  var technology = CardTechnology.em4100.rawValue

  @Option(help: "The member's reference: 32 hexadecimal digits.")
  var member: String?

  @Option(help: "For how many minutes the code is good, 1 to \(MemberCode.longestLifetimeMinutes).")
  var minutes = 5

  @Flag(help: "Print JSON for scripts.")
  var json = false

  func validate() throws {
    guard (card == nil) != (member == nil) else { throw ValidationError("name the member by --card or by --member") }
    guard (1...MemberCode.longestLifetimeMinutes).contains(minutes) else {
      throw ValidationError("--minutes must be from 1 to \(MemberCode.longestLifetimeMinutes)")
    }
    if let member, MemberRef(member) == nil { throw ValidationError("--member must be 32 hexadecimal digits") }
  }

  func run() throws {
    let keys = try DistrictAccess(options).keys()
    let maker = try CommandFailure.wrap { () throws(DistrictFault) -> MemberCodeMaker in try MemberCodeMaker(keys) }
    let holder = try CommandFailure.wrap { () throws(DistrictFault) -> MemberRef in try self.holder(by: maker) }
    var random = SystemRandomNumberGenerator()
    guard let made = try maker.code(of: holder, minutes: minutes, at: DistrictAccess.now, using: &random) else {
      throw CommandFailure(.usage, "the member key's version or the machine's clock does not fit into a member code")
    }
    guard !json else {
      return try JSONOutput.write([
        "text": made.text, "code": "\(made.code.id)", "member": "\(holder)",
        "expires": Timestamp.text(made.code.endMilliseconds),
      ])
    }
    Standard.output.write("\(made.text)\nGood once at a station until \(Timestamp.text(made.code.endMilliseconds)).\n")
  }

  private func holder(by maker: MemberCodeMaker) throws(DistrictFault) -> MemberRef {
    if let member = member.flatMap({ MemberRef($0) }) { return member }
    return try maker.member(card: card == "-" ? readLine() ?? "" : card ?? "", technology: technology)
  }
}
