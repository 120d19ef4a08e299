/// What a member code says: the member whose phone shows it, and for how long.
///
/// <doc:MemberCode> has the format byte by byte.
public struct MemberCode: Hashable, Sendable {
  /// What every member code's text begins with, also that of a later version.
  public static let marker = "WS1:"
  /// The longest that a code may be good for, in minutes.
  public static let longestLifetimeMinutes = 15
  /// How far the clocks of the code's maker and the station may be apart, in milliseconds: two minutes.
  public static let clockToleranceMilliseconds: Int64 = 120_000
  static let version: UInt8 = 1
  static let contentLength = 36

  /// The key that signs it, by ``MemberCodeKey/id``.
  public let keyID: UInt32
  /// The version of the member key that made ``member``.
  public let memberKeyVersion: Int
  /// Whose code it is.
  public let member: MemberRef
  /// When it was made, in milliseconds since 1970-01-01T00:00:00Z; whole seconds.
  public let issuedMilliseconds: Int64
  /// How long it is good for, in minutes.
  public let lifetimeMinutes: Int
  /// Which code it is.
  public let id: MemberCodeID

  /// `nil` unless the key version is 1 to 65,535, the lifetime 1 to 15 minutes, and the moment between 1970 and 2106.
  ///
  /// The moment is cut to whole seconds.
  public init?(
    keyID: UInt32, memberKeyVersion: Int, member: MemberRef, issuedMilliseconds: Int64, lifetimeMinutes: Int,
    id: MemberCodeID
  ) {
    guard (1...Int(UInt16.max)).contains(memberKeyVersion), (1...Self.longestLifetimeMinutes).contains(lifetimeMinutes),
      issuedMilliseconds >= 0, UInt32(exactly: issuedMilliseconds / 1000) != nil
    else { return nil }
    self.keyID = keyID
    self.memberKeyVersion = memberKeyVersion
    self.member = member
    self.issuedMilliseconds = issuedMilliseconds / 1000 * 1000
    self.lifetimeMinutes = lifetimeMinutes
    self.id = id
  }

  /// When it ends, in milliseconds since 1970-01-01T00:00:00Z.
  public var endMilliseconds: Int64 { issuedMilliseconds + Int64(lifetimeMinutes) * 60_000 }
}

extension MemberCode {
  /// The 36 bytes that are signed and sent.
  var content: [UInt8] {
    [Self.version] + keyID.bigEndianBytes + UInt16(memberKeyVersion).bigEndianBytes + member.bytes
      + UInt32(issuedMilliseconds / 1000).bigEndianBytes + [UInt8(lifetimeMinutes)] + id.rawValue.bigEndianBytes
  }

  /// Reads the 36 bytes; `nil` where the version, a length or a bound is not as it must be.
  init?(content: [UInt8]) {
    guard content.count == Self.contentLength, content[0] == Self.version,
      let member = MemberRef(bytes: content[7..<23])
    else { return nil }
    self.init(
      keyID: UInt32(bigEndianBytes: content[1..<5]), memberKeyVersion: Int(UInt16(bigEndianBytes: content[5..<7])),
      member: member, issuedMilliseconds: Int64(UInt32(bigEndianBytes: content[23..<27])) * 1000,
      lifetimeMinutes: Int(content[27]), id: MemberCodeID(rawValue: UInt64(bigEndianBytes: content[28..<36])))
  }

  /// What the signature covers: a line that no other signed thing of ours begins with, then the content.
  static func signedBytes(_ content: [UInt8]) -> [UInt8] { Array("warmstation member code 1\n".utf8) + content }
}
