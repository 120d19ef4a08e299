public import StationCore

/// What the panel tells a peripheral (IEC 60839-11-5, 6).
public enum OSDPCommand: Hashable, Sendable {
  /// Say what is new (osdp_POLL).
  case poll
  /// Say what you are (osdp_ID).
  case identify
  /// Say what you can do (osdp_CAP).
  case capabilities
  /// Say whether you were opened and whether your power fails (osdp_LSTAT).
  case localStatus
  /// Say which outputs are on (osdp_OSTAT).
  case outputStatus
  /// Switch outputs (osdp_OUT).
  case output([OSDPOutput])
  /// Set lights (osdp_LED).
  case led([OSDPLED])
  /// Sound the buzzer (osdp_BUZ).
  case buzzer(OSDPBuzzer)
  /// Show text (osdp_TEXT).
  case text(OSDPText)
  /// Take this as your own key from now on (osdp_KEYSET); only ever sent in a secure channel.
  case setKey(OSDPKey)
  /// Begin a secure channel; eight random bytes (osdp_CHLNG).
  case challenge([UInt8])
  /// The panel's proof; sixteen bytes (osdp_SCRYPT).
  case serverCryptogram([UInt8])
}
