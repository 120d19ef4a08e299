import Glibc
import Ledger
import StationCore
import TestSupport

/// A data directory with ledgers in it, for the tests of what happens to them.
struct SampleStation {
  static let boot = BootID("000102030405060708090a0b0c0d0e0f") ?? { fatalError("a boot id has 32 digits") }()
  static let identity = StationID("CY-SLT-003") ?? { fatalError("that is a station's id") }()
  /// The moment 2026-01-05T00:00:00.000Z, eight in the morning at the station.
  static let morning: Int64 = 1_767_571_200_000

  let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  var path: String { directory.path }
  var ledgerPath: String { directory.file("ledger.sqlite") }

  /// The clocks so many seconds after eight in the morning.
  static func clock(_ seconds: Int64) -> ClockReading {
    ClockReading(
      wallMilliseconds: morning + seconds * 1000, boot: boot, sinceBootMilliseconds: seconds * 1000, isTrusted: true)
  }

  func open(at seconds: Int64 = 0) throws -> LedgerStore {
    try LedgerStore(directory: path, station: Self.identity, at: Self.clock(seconds))
  }

  /// Opens the store and has so many guests check in, one a second.
  @discardableResult
  func open(guests: Int) throws -> LedgerStore {
    let store = try open()
    try Self.checkIn(guests, at: store)
    return store
  }

  static func checkIn(_ guests: Int, at store: LedgerStore) throws {
    for _ in 0..<guests {
      let sequence = try store.current.reader.head().sequence
      _ = try store.append([.checkIn(.guest)], at: clock(sequence))
    }
  }

  /// Writes bytes over a part of a file, as a failing disk would.
  func overwrite(_ name: String, at offset: Int, count: Int, with byte: UInt8 = 0xA5) {
    let file = open(directory.file(name), O_WRONLY)
    defer { close(file) }
    let bytes = [UInt8](repeating: byte, count: count)
    pwrite(file, bytes, count, off_t(offset))
  }

  private func open(_ path: String, _ flags: Int32) -> Int32 { Glibc.open(path, flags) }

  /// The bytes of a file.
  func bytes(_ name: String) -> [UInt8] {
    let file = open(directory.file(name), O_RDONLY)
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 24)
    let count = read(file, &bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }
}
