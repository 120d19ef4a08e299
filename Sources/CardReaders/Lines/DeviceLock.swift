import Glibc
import StationCore

/// The lock that keeps other processes from a device, if they ask for it as well.
enum DeviceLock {
  /// Takes the lock for as long as the descriptor is open.
  ///
  /// - Throws: `busy` where another process has it.
  static func take(_ descriptor: Int32) throws(ReaderFault) {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .failed("flock", errno) }
  }

  /// The process that has the lock of a device, by the kernel's list; `nil` where none is known.
  static func holder(of device: stat) -> pid_t? {
    // 1: FLOCK  ADVISORY  WRITE 1234 00:05:96 0 EOF (Linux, `proc(5)`)
    let id = [device.st_dev >> 8 & 0xFFF, device.st_dev & 0xFF | device.st_dev >> 12 & ~0xFF]
    let file = id.map { hexadecimal(UInt64($0)) } + [String(device.st_ino)]
    for line in SystemFile.content("/proc/locks").split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 6, words[1] == "FLOCK", words[5] == file.joined(separator: ":") else { continue }
      return pid_t(words[4])
    }
    return nil
  }

  private static func hexadecimal(_ number: UInt64) -> String {
    let digits = String(number, radix: 16)
    return digits.count < 2 ? "0" + digits : digits
  }
}
