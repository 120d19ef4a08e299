import CardReaders
import Daemon
import Logging
import ReaderFrames
import StationCore
import Synchronization

/// What the log is told of the readers of one line: the same thing not again and again.
final class ReaderJournal: Sendable {
  /// How often the same loss of a reader, or its coming back, is told.
  private static let interval = Duration.seconds(60)
  /// How often bytes that are no card are told; radio noise can make some all day long.
  private static let noiseInterval = Duration.seconds(600)

  private enum Remark: Hashable {
    case found(Int)
    case lost(Int, ReaderFault)
    case identifying(Int)
    case identified(Int, ReaderFinding)
    case refused(Int, isOfTheWire: Bool)
  }

  private struct State {
    var changes = RepetitionLimit<Remark>(interval: ReaderJournal.interval)
    var noise = RepetitionLimit<Remark>(interval: ReaderJournal.noiseInterval)
    var lostSince: [Int: ContinuousClock.Instant] = [:]
  }

  private let readers: [ReaderConfiguration]
  private let logger: Logger
  private let state = Mutex(State())

  init(readers: [ReaderConfiguration], logger: Logger) {
    self.readers = readers
    self.logger = logger
  }

  func found(_ reader: Int, at now: ContinuousClock.Instant) {
    let (heldBack, since) = state.withLock {
      ($0.changes.admit(.found(reader), at: now), $0.lostSince.removeValue(forKey: reader))
    }
    guard let heldBack else { return }
    var metadata = metadata(of: reader, heldBack)
    if let since { metadata["away"] = "\(Self.text(now - since))" }
    logger.notice("the reader is there", metadata: metadata)
  }

  func identifying(_ reader: Int, at now: ContinuousClock.Instant) {
    guard let heldBack = state.withLock({ $0.changes.admit(.identifying(reader), at: now) }) else { return }
    logger.notice("finding out what the reader speaks; tap a card", metadata: metadata(of: reader, heldBack))
  }

  func identified(_ reader: Int, as finding: ReaderFinding, at now: ContinuousClock.Instant) {
    let remark = Remark.identified(reader, finding)
    guard let heldBack = state.withLock({ $0.changes.admit(remark, at: now) }) else { return }
    var metadata = metadata(of: reader, heldBack)
    metadata["protocol"] = "\(finding.protocol.rawValue)"
    metadata["speed"] = "\(finding.speed)"
    if let address = finding.address { metadata["address"] = "\(address)" }
    logger.notice("the reader is identified", metadata: metadata)
  }

  func lost(_ reader: Int, by fault: ReaderFault, at now: ContinuousClock.Instant) {
    let heldBack = state.withLock {
      if $0.lostSince[reader] == nil { $0.lostSince[reader] = now }
      return $0.changes.admit(.lost(reader, fault), at: now)
    }
    guard let heldBack else { return }
    var metadata = metadata(of: reader, heldBack)
    metadata["problem"] = "\(fault.words)"
    if let details = fault.details(of: readers[reader].device) { metadata["details"] = "\(details)" }
    logger.warning("the reader cannot be read", metadata: metadata)
  }

  func refused(_ reader: Int, by fault: FrameFault, at now: ContinuousClock.Instant) {
    let remark = Remark.refused(reader, isOfTheWire: fault.isOfTheWire)
    guard let heldBack = state.withLock({ $0.noise.admit(remark, at: now) }) else { return }
    var metadata = metadata(of: reader, heldBack)
    metadata["problem"] = "\(fault)"
    logger.info("bytes that are no card", metadata: metadata)
  }

  private func metadata(of reader: Int, _ heldBack: Int) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["reader": "\(readers[reader].name)", "device": "\(readers[reader].device)"]
    if heldBack > 0 { metadata["not-logged"] = "\(heldBack) more since the last such line" }
    return metadata
  }

  private static func text(_ time: Duration) -> String {
    let (seconds, attoseconds) = time.components
    return seconds < 10 ? "\(seconds * 1_000 + attoseconds / 1_000_000_000_000_000) ms" : "\(seconds) s"
  }
}
