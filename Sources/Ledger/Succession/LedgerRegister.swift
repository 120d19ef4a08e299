import FoundationEssentials
import StationCore

/// The ledgers of a data directory in a small file beside them, for when a ledger cannot even tell its id.
///
/// Written only when a ledger is made.
struct LedgerRegister: Codable {
  /// The id of the ledger in force, sixteen hexadecimal digits; `nil` before the first.
  var current: String?
  /// Those before it, oldest first.
  var earlier: [EarlierLedger] = []
  /// A change of ledgers that has begun.
  var succession: Succession?

  private static func path(_ directory: String) -> String { "\(directory)/ledgers.json" }

  /// What the file says; nothing where there is none, or it cannot be read.
  static func load(directory: String) -> LedgerRegister {
    guard let bytes = DataFile.read(path(directory)),
      let register = try? JSONDecoder().decode(LedgerRegister.self, from: Data(bytes))
    else { return LedgerRegister() }
    return register
  }

  /// Replaces the file.
  func save(directory: String) throws(LedgerFailure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let bytes: [UInt8]
    do { bytes = Array(try encoder.encode(self)) } catch {
      throw LedgerFailure(error)
    }
    try DataFile.write(bytes + [UInt8(ascii: "\n")], to: Self.path(directory))
    try DataFile.own(Self.path(directory))
  }
}
