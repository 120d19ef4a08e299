import DistrictProtocol
import Glibc
import NIOPosix

/// The roster files that are ready to be sent, each made once when the first station asks for it.
///
/// They are no part of the store: the same roster gives the same pages on every server, so that a transfer that was
/// interrupted goes on wherever it is asked for.
actor RosterFiles {
  /// So many files are kept: some for stations that are in the middle of one.
  private static let most = 6

  private let maker: RosterFileMaker
  private let store: DistrictStore
  private var made: [(after: Int, version: Int, file: RosterFile)] = []
  private var making: [Int: Task<RosterFile?, any Error>] = [:]
  private var isDirectoryReady = false

  init(store: DistrictStore, authority: DistrictAuthority, directory: String) {
    self.store = store
    maker = RosterFileMaker(store: store, authority: authority, directory: directory)
  }

  /// A file that is still here, by its digest.
  func file(digest: String) -> RosterFile? { made.first { $0.file.head.digest == digest }?.file }

  /// The file that a station with a version needs; `nil` before the first roster.
  ///
  /// - Throws: ``DistrictFault``.
  func file(after: Int) async throws -> RosterFile? {
    let wanted = try await store.aside { (store) throws(DistrictFault) -> (version: Int, after: Int)? in
      guard let version = try store.rosterVersion() else { return nil }
      // Every version too old for a difference gets the same file.
      return (version, try store.canMakeDifference(after: after) ? after : 0)
    }
    guard let (version, after) = wanted else { return nil }
    if let ready = made.first(where: { $0.after == after && $0.version == version }) { return ready.file }
    if let task = making[after] { return try await task.value }
    try prepareDirectory()
    let maker = maker
    let task = Task { try await NIOThreadPool.singleton.runIfActive { try maker.make(after: after) } }
    making[after] = task
    defer { making[after] = nil }
    guard let file = try await task.value else { return nil }
    keep(file, after: after)
    return file
  }

  private func keep(_ file: RosterFile, after: Int) {
    made.removeAll { $0.file.head.digest == file.head.digest }
    made.append((after, file.head.version, file))
    while made.count > Self.most {
      let old = made.removeFirst()
      unlink(old.file.path)
    }
  }

  /// Files of an earlier run were signed by a key that may have been replaced since.
  private func prepareDirectory() throws {
    guard !isDirectoryReady else { return }
    try FileAccess.makeDirectory(maker.directory)
    FileAccess.removeFiles(in: maker.directory)
    isDirectoryReady = true
  }
}
