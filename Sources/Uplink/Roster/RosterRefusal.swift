public import DistrictProtocol

/// Why a roster was not put into force; what was in force before still is.
public enum RosterRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The head is not signed as it must be.
  case document(DocumentFault)
  /// The file is not what it should be.
  case content(RosterFault)
  /// A file of the station could not be read or written.
  case file(FileFailure)
  /// A newer roster is in force.
  case older(version: Int, inForce: Int)
  /// The difference does not begin at the roster that is in force.
  case notFollowing(after: Int, inForce: Int?)
  /// With the difference the roster would not have as many members, or lapsed ones, as it should.
  case wrongResult(said: Int, found: Int)
  /// The same file was refused before.
  case refusedBefore(version: Int)
  /// The disk has no room for it beside what the ledger needs.
  case noRoom(needed: Int, free: Int)

  /// Whether a whole roster helps where this difference does not.
  var wantsWhole: Bool {
    switch self {
    case .notFollowing, .wrongResult, .content: true
    default: false
    }
  }

  /// The refusal in words.
  public var description: String {
    switch self {
    case .document(let fault): "\(fault)"
    case .content(let fault): "the roster file is signed, but \(fault)"
    case .file(let failure): "\(failure)"
    case .older(let version, let inForce): "it is version \(version), and \(inForce) is in force"
    case .notFollowing(let after, let inForce):
      "it is a difference to version \(after), and \(inForce.map { "another \($0)" } ?? "none") is in force"
    case .wrongResult(let said, let found):
      "with the difference there would be \(found) members in place of \(said)"
    case .refusedBefore(let version): "version \(version) was refused before; the district must make another"
    case .noRoom(let needed, let free):
      "the disk has \(free / 1_048_576) MiB free and the roster needs \((needed + 1_048_575) / 1_048_576) MiB beside a "
        + "reserve; make room on it"
    }
  }
}
