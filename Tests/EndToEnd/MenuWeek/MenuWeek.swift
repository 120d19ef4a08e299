import Glibc
import KioskMenu

/// Writes a recording of random days at a busy station to standard output.
///
/// Arguments: a seed, and how many days. The same seed gives the same recording.
@main
struct MenuWeek {
  static func main() {
    let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    guard numbers.count == 2 else { exit(2) }
    var week = RandomWeek(seed: numbers[0]) { line in
      print(String(decoding: line.bytes, as: UTF8.self), terminator: "")
    }
    for _ in 0..<numbers[1] { week.liveADay() }
  }
}
