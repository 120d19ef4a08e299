extension JSONValue {
  /// The canonical UTF-8 bytes: RFC 8785 (JSON Canonicalization Scheme), without numbers that are not integers.
  ///
  /// Members are sorted by their names as UTF-16 code units (RFC 8785 §3.2.3), nothing is escaped but what must be
  /// (§3.2.2.2), and there is no white space.
  public var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    writeCanonical(to: &bytes)
    return bytes
  }

  /// The canonical form as text.
  public var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }

  func writeCanonical(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let truth): bytes.append(contentsOf: (truth ? "true" : "false").utf8)
    case .integer(let number): bytes.append(contentsOf: String(number).utf8)
    case .string(let text): CanonicalText.write(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        element.writeCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, name) in members.keys.sorted(by: CanonicalText.precedes).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        CanonicalText.write(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        members[name, default: .null].writeCanonical(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}
