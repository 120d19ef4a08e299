import FoundationEssentials

/// JSON for scripts, as every reading command prints it with `--json`.
public enum JSONOutput {
  /// Prints the value to standard output, indented, its members in alphabetical order.
  public static func write(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    Standard.output.writeLine(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}
