import StationCore

/// When waiting events go, how many in a batch, and how a failure is tried again: an ``UploadPolicy`` in figures.
///
/// Moments are milliseconds of a steady clock.
struct UploadSchedule: Hashable, Sendable {
  /// By when waiting events go.
  enum Pace: Hashable, Sendable {
    /// So long after the first of them, in milliseconds.
    case behindFirst(Int64)
    /// At a moment of its own in each period, both in milliseconds: stations that draw it do not come together.
    case everyPeriod(Int64, phase: Int64)
  }

  /// By when waiting events go.
  let pace: Pace
  /// So many waiting events go at once.
  let enough: Int64
  /// How to try again where the district cannot be reached.
  let retry: RetryPolicy
  /// The most events in one batch, as a rule.
  let batchEvents = 500
  /// The most events in one batch of a backlog, where flushes and round trips cost more than the events themselves.
  let backlogEvents = 1_500
  /// The most bytes in one batch, uncompressed: what any district takes, and little enough to hold in memory.
  let batchBytes = 1 << 20

  /// The figures of a policy; an hour's phase is drawn.
  init(_ policy: UploadPolicy, using generator: inout some RandomNumberGenerator) {
    switch policy {
    case .prompt:
      // Two seconds of the ten are the network's.
      pace = .behindFirst(8_000)
      enough = 100
      retry = .prompt
    case .economical:
      let hour: Int64 = 3_600_000
      pace = .everyPeriod(hour, phase: Int64.random(in: 0..<hour, using: &generator))
      enough = 500
      retry = .sparing
    }
  }

  /// When an event goes that began to wait at a moment.
  func due(waitingSince moment: Int64) -> Int64 {
    switch pace {
    case .behindFirst(let age): return moment + age
    case .everyPeriod(let period, let phase):
      let passed = (moment - phase) % period
      return moment + period - (passed < 0 ? passed + period : passed)
    }
  }
}
