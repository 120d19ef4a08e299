import Daemon
import Foundation
import Logging
import StationCore
import Uplink

/// The stations of a district that all come back after an outage.
struct SendingFleet {
  let url: String
  let authorityFile: String
  let folder: String
  let stations: Int
  let events: Int
  /// Within how many seconds they come back.
  let seconds: Int

  /// How it went; times are in seconds, but the waits for acknowledgements in milliseconds.
  struct Outcome: Encodable {
    let events: Int
    let duration: Double
    let acknowledgements: Int
    let acknowledgementP50: Double
    let acknowledgementP99: Double
    let acknowledgementWorst: Double
    /// From a station's return to its last acknowledgement.
    let stationMedian: Double
    let stationWorst: Double
  }

  /// Sends everything with the daemon's own uplink, and returns when the last event is acknowledged.
  func send() async throws -> Outcome {
    let began = ContinuousClock.now
    let moment = Int64(Date().timeIntervalSince1970 * 1000)
    var waits: [Duration] = []
    var whole: [Duration] = []
    try await withThrowingTaskGroup(of: [Duration].self) { group in
      for number in 1...stations {
        let backlog = try Backlog(
          of: FleetStation(number: number, folder: folder).source, count: events, until: moment)
        group.addTask {
          // Evenly spread, in an order that has nothing to do with their numbers.
          let place = number * 7_919 % stations
          try await Task.sleep(for: .seconds(Double(seconds) * Double(place) / Double(stations)))
          return try await send(backlog, number)
        }
      }
      for try await station in group {
        waits += station
        whole.append(station.reduce(.zero, +))
      }
    }
    let duration = ContinuousClock.now - began
    let sorted = waits.map(Self.seconds).sorted()
    let times = whole.map(Self.seconds).sorted()
    func quantile(_ share: Double, _ values: [Double]) -> Double {
      values[max(0, Int((share * Double(values.count)).rounded(.up)) - 1)]
    }
    return Outcome(
      events: stations * events, duration: Self.seconds(duration), acknowledgements: sorted.count,
      acknowledgementP50: quantile(0.5, sorted) * 1000, acknowledgementP99: quantile(0.99, sorted) * 1000,
      acknowledgementWorst: quantile(1, sorted) * 1000, stationMedian: quantile(0.5, times),
      stationWorst: quantile(1, times))
  }

  /// One station's way; gives how long it waited for each acknowledgement.
  private func send(_ backlog: Backlog, _ number: Int) async throws -> [Duration] {
    let station = FleetStation(number: number, folder: folder)
    let service = UplinkService(
      connection: DistrictConnection(
        url: url, authorityFile: authorityFile, certificateFile: station.certificateFile, keyFile: station.keyFile,
        upload: .economical),
      outboxes: backlog,
      documents: try DocumentStore(directory: station.directory, now: { SystemClock.read().wallMilliseconds }) {
        [UInt8](repeating: 1, count: 32)
      },
      logger: Logger(label: "fleet") { _ in SwiftLogNoOpLogHandler() }, readClock: SystemClock.read
    ) { _ in }
    backlog.begin()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await service.run() }
      while backlog.acknowledged() < events { try await Task.sleep(for: .milliseconds(50)) }
      group.cancelAll()
    }
    return backlog.waits
  }

  private static func seconds(_ duration: Duration) -> Double { duration / .seconds(1) }
}
