extension ReaderFault {
  /// One word for status: `absent`, `busy`, `forbidden`, `unplugged`, `unstable`, `stuck`, `silent`, `insecure` or
  /// `failed`.
  public var state: String {
    switch self {
    case .absent: "absent"
    case .busy: "busy"
    case .forbidden: "forbidden"
    case .unplugged: "unplugged"
    case .unstable: "unstable"
    case .stuck: "stuck"
    case .silent: "silent"
    case .insecure: "insecure"
    case .system: "failed"
    }
  }

  /// The fault in words, with what to do.
  public var words: String {
    switch self {
    case .absent: "there is no such device; plug the reader in or correct `device`"
    case .busy: "another program holds the device; stop that program"
    case .forbidden: "the daemon may not open the device; put its user into the device's group, usually dialout"
    case .unplugged: "the device went away; plug the reader in again"
    case .unstable: "the device comes and goes; check its plug and its cable"
    case .stuck: "the device takes nothing that is sent to it; unplug the reader and plug it in again"
    case .silent: "the device is there but the reader does not answer; check its power, its wires and `protocol`"
    case .insecure:
      "the reader does not share the station's key; set its key again with `station reader set-key`, "
        + "and ask who touched the reader"
    case .system(let operation, let code): "\(operation) failed with system error \(code)"
    }
  }
}
