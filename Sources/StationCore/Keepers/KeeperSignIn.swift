/// The rule by which keepers sign in: who may try a PIN now, and how wrong ones make the next attempt wait.
///
/// An attempt counts as wrong from its beginning until ``accept(_:)`` says otherwise, so that attempts side by side gain
/// nothing. Waiting is counted by the steady clock, so that setting the time ends none.
public struct KeeperSignIn: Sendable {
  /// So many wrong PINs in a row are free.
  public static let freeAttempts = 3
  /// How long the next attempt waits after the first wrong PIN too many, in milliseconds; each further one doubles it.
  public static let firstWait: Int64 = 30_000
  /// The longest that an attempt waits, in milliseconds.
  public static let longestWait: Int64 = 3_600_000

  private struct Attempts: Hashable, Sendable {
    var wrong = 0
    var lockedUntil: Int64 = .min
  }

  private var attempts: [ProgrammeID: Attempts] = [:]

  /// A rule that has seen no attempt.
  public init() {}

  /// Begins an attempt.
  ///
  /// - Parameters:
  ///   - keeper: whom somebody claims to be.
  ///   - programme: the programme in force.
  ///   - today: the station's day; `nil` where the clock is not trusted, and then no credential has ended.
  ///   - now: milliseconds of a steady clock.
  /// - Returns: the credential, with whose hash the PIN is to be compared.
  /// - Throws: ``KeeperRefusal`` where no PIN is to be compared.
  public mutating func begin(
    _ keeper: ProgrammeID, of programme: Programme, today: CivilDate?, at now: Int64
  ) throws(KeeperRefusal) -> KeeperCredential {
    guard let credential = programme.keepers.first(where: { $0.id == keeper }) else { throw .unknownKeeper }
    if let until = credential.until, let today, until < today { throw .expired(since: until.description) }
    var state = attempts[keeper] ?? Attempts()
    guard now >= state.lockedUntil else {
      throw .lockedOut(seconds: Int((state.lockedUntil - now + 999) / 1000))
    }
    state.wrong += 1
    let excess = state.wrong - Self.freeAttempts
    if excess >= 0 { state.lockedUntil = now + min(Self.longestWait, Self.firstWait << Int64(min(excess, 20))) }
    attempts[keeper] = state
    return credential
  }

  /// The PIN was right: the attempts before it are forgotten.
  public mutating func accept(_ keeper: ProgrammeID) { attempts[keeper] = nil }
}
