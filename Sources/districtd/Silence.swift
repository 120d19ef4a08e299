import ArgumentParser

/// A length of time as it is typed: `2d`, `6h` or `30m`.
struct Silence: ExpressibleByArgument {
  let milliseconds: Int64

  init(milliseconds: Int64) { self.milliseconds = milliseconds }

  init?(argument: String) {
    let units: [Character: Int64] = ["d": 86_400_000, "h": 3_600_000, "m": 60_000]
    guard let unit = argument.last.flatMap({ units[$0] }), (2...6).contains(argument.utf8.count),
      let count = Int64(argument.dropLast()), count > 0
    else { return nil }
    milliseconds = count * unit
  }

  var defaultValueDescription: String {
    milliseconds.isMultiple(of: 86_400_000) ? "\(milliseconds / 86_400_000)d" : "\(milliseconds / 60_000)m"
  }
}
