import CardReaders
import Glibc
import StationCore

/// The driver of OSDP readers by itself, for a test that keeps the time and carries the bytes.
///
/// Arguments: the reader's address, and its key where it has one. Each line that comes is a time in microseconds and
/// the bytes that came then, in hexadecimal digits; without bytes, time passed. Each line that goes is when the driver
/// is to be woken, in microseconds or `-`, and what it said, each after a space: `send:HEX`, `card:HEX`, `keys:TEXT`,
/// `answering`, `failing:STATE`.
@main
struct OSDPPanel {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let address = arguments.first.flatMap({ Int($0) }) else { exit(2) }
    let keys = arguments.dropFirst().compactMap { OSDPKey($0) }
    let reader = ReaderConfiguration(
      name: "counter", device: "/dev/null", protocol: .osdp,
      osdp: OSDPSettings(address: address, keyFile: keys.isEmpty ? nil : "-", keys: keys))
    let start = ContinuousClock.now
    var driver = OSDPDriver([reader])
    say(driver.opened(at: start), driver.wakeAt.map { $0 - start })
    while let line = readLine() {
      let words = line.split(separator: " ")
      guard let time = words.first.flatMap({ Int($0) }) else { exit(2) }
      let now = start + .microseconds(time)
      if words.count > 1, let bytes = Hex.decode(words[1]) {
        say(driver.receive(bytes[...], at: now), driver.wakeAt.map { $0 - start })
      } else {
        say(driver.timePassed(at: now), driver.wakeAt.map { $0 - start })
      }
    }
  }

  private static func say(_ events: [ReaderEvent], _ wake: Duration?) {
    let microseconds = wake.map { "\(Int(($0 / .microseconds(1)).rounded(.up)))" } ?? "-"
    let line = ([microseconds] + events.compactMap(words)).joined(separator: " ") + "\n"
    // A pipe takes so little at once.
    if write(STDOUT_FILENO, line, line.utf8.count) != line.utf8.count { exit(1) }
  }

  private static func words(_ event: ReaderEvent) -> String? {
    switch event {
    case .send(let bytes): "send:\(Hex.encode(bytes))"
    case .reading(let card, _): "card:\(Hex.encode(card.bytes))"
    case .keys(let keys, _): "keys:\(keys)"
    case .answering: "answering"
    case .failing(let fault, _): "failing:\(fault.state)"
    case .refused, .identifying, .identified, .changeSpeed: nil
    }
  }
}
