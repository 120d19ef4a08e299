import Ledger
import LocalAPI
import Logging
import StationCore

/// What the desk does about a disk that runs out.
extension CheckInDesk {
  /// Has the ledger write events; on a full disk, with the room that was kept back for them.
  func write(_ bodies: [EventBody], at now: ClockReading) throws(LedgerFailure) -> [EventRecord] {
    do {
      return try store.append(bodies, at: now)
    } catch {
      guard error.isDiskFull, reserve.release() else { throw error }
      logger.error(
        "the disk is full: what was kept back for the next check-ins is used now; make room on it",
        metadata: ["checkIns": "\(DiskRule.reservedCheckIns)", "directory": "\(settings.dataDirectory)"])
      return try store.append(bodies, at: now)
    }
  }

  /// Looks how the disk stands, keeps room back again where it can, and records a change.
  func watchDisk(at now: ClockReading) {
    let isHeld = reserve.hold()
    guard let disk = reserve.disk else { return }
    let state = DiskRule.state(of: disk, before: diskState, hasReserve: isHeld)
    guard state != diskState else { return }
    let before = diskState
    diskState = state
    concerns.removeAll { $0 == .diskLow || $0 == .diskReserve }
    switch state {
    case .enough: break
    case .low: concerns.append(.diskLow)
    case .reserve: concerns.append(.diskReserve)
    }
    concerns.sort()
    logger.log(
      level: state == .enough ? .notice : .warning, "disk",
      metadata: ["state": "\(state.rawValue)", "free": "\(disk.free)", "directory": "\(settings.dataDirectory)"])
    guard (state == .enough) != (before == .enough) else { return }
    let change = DiskChange(free: disk.free)
    do {
      _ = try append(state == .enough ? .diskRecovered(change) : .diskLow(change), at: now)
    } catch {
      logger.error("the disk's state could not be recorded", metadata: ["problem": "\(error)"])
    }
  }
}
