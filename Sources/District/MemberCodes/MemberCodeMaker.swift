import Crypto
public import StationCore

/// Makes member codes with the district's keys; StationCore's page on member codes has the format.
public struct MemberCodeMaker: Sendable {
  private let memberKey: MemberKey
  private let codeKey: P256.Signing.PrivateKey

  /// A maker with these keys.
  ///
  /// - Throws: ``DistrictFault/noMemberCodeKey``.
  public init(_ keys: DistrictKeys) throws(DistrictFault) {
    guard let codeKey = keys.memberCodeKey else { throw .noMemberCodeKey }
    memberKey = keys.memberKey
    self.codeKey = codeKey
  }

  /// Whose card it is, the number written as in a roster file.
  ///
  /// - Throws: ``DistrictFault/badCardNumber(reason:)``; it says nothing of the number.
  public func member(card: String, technology: String) throws(DistrictFault) -> MemberRef {
    do {
      return memberKey.reference(of: try RosterCSV.card(card, technology: technology, line: 1))
    } catch {
      if case .badRosterLine(_, let reason) = error { throw .badCardNumber(reason: reason) }
      throw error
    }
  }

  /// A new code of a member that is good from now on, and its text.
  ///
  /// - Parameters:
  ///   - member: whose code.
  ///   - minutes: how long it is good for.
  ///   - now: milliseconds since 1970-01-01T00:00:00Z.
  ///   - generator: what the code id is drawn from.
  /// - Returns: the code; `nil` unless the minutes are 1 to 15 and the member key's version and the moment fit a code.
  /// - Throws: Whatever the key throws; a key in memory does not.
  public func code(
    of member: MemberRef, minutes: Int, at now: Int64, using generator: inout some RandomNumberGenerator
  ) throws -> (code: MemberCode, text: String)? {
    guard
      let code = MemberCode(
        keyID: MemberCodeKey(codeKey.publicKey).id, memberKeyVersion: memberKey.version, member: member,
        issuedMilliseconds: now, lifetimeMinutes: minutes, id: .mint(using: &generator))
    else { return nil }
    return (code, try code.text(signedBy: codeKey))
  }
}
