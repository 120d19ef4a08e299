public import CardReaders
public import ReaderSimulator
public import StationCore

/// A driver and the simulated readers that it speaks to, in a time of their own: hours pass in moments.
public struct VirtualLine {
  /// The readers, to be shown cards and given faults.
  public var readers: SimulatedLine
  /// What the driver said, in order.
  public private(set) var events: [ReaderEvent] = []
  /// The bytes that the driver was given, as they came.
  public private(set) var received: [[UInt8]] = []
  /// The time on the line.
  public private(set) var now = ContinuousClock.now
  /// The taps, and when each was told.
  public private(set) var taps: [(card: CanonicalCard, at: ContinuousClock.Instant)] = []
  /// Whether events, bytes and all taps are kept for whoever asks afterwards, or the last tap only.
  public var isRecording = true
  /// The longest piece in which the driver is given what came; `nil` for all at once.
  public var pieces: Int?
  private var driver: any ReaderDriver
  private var held = HeldCardFilter()

  /// The driver and one simulated reader of a protocol.
  ///
  /// - Throws: What the simulator says of the settings.
  public init(_ protocol: ReaderProtocol, seed: UInt64 = 1) throws(SimulatorFault) {
    self.init(
      `protocol`.makeDriver(for: [SampleReader.configuration(`protocol`)]),
      readers: SimulatedLine(try `protocol`.makeReaders(SampleReader.settings(`protocol`)), seed: seed))
  }

  /// A driver, and the readers that it is given.
  public init(_ driver: any ReaderDriver, readers: SimulatedLine) {
    self.driver = driver
    self.readers = readers
    take(self.driver.opened(at: now))
  }

  /// A driver whose device is open already, and the readers that it finds there from now on.
  public init(resuming driver: any ReaderDriver, readers: SimulatedLine, at now: ContinuousClock.Instant) {
    self.driver = driver
    self.readers = readers
    self.now = now
  }

  /// Holds a card to the first reader for so long, and lets that time pass.
  ///
  /// - Throws: The fault of a card that is none.
  public mutating func hold(_ card: String, for time: Duration) throws(SimulatorFault) {
    try readers.present(card, for: time, at: now)
    run(for: time)
  }

  /// Gives the driver bytes that no reader sent, in pieces of this length.
  public mutating func disturb(with noise: [UInt8], pieces: Int = 64) {
    var rest = noise[...]
    while !rest.isEmpty {
      receive(Array(rest.prefix(pieces)))
      rest = rest.dropFirst(pieces)
      run(for: .milliseconds(1))
    }
  }

  /// Lets time pass: bytes go both ways, at once.
  public mutating func run(for time: Duration) {
    let end = now + time
    deliver()
    while let wake = [driver.wakeAt, readers.wakeAt].compactMap(\.self).min(), wake <= end {
      now = max(now, wake)
      readers.timePassed(at: now)
      deliver()
      if let wake = driver.wakeAt, wake <= now { take(driver.timePassed(at: now)) }
      deliver()
    }
    now = end
  }

  private mutating func deliver() {
    while case let bytes = readers.takeOutput(), !bytes.isEmpty {
      var rest = bytes[...]
      while case let piece = rest.prefix(pieces ?? rest.count), !piece.isEmpty {
        receive(Array(piece))
        rest = rest.dropFirst(piece.count)
      }
    }
  }

  private mutating func receive(_ bytes: [UInt8]) {
    if isRecording { received.append(bytes) }
    take(driver.receive(bytes[...], at: now))
  }

  private mutating func take(_ events: [ReaderEvent]) {
    if isRecording { self.events += events }
    for event in events {
      switch event {
      case .send(let bytes): readers.receive(bytes[...], at: now)
      case .reading(let card, _) where held.isTap(card, at: now):
        if !isRecording { taps.removeAll() }
        taps.append((card, now))
      default: break
      }
    }
  }
}
