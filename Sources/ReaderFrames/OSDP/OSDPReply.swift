/// What a peripheral answers (IEC 60839-11-5, 7).
public enum OSDPReply: Hashable, Sendable {
  /// Done, and nothing is new (osdp_ACK).
  case acknowledged
  /// Not done (osdp_NAK).
  case refused(OSDPRefusal)
  /// What it is (osdp_PDID).
  case identification(OSDPIdentification)
  /// What it can do (osdp_PDCAP).
  case capabilities([OSDPCapability])
  /// Whether it was opened and whether its power fails (osdp_LSTATR).
  case localStatus(tampered: Bool, powerFailing: Bool)
  /// Which outputs are on (osdp_OSTATR).
  case outputStatus([Bool])
  /// A card was read (osdp_RAW); the reader at the address, and the format: 0 is not said, 1 has parity.
  case card(reader: UInt8, format: UInt8, bits: WiegandBits)
  /// Keys were pressed (osdp_KEYPAD); the reader at the address, and ASCII with `7F` for `*` and `0D` for `#`.
  case keys(reader: UInt8, [UInt8])
  /// The peripheral's proof (osdp_CCRYPT): eight bytes that name it, eight random ones, sixteen of cryptogram.
  case clientCryptogram(uid: [UInt8], random: [UInt8], cryptogram: [UInt8])
  /// The first authentication code of a secure channel (osdp_RMAC_I); sixteen bytes.
  case initialMAC([UInt8])
  /// Later (osdp_BUSY).
  case busy
  /// Something else, of this number.
  case other(UInt8)
}
