import Foundation

/// Another process that takes a device's lock: the `flock` command.
final class LockingProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts it; `isHolding` is whether it got the lock.
  init(_ path: String) throws {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
    process.arguments = ["--nonblock", path, "sh", "-c", "echo held; read line"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    isHolding = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self) == "held\n"
  }

  let isHolding: Bool
  var id: Int32 { process.processIdentifier }

  /// Lets go of the lock and waits until the process is gone.
  func end() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
