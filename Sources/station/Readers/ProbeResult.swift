import StationCore

/// What `station reader probe` found: its JSON.
struct ProbeResult: Encodable {
  /// How sure it is.
  enum Confidence: String, Encodable {
    /// A frame with a right checksum, or an answer that only such a reader gives.
    case certain
    /// Lines of text, as many devices send them.
    case likely
  }

  let device: String
  let identity: String
  let finding: ReaderFinding?

  var confidence: Confidence? { finding.map { $0.protocol == .line ? .likely : .certain } }

  /// Writes every member, also those that are `null`.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(device, forKey: .device)
    try container.encode(identity, forKey: .identity)
    try container.encode(finding != nil, forKey: .found)
    try container.encode(finding?.protocol, forKey: .protocol)
    try container.encode(finding?.speed, forKey: .speed)
    try container.encode(finding?.address, forKey: .address)
    try container.encode(confidence, forKey: .confidence)
  }

  private enum CodingKeys: String, CodingKey {
    case device, identity, found, `protocol`, speed, address, confidence
  }

  /// The table for the configuration file; `nil` where nothing was found.
  var table: String? {
    guard let finding else { return nil }
    let quoted = device.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    var lines = [
      "[[reader]]", "name = \"counter\"", "device = \"\(quoted)\"", "protocol = \"\(finding.protocol.rawValue)\"",
      "speed = \(finding.speed)",
    ]
    if let address = finding.address { lines.append("address = \(address)") }
    return lines.map { $0 + "\n" }.joined()
  }
}
