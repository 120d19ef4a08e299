import Glibc
public import StationCore

/// The file with the key of an OSDP reader: 32 hexadecimal digits, readable by its owner alone.
///
/// While a key is being set, the new one lies beside it, so that no power cut can lose the key of a reader.
public enum KeyFile {
  private static let allowedModes: Set<mode_t> = [0o600, 0o400]
  private static let limit = 256

  /// Where the new key lies while it is being set.
  public static func newFile(beside path: String) -> String { "\(path).new" }

  /// What is written to such a file.
  public static func text(of key: OSDPKey) -> [UInt8] { Array("\(Hex.encode(key.bytes))\n".utf8) }

  /// The keys that the reader may have: the file's, then the new one where setting it did not come to its end.
  public static func keys(_ path: String) -> Result<[OSDPKey], KeyFileFault> {
    do throws(KeyFileFault) {
      var keys: [OSDPKey] = []
      for file in [path, newFile(beside: path)] {
        if let key = try key(file) { keys.append(key) }
      }
      guard !keys.isEmpty else { throw .absent }
      return .success(keys)
    } catch {
      return .failure(error)
    }
  }

  /// The key in a file; `nil` where there is no such file.
  ///
  /// - Throws: What makes it no file to trust or no key.
  public static func key(_ path: String) throws(KeyFileFault) -> OSDPKey? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreadable(code: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    let mode = status.st_mode & 0o7777
    guard allowedModes.contains(mode) else { throw .openToOthers(mode: Int(mode)) }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = read(descriptor, &bytes, limit)
    guard count >= 0 else { throw .unreadable(code: errno) }
    let spaces = Array(" \t\r\n".utf8)
    let digits = bytes[..<count].drop { spaces.contains($0) }.reversed().drop { spaces.contains($0) }.reversed()
    guard let bytes = Hex.decode(Array(digits)), let key = OSDPKey(bytes: bytes) else { throw .notAKey }
    guard key != .installation else { throw .installationKey }
    return key
  }
}
