/// One visit begins.
public struct CheckIn: Hashable, Sendable {
  /// Who came, as far as the station can tell.
  public enum Visitor: String, Hashable, Sendable, Codable {
    /// A card that the roster knows, or any card while there is no roster.
    case member
    /// A card that the roster does not know.
    case unknown
    /// Nobody's card: a guest pressed the key.
    case guest
  }

  /// Why a check-in may not be what it says; nobody is turned away for it.
  public enum Doubt: String, Hashable, Sendable, Codable {
    /// A member code's end could not be judged, since the station's clock was not trusted.
    case clock
  }

  /// Who came.
  public let visitor: Visitor
  /// The card's holder; `nil` for a guest.
  public let member: MemberRef?
  /// The member's trade, where the roster tells it.
  public let trade: Trade?
  /// ``MembershipStatus/lapsed`` where the roster says so; `nil` otherwise.
  public let membership: MembershipStatus?
  /// The name of the reader that read the card; `nil` for a guest.
  public let reader: String?
  /// The version of the key that made ``member``; `nil` for a guest.
  public let keyVersion: Int?
  /// The version of the roster that was asked; `nil` where there was none.
  public let rosterVersion: Int?
  /// The member code that was shown; `nil` for cards and guests.
  public let code: MemberCodeID?
  /// What is doubtful, if anything.
  public let doubt: Doubt?

  /// A check-in.
  public init(
    visitor: Visitor, member: MemberRef?, trade: Trade?, reader: String?, keyVersion: Int?, rosterVersion: Int?,
    membership: MembershipStatus? = nil, code: MemberCodeID? = nil, doubt: Doubt? = nil
  ) {
    self.visitor = visitor
    self.member = member
    self.trade = trade
    self.membership = membership
    self.reader = reader
    self.keyVersion = keyVersion
    self.rosterVersion = rosterVersion
    self.code = code
    self.doubt = doubt
  }

  /// A visit without a card.
  public static let guest = CheckIn(
    visitor: .guest, member: nil, trade: nil, reader: nil, keyVersion: nil, rosterVersion: nil)
}
