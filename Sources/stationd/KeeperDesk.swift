import DistrictProtocol
import LocalAPI
import StationCore
import Uplink

/// Where keepers sign in: who may try a PIN is decided here, the PIN itself is compared beside everything else.
actor KeeperDesk {
  private let documents: DocumentStore
  private let calendar: StationCalendar
  private let clock: @Sendable () -> ClockReading
  private var rule = KeeperSignIn()
  private let thread = WorkThread()

  /// A hash is computed for long and needs a thread on which nobody waits.
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  init(documents: DocumentStore, calendar: StationCalendar, clock: @escaping @Sendable () -> ClockReading) {
    self.documents = documents
    self.calendar = calendar
    self.clock = clock
  }

  /// Whether somebody is the keeper of that name, as far as the PIN says.
  ///
  /// - Returns: The keeper, or ``Problem/keeper(_:)``; attempts come one after the other.
  func signIn(_ keeper: ProgrammeID, _ pin: PIN) -> Result<Reply, Problem> {
    let now = clock()
    let today = now.isTrusted ? calendar.day(of: now.wallMilliseconds) : nil
    do throws(KeeperRefusal) {
      let credential = try rule.begin(
        keeper, of: documents.programme, today: today, at: now.sinceBootMilliseconds)
      guard PINDerivation.matches(pin, credential.pin) else { throw .wrongPIN }
      rule.accept(keeper)
      return .success(.signedIn(KeeperView(credential)))
    } catch {
      return .failure(.keeper(error))
    }
  }
}
