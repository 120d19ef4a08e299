import ArgumentParser
import CommandLineTool
import Glibc
import LocalAPI
import StationCore
import Terminal

/// `station send`: what is unsent goes to the district now.
struct SendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "send", abstract: "Sends everything unsent to the district now, and waits until it is there.",
    discussion: """
      Before a station is moved or switched off for long, and wherever the upload policy would wait.
      Exit status 1 where not everything has arrived when the time is over; it goes on being sent all the same.

      Examples:
        station send
        station send --wait 300
      """)

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "For how many seconds to wait, 0 to 86400.")
  var wait = 60

  func validate() throws {
    guard (0...86_400).contains(wait) else { throw ValidationError("--wait takes 0 to 86400 seconds") }
  }

  func run() throws {
    let client = try DaemonClient(options)
    let end = ContinuousClock.now + .seconds(wait)
    guard case .forwarding = try client.ask(.forward) else { return }
    while true {
      guard case .status(let status) = try client.ask(.status) else { return }
      if status.district.state == .alone { throw CommandFailure(.badNews, "no district is configured") }
      if status.unsent == 0 {
        Standard.output.write("The district has everything.\n")
        return
      }
      guard ContinuousClock.now < end else {
        throw CommandFailure(
          .badNews,
          "still only here: \(status.unsent)" + (status.district.problem.map { ": \($0)" } ?? ""))
      }
      usleep(200_000)
    }
  }
}
