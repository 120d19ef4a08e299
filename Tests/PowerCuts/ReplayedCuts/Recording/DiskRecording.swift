import Glibc
import Synchronization

/// Everything that is asked of the files of one directory, in order.
final class DiskRecording: Sendable {
  private struct State {
    var directory: String?
    var operations: [DiskOperation] = []
    var files: [String: Int] = [:]
    var sizes: [Int] = []

    /// A path inside the directory, without the directory; the shared memory beside a log is no part of it.
    func name(_ path: String) -> String? {
      guard let directory, path.hasPrefix(directory), !path.hasSuffix("-shm") else { return nil }
      return String(path.dropFirst(directory.count))
    }

    mutating func file(_ name: String) -> Int {
      if let file = files[name] { return file }
      let file = sizes.count
      sizes.append(0)
      files[name] = file
      operations.append(.create(name: name, file: file))
      return file
    }

    mutating func write(_ file: Int, offset: Int, bytes: UnsafeRawBufferPointer) {
      operations.append(.write(file: file, offset: offset, bytes: Array(bytes)))
      sizes[file] = max(sizes[file], offset + bytes.count)
    }

    mutating func resize(_ file: Int, to size: Int) {
      guard size != sizes[file] else { return }
      operations.append(.resize(file: file, size: size))
      sizes[file] = size
    }
  }

  private let state = Mutex(State())

  /// Begins anew, with the files of an empty directory.
  func begin(directory: String) { state.withLock { $0 = State(directory: "\(directory)/") } }

  /// Begins anew, with a directory in which files are on the disk already.
  func begin(directory: String, files: [String: FileContent]) {
    begin(directory: directory)
    state.withLock { state in
      for (name, content) in files.sorted(by: { $0.key < $1.key }) {
        var above = NameChange.directory(of: name)
        while !above.isEmpty {
          state.operations.append(.makeDirectory(name: above))
          above = NameChange.directory(of: above)
        }
        let file = state.file(name)
        content.bytes.withUnsafeBytes { state.write(file, offset: 0, bytes: $0) }
        state.resize(file, to: content.size)
      }
      state.operations.append(.settle)
    }
  }

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

  // MARK: Through SQLite's file system

  /// A file is open; gives its number, or `nil` where it is none of the directory's.
  func opened(_ path: String) -> Int? {
    state.withLock { state in state.name(path).map { state.file($0) } }
  }

  func wrote(_ file: Int, offset: Int, bytes: UnsafeRawBufferPointer) {
    state.withLock { $0.write(file, offset: offset, bytes: bytes) }
  }

  func synced(_ file: Int) { append(.sync(file: file)) }

  func syncedDirectory(of path: String) {
    state.withLock { state in
      guard let name = state.name(path) else { return }
      state.operations.append(.syncDirectory(name: NameChange.directory(of: name)))
    }
  }

  func resized(_ file: Int, to size: Int) { state.withLock { $0.resize(file, to: size) } }

  /// Notes what came to a file in another way than through SQLite's writes, such as room that was set aside for it.
  ///
  /// - Parameters:
  ///   - file: the file's number.
  ///   - size: how long the file is now.
  ///   - read: reads so many bytes behind an offset.
  func found(_ file: Int, size: Int, read: (_ offset: Int, _ count: Int) -> [UInt8]) {
    let known = state.withLock { $0.sizes[file] }
    let new = size > known ? read(known, size - known) : []
    guard new.contains(where: { $0 != 0 }) else { return resized(file, to: size) }
    new.withUnsafeBytes { wrote(file, offset: known, bytes: $0) }
  }

  // MARK: Through the C library

  /// A file, or the names in a directory, are on the disk.
  func flushed(_ descriptor: CInt) {
    state.withLock { state in
      guard let directory = state.directory, let path = Self.path(descriptor) else { return }
      var information = stat()
      fstat(descriptor, &information)
      if information.st_mode & S_IFMT == S_IFDIR {
        if path + "/" == directory { state.operations.append(.syncDirectory(name: "")) }
        if let name = state.name(path) { state.operations.append(.syncDirectory(name: name)) }
      } else if let name = state.name(path) {
        let file = state.file(name)
        // A library that packs what it writes asks the kernel by itself: its file is found when it is flushed.
        let packed = state.sizes[file] == 0 ? Self.content(of: path, Int(information.st_size)) : []
        if !packed.isEmpty { packed.withUnsafeBytes { state.write(file, offset: 0, bytes: $0) } }
        state.operations.append(.sync(file: file))
      }
    }
  }

  /// Bytes were written where the descriptor stood.
  func wrote(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) {
    state.withLock { state in
      guard state.directory != nil, let path = Self.path(descriptor), let name = state.name(path) else { return }
      let end = Int(lseek(descriptor, 0, SEEK_CUR))
      let file = state.file(name)
      var information = stat()
      fstat(descriptor, &information)
      // Nobody tells of a file that was emptied as it was opened: it is shorter than is known of it.
      if Int(information.st_size) < state.sizes[file] { state.resize(file, to: end - bytes.count) }
      state.write(file, offset: end - bytes.count, bytes: bytes)
    }
  }

  func moved(_ old: String, to new: String) {
    state.withLock { state in
      guard let from = state.name(old), let to = state.name(new) else { return }
      if let file = state.files.removeValue(forKey: from) { state.files[to] = file }
      for name in state.files.keys where name.hasPrefix("\(from)/") {
        state.files[to + name.dropFirst(from.count)] = state.files.removeValue(forKey: name)
      }
      state.operations.append(.move(from: from, to: to))
    }
  }

  func linked(_ old: String, as new: String) {
    state.withLock { state in
      guard let from = state.name(old), let to = state.name(new), let file = state.files[from] else { return }
      state.files[to] = file
      state.operations.append(.create(name: to, file: file))
    }
  }

  func deleted(_ path: String) {
    state.withLock { state in
      guard let name = state.name(path), state.files.removeValue(forKey: name) != nil else { return }
      state.operations.append(.delete(name: name))
    }
  }

  func madeDirectory(_ path: String) {
    state.withLock { state in
      if let name = state.name(path) { state.operations.append(.makeDirectory(name: name)) }
    }
  }

  private static func content(of path: String, _ size: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard size > 0, descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: size)
    return read(descriptor, &bytes, size) == size ? bytes : []
  }

  private static func path(_ descriptor: CInt) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }
}
