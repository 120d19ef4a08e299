/// What a reader that was identified by itself speaks, and how fast.
public struct ReaderFinding: Hashable, Sendable, Codable {
  /// What it speaks; never `auto`.
  public let `protocol`: ReaderProtocol
  /// Bits a second on its line.
  public let speed: Int
  /// Where the protocol has addresses, the one that the reader answered with.
  public let address: Int?

  /// A finding.
  public init(protocol: ReaderProtocol, speed: Int, address: Int? = nil) {
    self.protocol = `protocol`
    self.speed = speed
    self.address = address
  }
}
