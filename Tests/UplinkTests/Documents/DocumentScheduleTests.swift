import TestSupport
import Testing

@testable import Uplink

@Suite struct DocumentScheduleTests {
  private var generator = SeededGenerator(seed: 5)
  private var schedule = DocumentSchedule(at: 100, period: 300_000)
  private let inForce = DocumentVersions(programme: "1", roster: nil)

  private mutating func check(at now: Int64) {
    schedule.began()
    schedule.succeeded(at: now, using: &generator)
  }

  private mutating func announce(_ versions: DocumentVersions, at now: Int64) -> Bool {
    schedule.announced(versions, inForce: inForce, at: now)
  }

  @Test mutating func theFirstCheckIsDueAtOnceAndTheNextInAFewMinutes() {
    #expect(schedule.due == 100)
    check(at: 100)
    #expect((240_100...360_100).contains(schedule.due))
  }

  @Test mutating func anotherVersionMakesACheckDue() {
    check(at: 100)
    #expect(announce(DocumentVersions(programme: "2", roster: nil), at: 500))
    #expect(schedule.due == 500)
  }

  @Test(arguments: [
    DocumentVersions(programme: "1", roster: nil), DocumentVersions(programme: nil, roster: nil),
  ])
  mutating func theSameVersionsOrNoneStandForACheck(_ versions: DocumentVersions) {
    check(at: 100)
    #expect(!announce(versions, at: 200_000))
    #expect(schedule.due == 500_000)
  }

  @Test mutating func theFirstCheckIsNotPutOff() {
    #expect(!announce(DocumentVersions(programme: "1", roster: nil), at: 200))
    #expect(schedule.due == 100)
  }

  @Test mutating func aRosterThatIsNewMakesACheckDue() {
    check(at: 100)
    #expect(announce(DocumentVersions(programme: "1", roster: 4), at: 500))
  }

  @Test mutating func whatACheckDidNotBringIsNotAskedForAtEachReply() {
    let news = DocumentVersions(programme: "2", roster: nil)
    check(at: 100)
    #expect(announce(news, at: 500))
    check(at: 600)
    #expect(!announce(news, at: 700))
    #expect(announce(DocumentVersions(programme: "3", roster: nil), at: 800))
  }

  @Test mutating func aFailingCheckKeepsItsPace() {
    schedule.began()
    schedule.failed(.prompt, retryAfter: 10_000, at: 100, using: &generator)
    let due = schedule.due
    #expect(due >= 10_100)
    #expect(!announce(DocumentVersions(programme: "2", roster: nil), at: 200))
    #expect(schedule.due == due)
  }
}
