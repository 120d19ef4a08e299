/// A card's identity as the station understands it: the technology and the bytes, the same on every reader.
///
/// It exists only between the reader and ``MemberKey/reference(of:)``. Its description hides the bytes, so that a card
/// number cannot reach a log, an error or a crash report by accident.
public struct CanonicalCard: Hashable, Sendable {
  /// The kind of card.
  public let technology: CardTechnology
  /// The identifying bytes, in the order of the technology's own standard.
  public let bytes: [UInt8]

  /// A card of the given kind.
  public init(technology: CardTechnology, bytes: [UInt8]) {
    self.technology = technology
    self.bytes = bytes
  }
}

extension CanonicalCard: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The technology and the length; never the number.
  public var description: String { "\(technology.rawValue) card of \(bytes.count) bytes" }
  /// The same as ``description``.
  public var debugDescription: String { description }
  /// A mirror without children, so that `dump` shows no number either.
  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
