public import DistrictProtocol
import Glibc
import Synchronization
public import X509

/// A roster file on its way from the district: its parts are checked as they come and kept for the next try.
public final class RosterArrival: Sendable {
  /// What the disk must have left beside the file, in bytes: room for the ledger.
  private static let reserve = 16 << 20

  private struct State {
    var head: RosterHead?
    var check: RosterCheck?
    /// The beginning of a page whose rest has not come.
    var begun: [UInt8] = []
    /// Whether some of it was here before this try: after a power cut it may be of another file.
    var isContinued = false
  }

  private let store: RosterStore
  private let authority: Certificate
  private let descriptor: CInt
  private let state = Mutex(State())

  private var path: String { store.paths.arriving }

  /// Goes on with what an earlier try has left, if that may still come into force.
  ///
  /// - Throws: ``RosterRefusal`` where no file can be opened.
  public init(_ store: RosterStore, authority: Certificate) throws(RosterRefusal) {
    self.store = store
    self.authority = authority
    descriptor = open(store.paths.arriving, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .file(FileFailure(.write, path: store.paths.arriving, code: errno)) }
    resume()
  }

  deinit { close(descriptor) }

  /// The head, once it is here and verified.
  public var head: RosterHead? { state.withLock { $0.head } }

  /// Whether all of it came in this try, so that what is wrong with it is wrong at the district.
  var isFresh: Bool { state.withLock { !$0.isContinued } }

  /// How many bytes are here and need not be sent again.
  public var position: Int {
    state.withLock { ($0.check?.nextPage ?? 0) * RosterPage.size + $0.begun.count }
  }

  /// The head, once the whole file is here and is what its head says; `nil` before.
  ///
  /// - Throws: ``RosterRefusal``.
  public func finish() throws(RosterRefusal) -> RosterHead? {
    try state.withLock { state throws(RosterRefusal) -> RosterHead? in
      guard let head = state.head, var check = state.check, check.isComplete else { return nil }
      do throws(RosterFault) { try check.finish() } catch { throw .content(error) }
      return head
    }
  }

  /// Takes the bytes that follow ``position``.
  ///
  /// - Throws: ``RosterRefusal``.
  public func take(_ bytes: [UInt8]) throws(RosterRefusal) {
    try state.withLock { state throws(RosterRefusal) in
      state.begun += bytes
      var taken = 0
      while state.begun.count - taken >= RosterPage.size {
        let page = state.begun[taken..<taken + RosterPage.size]
        try page.withUnsafeBytes { page in Result { () throws(RosterRefusal) in try take(page, &state) } }.get()
        taken += RosterPage.size
      }
      let code = DurableFile.writeAll(Array(state.begun[..<taken]), to: descriptor)
      guard code == 0 else { throw .file(FileFailure(.write, path: path, code: code)) }
      state.begun.removeFirst(taken)
    }
  }

  /// Forgets what is here, so that the file is sent from its beginning.
  public func discard() {
    state.withLock { $0 = State() }
    // What cannot be cut off is written over; only the file's right length is ever put into force.
    _ = ftruncate(descriptor, 0)
    _ = lseek(descriptor, 0, SEEK_SET)
  }

  private func take(_ page: UnsafeRawBufferPointer, _ state: inout State) throws(RosterRefusal) {
    if state.check != nil {
      do throws(RosterFault) { try state.check?.take(page) } catch { throw .content(error) }
    } else {
      let head = try verified(page)
      try demandRoom(for: head)
      state.head = head
      state.check = RosterCheck(head)
    }
  }

  private func verified(_ page: UnsafeRawBufferPointer) throws(RosterRefusal) -> RosterHead {
    let text: String
    do { text = try RosterHeadPage.text(page) } catch { throw .content(error) }
    let head: RosterHead
    do { head = try SignedDocument.rosterHead(text, authority: authority) } catch { throw .document(error) }
    try store.judge(head)
    return head
  }

  private func demandRoom(for head: RosterHead) throws(RosterRefusal) {
    var (disk, file) = (statvfs(), stat())
    guard fstatvfs(descriptor, &disk) == 0, fstat(descriptor, &file) == 0 else { return }
    // What an earlier try has left is taken already.
    let free = Int(disk.f_bavail) * Int(disk.f_frsize) + Int(file.st_size)
    guard free >= head.size + Self.reserve else { throw .noRoom(needed: head.size, free: free) }
  }

  /// Takes the pages that are in the file already, up to the first that is not whole.
  private func resume() {
    guard let file = try? PageFile(path, access: .sequential) else { return }
    state.withLock { state in
      var number = 0
      while state.check?.isComplete != true {
        do {
          try file.withPage(number) { page throws(RosterRefusal) in try take(page, &state) }
        } catch {
          break
        }
        number += 1
      }
      state.isContinued = number > 0
      _ = lseek(descriptor, off_t(number * RosterPage.size), SEEK_SET)
    }
    if head == nil { discard() }
  }
}
