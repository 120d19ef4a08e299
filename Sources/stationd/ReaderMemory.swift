import CardReaders
import FoundationEssentials
import Logging
import StationCore
import Synchronization
import Uplink

/// What was found out about readers with `protocol = "auto"`, kept in `readers.json` in the data directory.
///
/// It only spares the next start the search: a file that is damaged or cannot be written costs that, and a line in the
/// log.
final class ReaderMemory: FindingMemory {
  /// One reader that was found; members of the file.
  private struct Entry: Codable, Equatable {
    /// The device as the configuration names it.
    let device: String
    /// What the system says that the device is.
    let identity: String
    let finding: ReaderFinding
  }

  private let path: String
  private let logger: Logger
  private let entries: Mutex<[Entry]>

  /// What the file of a data directory says.
  init(directory: String, logger: Logger) {
    path = "\(directory)/readers.json"
    self.logger = logger
    var entries: [Entry] = []
    do {
      if let bytes = try DurableFile.read(path) { entries = try JSONDecoder().decode([Entry].self, from: Data(bytes)) }
    } catch let failure as FileFailure {
      logger.warning("what was found out about the readers is not known", metadata: ["problem": "\(failure)"])
    } catch {
      logger.warning("what was found out about the readers is damaged and ignored", metadata: ["file": "\(path)"])
    }
    self.entries = Mutex(entries)
  }

  func finding(on device: String, _ identity: DeviceIdentity) -> ReaderFinding? {
    entries.withLock { $0.first { $0.device == device && $0.identity == identity.key }?.finding }
  }

  func keep(_ finding: ReaderFinding, on device: String, _ identity: DeviceIdentity) {
    let entry = Entry(device: device, identity: identity.key, finding: finding)
    entries.withLock { entries in
      guard !entries.contains(entry) else { return }
      // One device has one reader: what was there before will not come back by itself.
      entries.removeAll { $0.device == device }
      entries.append(entry)
      entries.sort { $0.device < $1.device }
      save(entries)
    }
  }

  private func save(_ entries: [Entry]) {
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try DurableFile.write([UInt8](encoder.encode(entries)), to: path)
    } catch {
      logger.warning("what was found out about a reader could not be kept", metadata: ["problem": "\(error)"])
    }
  }
}
