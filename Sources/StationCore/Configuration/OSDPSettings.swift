/// What the configuration file says of an OSDP reader beyond what it says of every reader.
public struct OSDPSettings: Hashable, Sendable {
  /// The reader's address on the line, 0…126.
  public let address: Int
  /// The file with the reader's key; `nil` where the line is in clear.
  public let keyFile: String?
  /// The keys to try, in this order: the file's, then one that was being set when the power went.
  ///
  /// Empty until the file was read. A reader with a key file and no key is not spoken to.
  public let keys: [OSDPKey]
  /// The output to switch for somebody who checked in, if any.
  public let door: DoorStrike?

  /// The settings of a reader.
  public init(address: Int, keyFile: String? = nil, keys: [OSDPKey] = [], door: DoorStrike? = nil) {
    self.address = address
    self.keyFile = keyFile
    self.keys = keys
    self.door = door
  }
}
