import Glibc

/// The files of a station's roster.
struct RosterPaths: Sendable {
  /// A whole roster.
  let whole: String
  /// What has changed since; it names the whole roster that it belongs to.
  let changes: String
  /// What is on its way from the district.
  let arriving: String
  /// A file in the making.
  let draft: String

  init(directory: String) {
    whole = "\(directory)/roster.whole"
    changes = "\(directory)/roster.changes"
    arriving = "\(directory)/roster.arriving"
    draft = "\(directory)/roster.draft"
  }

  /// Flushes a file and gives it another name, in the place of whatever had it.
  func move(_ path: String, to destination: String) throws(RosterRefusal) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(FileFailure(.read, path: path, code: errno)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .file(FileFailure(.write, path: path, code: errno)) }
    do { try DurableFile.move(path, to: destination, keepingOnFailure: true) } catch { throw .file(error) }
  }
}
