public import StationCore

/// How simulated readers are set, as far as their protocol asks.
public struct SimulatorSettings: Hashable, Sendable {
  /// The addresses of the readers on the line; none for the protocol's usual one.
  public var addresses: [Int]
  /// The secure channel's key that is installed in every reader.
  public var key: OSDPKey?
  /// Whether the readers take a key over an unprotected channel, as new ones do.
  public var isInstalling: Bool
  /// How Wiegand converters print.
  public var wiegandFormat: WiegandFormat
  /// What randomness is drawn from, so that runs repeat.
  public var seed: UInt64

  /// The settings of a protocol that has no addresses and no keys, unless told otherwise.
  public init(
    addresses: [Int] = [], key: OSDPKey? = nil, isInstalling: Bool = false, wiegandFormat: WiegandFormat = .hex,
    seed: UInt64 = 1
  ) {
    self.addresses = addresses
    self.key = key
    self.isInstalling = isInstalling
    self.wiegandFormat = wiegandFormat
    self.seed = seed
  }
}
