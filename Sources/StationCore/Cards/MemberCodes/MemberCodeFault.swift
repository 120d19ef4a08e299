/// Why a member code checks nobody in.
public enum MemberCodeFault: Error, Hashable, Sendable {
  /// The text does not begin as a member code does.
  case notACode
  /// The text begins as a member code does, but is none: a wrong character, length or bound.
  case malformed
  /// The code is of a version that this station does not know.
  case unknownVersion(Int)
  /// The station works without a district or has no key of the district's for codes yet.
  case noDistrictKey
  /// The code names a key that is none of the district's.
  case unknownKey
  /// The signature is not the district's over this code.
  case badSignature
  /// The code's member reference was made with a member key that is not in force at this station.
  case otherMemberKey(version: Int)
  /// The code is good only from so many minutes on.
  case notYetValid(minutes: Int)
  /// The code ended so many minutes ago.
  case expired(minutesAgo: Int)
  /// The code has checked somebody in at this station before.
  case alreadyUsed
}

extension MemberCodeFault: CustomStringConvertible {
  /// The fault in words for the keeper; never anything of the code.
  public var description: String {
    switch self {
    case .notACode: "the text is no member code"
    case .malformed: "the member code cannot be read: a character, its length or a bound is wrong"
    case .unknownVersion(let version): "the member code is of version \(version), and this station knows version 1"
    case .noDistrictKey: "the station has no key from the district to verify member codes with"
    case .unknownKey: "the member code is signed with a key that is none of the district's"
    case .badSignature: "the member code's signature is wrong: it was changed or is a forgery"
    case .otherMemberKey(let version):
      "the member code was made with member key version \(version), which is not in force at this station"
    case .notYetValid(let minutes):
      "the member code is good only in \(minutes) min; the clock of its maker or of the station is wrong"
    case .expired(let minutes): "the member code ended \(minutes) min ago"
    case .alreadyUsed: "the member code was used at this station before"
    }
  }
}
