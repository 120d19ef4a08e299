public import StationCore

/// Why a member code was refused, as far as its holder can do something about it.
public enum CodeRefusal: String, Hashable, Sendable, Codable, CaseIterable {
  /// The code has ended: open it again on the phone.
  case expired
  /// The code was used here before: open it again on the phone.
  case used
  /// The code cannot be read, or is not the district's.
  case unreadable
  /// The code is right but does not fit this station now: its key, its member key, or its time.
  case notHere

  /// What a fault means for the code's holder.
  public init(_ fault: MemberCodeFault) {
    self =
      switch fault {
      case .expired: .expired
      case .alreadyUsed: .used
      case .notACode, .malformed, .unknownVersion, .unknownKey, .badSignature: .unreadable
      case .noDistrictKey, .otherMemberKey, .notYetValid: .notHere
      }
  }
}
