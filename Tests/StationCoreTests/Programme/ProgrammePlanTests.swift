import Foundation
import StationCore
import TestSupport
import Testing

struct ProgrammePlanTests {
  private let rest: ServiceCode
  private let water: ServiceCode
  private let haircut: ServiceCode
  private let station: StationID
  private let street = "三里屯街道"

  init() throws {
    rest = try #require(ServiceCode(rawValue: "rest"))
    water = try #require(ServiceCode(rawValue: "hot-water"))
    haircut = try #require(ServiceCode(rawValue: "haircut"))
    station = try #require(StationID("CY-SLT-003"))
  }

  private func service(_ code: ServiceCode, _ name: String = "休息") -> OfferedService {
    OfferedService(code: code, category: .life, names: ["zh-Hans": name, "en": "a"])
  }

  private func plan(_ parts: ProgrammePart...) -> ProgrammePlan {
    ProgrammePlan(
      services: [service(rest), service(water)], settings: ProgrammeSettings(repeatMinutes: 10, visitSeconds: 60),
      parts: parts)
  }

  private func composed(_ plan: ProgrammePlan, on street: String? = nil) -> Programme {
    plan.programme(for: station, on: street ?? self.street, version: "7")
  }

  @Test func whoeverNoPartIsForHasWhatAllHave() {
    let plan = plan(ProgrammePart(streets: ["朝外街道"], offered: [rest]))
    #expect(composed(plan) == plan.programme(version: "7"))
  }

  @Test func aPartChoosesAndOrdersServicesAndAddsItsOwn() {
    let ordered = plan(ProgrammePart(streets: [street], offered: [haircut, water], services: [service(haircut)]))
    #expect(composed(ordered).services.map(\.code) == [haircut, water])
    let added = plan(ProgrammePart(streets: [street], services: [service(haircut), service(rest, "坐坐")]))
    #expect(composed(added).services.map(\.code) == [rest, water, haircut])
    #expect(composed(added).services[0].names["zh-Hans"] == "坐坐")
  }

  @Test func aPartForTheStationWeighsMoreThanOneForItsStreet() {
    let plan = plan(
      ProgrammePart(stations: [station], offered: [water], settings: ProgrammeSettings(repeatMinutes: 0)),
      ProgrammePart(streets: [street], offered: [rest], settings: ProgrammeSettings(repeatMinutes: 5, upload: .prompt)))
    // What the street's part leaves out can still be offered here.
    #expect(composed(plan).services.map(\.code) == [water])
    #expect(composed(plan).settings == ProgrammeSettings(repeatMinutes: 0, upload: .prompt, visitSeconds: 60))
  }

  @Test func aPartCannotBeForNobodyOrOfferWhatThereIsNot() {
    let faults = plan(ProgrammePart(offered: [haircut, rest, rest])).faults().map(\.description)
    #expect(
      faults == [
        "parts[0] is for no street and no station; name at least one",
        "parts[0].offered[0] names “haircut”, which is no service of this programme",
        "parts[0].offered[2] names “rest” twice",
      ])
  }

  @Test func aPartThatDoesNotFitTheRestIsNamed() {
    var plan = plan(ProgrammePart(streets: [street], settings: ProgrammeSettings(languages: ["en"])))
    plan.settings.languages = ["zh-Hans"]
    plan.services = [OfferedService(code: rest, category: .life, names: ["zh-Hans": "休息"])]
    #expect(
      plan.faults().map(\.description) == [
        "parts[0] does not fit the rest: services[0].names is missing en, in which the menu is shown"
      ])
  }

  @Test func partsThatAreWrongOnlyTogetherAreFoundAtTheStationThatHasThem() {
    let many = { (prefix: String) in
      (0..<60).compactMap { ServiceCode(rawValue: "\(prefix)\($0)") }.map { self.service($0) }
    }
    let plan = plan(
      ProgrammePart(streets: [street], services: many("a")), ProgrammePart(stations: [station], services: many("b")))
    #expect(plan.faults().isEmpty)
    #expect(
      plan.faults(stations: [(station, street)]).map(\.description) == [
        "programme does not fit the rest: at CY-SLT-003 services has 122 entries; at most 99 are allowed"
      ])
  }

  @Test func whatIsWrittenIsReadBackAndGivesEveryStationAProgrammeWithoutFaults() throws {
    for seed in 0..<200 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let plan = SamplePlan.random(using: &generator)
      #expect(plan.faults().isEmpty, "seed \(seed): \(plan.faults())")
      #expect(try JSONDecoder().decode(ProgrammePlan.self, from: JSONEncoder().encode(plan)) == plan, "seed \(seed)")
      for station in SamplePlan.stations {
        for street in SamplePlan.streets {
          let programme = plan.programme(for: station, on: street, version: "1")
          #expect(ProgrammeCheck.faults(of: programme).isEmpty, "seed \(seed)")
          let read = try JSONDecoder().decode(Programme.self, from: JSONEncoder().encode(programme))
          #expect(read == programme, "seed \(seed)")
        }
      }
    }
  }
}
