import Foundation
import Testing

private let systemdAnalyze = "/usr/bin/systemd-analyze"

/// What lies on the kiosk, judged by systemd's own tools.
@Suite(
  .enabled(
    if: FileManager.default.isExecutableFile(atPath: systemdAnalyze),
    "skipped: systemd-analyze is not installed (Debian's package systemd), so nobody has judged the units"))
struct DeviceFilesTests {
  private static let device = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "device")

  @Test func deviceUnitsAreAcceptedBySystemd() throws {
    // systemd-analyze ends with 0 on an unknown key, so that its words are what counts.
    #expect(try verdict { $0 } == "")
  }

  @Test func systemdsVerdictIsHeard() throws {
    #expect(try verdict { $0.replacing("Restart=always", with: "Restrat=always") }.contains("Restrat"))
  }

  @Test func theDaemonIsShutIn() throws {
    let unit = Self.device.appending(path: "systemd/stationd.service").path
    let (status, output) = try run([systemdAnalyze, "security", "--offline=true", "--threshold=18", unit])
    #expect(status == 0, "\(output)")
    let (stricter, _) = try run([systemdAnalyze, "security", "--offline=true", "--threshold=10", unit])
    #expect(stricter != 0)
  }

  @Test func theMenuIsShutIn() throws {
    let unit = Self.device.appending(path: "systemd/station-menu.service").path
    let (status, output) = try run([systemdAnalyze, "security", "--offline=true", "--threshold=14", unit])
    #expect(status == 0, "\(output)")
  }

  @Test func everyFileOfTheKioskIsInTheTableAndInstalled() throws {
    let text = try String(contentsOf: Self.device.appending(path: "README.md"), encoding: .utf8)
    let table = text.split(separator: "\n").filter { $0.hasPrefix("| `") }.joined()
    let commands = try #require(text.firstMatch(of: #/(?s)## Installing by hand.*?```sh\n(.*?)```/#)).1
    let files = try #require(FileManager.default.subpaths(atPath: Self.device.path))
    for file in files where file.contains("/") && !file.hasPrefix("screens/") {
      let path = Self.device.appending(path: file)
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder)
      guard exists, !isFolder.boolValue else { continue }
      let isTold = table.contains("`\(path.lastPathComponent)`") || table.contains("`\(file)`")
      #expect(isTold, "\(file) is not in the table")
      let folder = file.prefix { $0 != "/" }
      #expect(commands.contains(folder), "nothing is installed from \(folder)")
    }
  }

  @Test func theDaemonMayAskWhetherTheClockIsRight() throws {
    let text = try String(contentsOf: Self.device.appending(path: "systemd/stationd.service"), encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(!lines.contains("ProtectClock=yes"))
    let filters = lines.filter { $0.hasPrefix("SystemCallFilter=") }
    #expect(filters.last?.contains("adjtimex clock_adjtime") == true)
  }

  @Test func theUsersAreAccepted() throws {
    let users = Self.device.appending(path: "sysusers.d/warmstation.conf").path
    let (status, output) = try run(["/usr/bin/systemd-sysusers", "--dry-run", users])
    #expect(status == 0, "\(output)")
    #expect(output.contains("warmstation-menu"), "\(output)")
  }

  /// Debian 12's udevadm cannot verify rules yet, so that each is held against the form of one: `KEY op "value", …`.
  @Test func theRulesAreInTheFormOfUdev() throws {
    let text = try String(contentsOf: Self.device.appending(path: "udev/60-warmstation.rules"), encoding: .utf8)
    let rules = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let term = #/(SUBSYSTEM|KERNEL|ATTR\{idVendor\}|ENV\{[A-Z_]+\})=="[^"]+"|(GROUP|MODE|ENV\{[A-Z_]+\})="[^"]+"/#
    #expect(rules.count == 2)
    for rule in rules {
      for part in rule.split(separator: ", ") { #expect(part.wholeMatch(of: term) != nil, "\(part)") }
    }
  }

  /// What systemd says about the units, with programs in them that every machine has.
  private func verdict(of change: (String) -> String) throws -> String {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    var units: [String] = []
    for name in ["stationd.service", "station-menu.service"] {
      let text = try String(contentsOf: Self.device.appending(path: "systemd/\(name)"), encoding: .utf8)
        .replacing(#/ExecStart=\S+/#, with: "ExecStart=/bin/true")
      let unit = directory.appending(path: name)
      try change(text).write(to: unit, atomically: true, encoding: .utf8)
      units.append(unit.path)
    }
    // Debian's, which a kiosk has and a developer's machine has not.
    try "[Service]\nExecStart=/bin/true\n".write(
      to: directory.appending(path: "seatd.service"), atomically: true, encoding: .utf8)
    return try run([systemdAnalyze, "verify", "--man=no"] + units).output
  }

  private func run(_ command: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
