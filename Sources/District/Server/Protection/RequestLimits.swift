import DistrictProtocol
import StationCore
import Synchronization
import X509

/// Keeps who has asked for how much: one for the whole server.
final class RequestLimits: Sendable {
  /// Whose requests are counted together.
  enum Caller: Hashable {
    case address(NetworkAddress)
    /// Who has shown a certificate that is not accepted, or not yet; by its serial number.
    case certificate([UInt8])
    case station(StationID)

    init(_ peer: ConnectionPeer) {
      if let certificate = peer.certificate {
        self = .certificate(Array(certificate.serialNumber.bytes))
      } else {
        self = .address(peer.address)
      }
    }
  }

  private struct State {
    var requests: BucketTable<Caller>
    var newEvents: BucketTable<StationID>
    var guesses: BucketTable<Caller>
    /// How many batches of a station are being taken in.
    var batches: [StationID: Int] = [:]
  }

  /// A second one, for a station whose first reply was lost while the batch is still being stored.
  private static let batchesAtOnce = 2

  private let state: Mutex<State>
  private let clock: SteadyTime

  init(_ protection: ServerProtection, clock: SteadyTime) {
    self.clock = clock
    let now = clock.now()
    state = Mutex(
      State(
        requests: BucketTable(protection.requests, at: now), newEvents: BucketTable(protection.newEvents, at: now),
        guesses: BucketTable(protection.guesses, at: now)))
  }

  /// Counts a request.
  ///
  /// - Throws: ``DistrictProblem/tooManyRequests(wait:)``.
  func take(_ count: Int = 1, from caller: Caller) throws(DistrictProblem) {
    guard let wait = state.withLock({ $0.requests.take(count, from: caller, at: clock.now()) }) else { return }
    throw .tooManyRequests(wait: wait)
  }

  /// Counts what was asked with a certificate for the station that it is accepted for.
  ///
  /// A copy that was revoked has a count of its own, so that it cannot use up what the station may ask.
  /// - Throws: ``DistrictProblem/tooManyRequests(wait:)``.
  func accept(_ station: StationID, _ peer: ConnectionPeer) throws(DistrictProblem) {
    state.withLock { $0.requests.giveBack(1, to: Caller(peer), at: clock.now()) }
    try take(from: .station(station))
  }

  /// Counts more of a request than there was to see at its beginning.
  func charge(_ count: Int, to station: StationID) {
    state.withLock { $0.requests.giveBack(-count, to: .station(station), at: clock.now()) }
  }

  /// Takes a batch in, and afterwards counts what was new in it: a request that brings news costs nothing.
  ///
  /// - Throws: ``DistrictProblem/tooManyAtOnce``, ``DistrictProblem/tooManyRequests(wait:)``, or whatever `body` throws.
  func batch<Value>(of station: StationID, _ body: () async throws -> (Value, new: Int)) async throws -> Value {
    try begin(station)
    defer {
      state.withLock { state in
        let others = state.batches[station, default: 1] - 1
        state.batches[station] = others > 0 ? others : nil
      }
    }
    let (value, new) = try await body()
    if new > 0 {
      state.withLock { state in
        state.requests.giveBack(1, to: .station(station), at: clock.now())
        state.newEvents.giveBack(-new, to: station, at: clock.now())
      }
    }
    return value
  }

  private func begin(_ station: StationID) throws(DistrictProblem) {
    let problem: DistrictProblem? = state.withLock { state in
      if let wait = state.newEvents.wait(station, at: clock.now()) { return .tooManyRequests(wait: wait) }
      guard state.batches[station, default: 0] < Self.batchesAtOnce else { return .tooManyAtOnce }
      state.batches[station, default: 0] += 1
      return nil
    }
    if let problem { throw problem }
  }

  /// Whether an address may try a token.
  ///
  /// - Throws: ``DistrictProblem/tooManyGuesses(wait:)``.
  func expectGuess(_ address: NetworkAddress) throws(DistrictProblem) {
    if let wait = state.withLock({ $0.guesses.wait(.address(address), at: clock.now()) }) {
      throw .tooManyGuesses(wait: wait)
    }
  }

  /// Counts a token that was no good, for the address and for the station.
  ///
  /// - Throws: ``DistrictProblem/tooManyGuesses(wait:)`` where there were too many for the station.
  func guessed(_ address: NetworkAddress, _ station: StationID) throws(DistrictProblem) {
    let wait = state.withLock { state in
      state.guesses.giveBack(-1, to: .address(address), at: clock.now())
      return state.guesses.take(from: .station(station), at: clock.now())
    }
    if let wait { throw .tooManyGuesses(wait: wait) }
  }
}
