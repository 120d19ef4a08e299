import Glibc
import StationCore

/// An open device that bytes come from and go to, never waiting for either.
protocol SerialLine: AnyObject {
  /// The descriptor to poll; the line keeps it and closes it.
  var descriptor: Int32 { get }
  /// Has the line run at so many bits a second; whether the device does.
  func setSpeed(_ speed: Int) -> Bool
  /// Gives the device back.
  func close()
}

extension SerialLine {
  /// Reads what is there.
  func read(into buffer: inout [UInt8]) -> LineRead {
    let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { return .bytes(count) }
    guard count < 0 else { return .gone }
    return errno == EAGAIN || errno == EINTR ? .nothing : .gone
  }

  /// Writes as many of the bytes as the device takes now, and says how many.
  ///
  /// A failure counts as none: that the device is gone shows when it is polled.
  func write(_ bytes: [UInt8]) -> Int {
    max(0, bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) })
  }
}
