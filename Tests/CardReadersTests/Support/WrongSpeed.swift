/// What a port hears of bytes that were sent at another speed than it runs at.
enum WrongSpeed {
  /// The bytes as the receiver samples them: one start bit, eight of data, one stop bit, least significant first.
  ///
  /// A byte without its stop bit is handed on all the same, and the next one begins after the line was high again.
  static func heard(_ bytes: [UInt8], sentAt sent: Int, heardAt heard: Int) -> [UInt8] {
    if sent == heard { return bytes }
    let levels: [Bool] = bytes.flatMap { byte -> [Bool] in [false] + (0..<8).map { byte >> $0 & 1 == 1 } + [true] }
    func level(_ time: Double) -> Bool {
      let index = Int(time * Double(sent))
      return index < levels.count ? levels[index] : true
    }
    let end = Double(levels.count) / Double(sent)
    let bit = 1 / Double(heard)
    let step = min(bit, 1 / Double(sent)) / 8
    var result: [UInt8] = []
    var time = step / 2
    while time < end {
      guard !level(time), !level(time + bit / 2) else {
        time += step
        continue
      }
      result.append((0..<8).reduce(0) { $0 | (level(time + bit * (1.5 + Double($1))) ? 1 << $1 : 0) })
      time += bit * 9.5
      while time < end, !level(time) { time += step }
    }
    return result
  }
}
