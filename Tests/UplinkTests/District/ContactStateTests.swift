import StationCore
import Testing

@testable import Uplink

@Suite struct ContactStateTests {
  private var state = ContactState()

  @Test func nothingSaidYetIsWaiting() {
    #expect(state.contact == DistrictContact(state: .waiting))
  }

  @Test mutating func anAnswerIsContact() {
    state.note(.fine, of: .documents, at: 7)
    #expect(state.contact == DistrictContact(state: .connected, lastContact: 7))
  }

  @Test mutating func anOutageKeepsTheLastContact() {
    state.note(.fine, of: .events, at: 7)
    state.note(.unreachable("down"), of: .events, at: 9)
    #expect(state.contact == DistrictContact(state: .unreachable, lastContact: 7, problem: "down"))
  }

  @Test mutating func whoeverGetsThroughEndsTheOutageForBoth() {
    state.note(.unreachable("down"), of: .documents, at: 1)
    state.note(.fine, of: .events, at: 2)
    #expect(state.contact == DistrictContact(state: .connected, lastContact: 2))
  }

  @Test mutating func aRefusedEventStaysVisibleWhileDocumentsComeThrough() {
    state.note(.refused("event 5 is refused"), of: .events, at: 1)
    state.note(.fine, of: .documents, at: 2)
    #expect(state.contact == DistrictContact(state: .refused, lastContact: 2, problem: "event 5 is refused"))
  }

  @Test mutating func aBadProgrammeIsSaidWithoutDenyingTheContact() {
    state.note(.doubtful("wrong signature"), of: .documents, at: 3)
    state.note(.fine, of: .events, at: 4)
    #expect(state.contact == DistrictContact(state: .connected, lastContact: 4, problem: "wrong signature"))
  }
}
