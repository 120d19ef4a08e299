import Glibc
import StationCore

/// Moves a damaged ledger's files out of the way, whole and untouched, with a note that says what was found.
struct SetAsideFiles {
  /// The data directory.
  let directory: String
  /// The place in it that the files get.
  let evidence: String

  private var place: String { "\(directory)/\(evidence)" }

  /// A name that is not taken yet, by the ledger and the moment (milliseconds since 1970-01-01T00:00:00Z).
  static func name(of ledger: LedgerID?, at moment: Int64, in directory: String) -> String {
    let time = Timestamp.text(moment).prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    let name = "set-aside/\(ledger?.description ?? "unknown")-\(time)"
    guard DataFile.exists("\(directory)/\(name)") else { return name }
    let number = (2...).first { !DataFile.exists("\(directory)/\(name)-\($0)") } ?? 2
    return "\(name)-\(number)"
  }

  /// Makes the place and the note in it.
  func prepare(_ problem: String) throws(LedgerFailure) {
    try DataFile.makeDirectory(place)
    let note = """
      This ledger was set aside: \(problem).

      Please do not delete anything here: these files are the only evidence of what happened, and check-ins that the
      district has not yet may be in them. Call the technician; `station export` takes this directory along.
      The station goes on with a new ledger, which names this one in its first event.

      这个账本有损坏，已原样另存：请不要删除这里的任何文件，请通知技术员；
      `station export` 会一并带走。驿站已用新账本继续工作。

      """
    try DataFile.write(Array(note.utf8), to: "\(place)/READ-ME.txt")
  }

  /// Moves the files; again, where a power cut came in between.
  func take() throws(LedgerFailure) {
    let ledger = LedgerFile.path(in: directory)
    let isTaken = DataFile.exists("\(place)/\(LedgerFile.name)")
    if isTaken, DataFile.exists(ledger) { return }
    if !isTaken, DataFile.exists(ledger) { try DataFile.move(ledger, to: "\(place)/\(LedgerFile.name)") }
    for name in LedgerFile.companions where DataFile.exists("\(directory)/\(name)") {
      try DataFile.move("\(directory)/\(name)", to: "\(place)/\(name)")
    }
    try DataFile.flush(directory: directory)
    try DataFile.flush(directory: place)
  }

  /// Gives the files a second name under which they are read: SQLite then makes its own index beside them.
  func makeReadable(as id: LedgerID) throws(LedgerFailure) {
    let reading = "\(directory)/\(EarlierLedger.place(of: id))"
    guard DataFile.exists("\(place)/\(LedgerFile.name)") else { return }
    try DataFile.makeDirectory(reading)
    for name in [LedgerFile.name, "\(LedgerFile.name)-wal"] where DataFile.exists("\(place)/\(name)") {
      try DataFile.link("\(place)/\(name)", as: "\(reading)/\(name)")
    }
    try DataFile.flush(directory: reading)
  }
}
