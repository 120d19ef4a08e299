import Glibc
import Synchronization

/// Everything that SQLite asks of the files of one directory, in order.
final class DiskRecording: Sendable {
  private struct State {
    var directory: String?
    var operations: [DiskOperation] = []
    var files: [String: Int] = [:]
    var sizes: [Int] = []
  }

  private let state = Mutex(State())

  /// Begins anew, with the files of an empty directory.
  func begin(directory: String) { state.withLock { $0 = State(directory: "\(directory)/") } }

  /// Ends, and gives what was recorded.
  func end() -> [DiskOperation] {
    state.withLock { state in
      let operations = state.operations
      state = State()
      return operations
    }
  }

  /// Puts a milestone, or the passing of time, between the operations.
  func append(_ operation: DiskOperation) { state.withLock { $0.operations.append(operation) } }

  /// A file is open; gives its number, or `nil` where it is none of the directory's.
  func opened(_ path: String) -> Int? {
    state.withLock { state in
      guard let directory = state.directory, path.hasPrefix(directory) else { return nil }
      let name = String(path.dropFirst(directory.count))
      if let file = state.files[name] { return file }
      let file = state.sizes.count
      state.sizes.append(0)
      state.files[name] = file
      state.operations.append(.create(name: name, file: file))
      return file
    }
  }

  func deleted(_ path: String) {
    state.withLock { state in
      guard let directory = state.directory, path.hasPrefix(directory) else { return }
      let name = String(path.dropFirst(directory.count))
      guard state.files.removeValue(forKey: name) != nil else { return }
      state.operations.append(.delete(name: name))
    }
  }

  func wrote(_ file: Int, offset: Int, bytes: UnsafeRawBufferPointer) {
    state.withLock { state in
      state.operations.append(.write(file: file, offset: offset, bytes: Array(bytes)))
      state.sizes[file] = max(state.sizes[file], offset + bytes.count)
    }
  }

  func resized(_ file: Int, size: Int) {
    state.withLock { state in
      state.operations.append(.resize(file: file, size: size))
      state.sizes[file] = size
    }
  }

  func synced(_ file: Int) { append(.sync(file: file)) }

  func syncedDirectory(of path: String) {
    state.withLock { state in
      if let directory = state.directory, path.hasPrefix(directory) { state.operations.append(.syncDirectory) }
    }
  }

  /// Notes what came to a file in another way than through SQLite's writes, such as room that was set aside for it.
  ///
  /// - Parameters:
  ///   - file: the file's number.
  ///   - size: how long the file is now.
  ///   - read: reads so many bytes behind an offset.
  func found(_ file: Int, size: Int, read: (_ offset: Int, _ count: Int) -> [UInt8]) {
    let known = state.withLock { $0.sizes[file] }
    if size > known {
      let bytes = read(known, size - known)
      guard bytes.contains(where: { $0 != 0 }) else { return resized(file, size: size) }
      bytes.withUnsafeBytes { wrote(file, offset: known, bytes: $0) }
    } else if size < known {
      resized(file, size: size)
    }
  }
}
