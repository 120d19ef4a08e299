import Glibc

/// The pages of the program's file that only its start needed.
///
/// A start reads tables and code that are never used again, some ten megabytes of them. They are only mapped from the
/// file: given back, they cost nothing, and what is needed after all is mapped again without being read from the disk.
enum StartPages {
  /// Gives them back; what cannot be found stays as it is.
  static func release() {
    guard let program = program(), let maps = text(of: "/proc/self/maps") else { return }
    for line in maps.split(separator: "\n") {
      guard let range = codeRange(line, of: program), let start = UnsafeMutableRawPointer(bitPattern: range.lowerBound)
      else { continue }
      madvise(start, range.count, MADV_DONTNEED)
    }
  }

  /// The addresses of a line of `/proc/PID/maps` (proc(5)), where it is code of that file, which nobody writes to;
  /// `nil` for any other line.
  static func codeRange(_ line: some StringProtocol, of program: String) -> Range<UInt>? {
    let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
    guard fields.count == 6, fields[1] == "r-xp", fields[5].drop(while: { $0 == " " }) == program else { return nil }
    let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
    return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
  }

  private static func program() -> String? {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    guard count > 0 else { return nil }
    return String(decoding: path.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func text(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = read(file, &chunk, chunk.count), count > 0 { bytes += chunk.prefix(count) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
