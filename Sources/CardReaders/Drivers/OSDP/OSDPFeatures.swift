import ReaderFrames

/// What a reader can show and sound, as far as we use it.
struct OSDPFeatures: Equatable {
  /// A light that keeps time itself.
  let hasTimedLight: Bool
  let hasBuzzer: Bool
  let hasDisplay: Bool

  /// What a reader said that it can do.
  init(_ capabilities: [OSDPCapability] = []) {
    func level(_ function: UInt8) -> UInt8 {
      capabilities.first { $0.function == function && $0.count > 0 }?.level ?? 0
    }
    hasTimedLight = level(OSDPCapability.lights) >= 2
    hasBuzzer = level(OSDPCapability.buzzer) >= 1
    hasDisplay = level(OSDPCapability.display) >= 1
  }
}
