/// A card reader went away or is there again.
public struct ReaderChange: Hashable, Sendable {
  /// The reader's configured name.
  public let reader: String

  /// A change of the named reader.
  public init(reader: String) { self.reader = reader }
}
