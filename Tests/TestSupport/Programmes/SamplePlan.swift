public import StationCore

/// Programmes that a district could publish, drawn under a seed.
public enum SamplePlan {
  private static let codes = ["hot-water", "rest", "charging", "books", "haircut", "umbrella"]
  private static let texts = ["喝热水", "坐下休息", "Sit \"here\"", "a\\b", "é", "热 水", "Books = papers # 1"]
  /// The streets that parts may be for.
  public static let streets = ["三里屯街道", "朝外街道"]
  /// The stations that parts may be for.
  public static let stations = ["CY-SLT-003", "CY-SLT-004"].compactMap { StationID($0) }

  /// A programme without faults.
  public static func random(using generator: inout SeededGenerator) -> ProgrammePlan {
    var plan = ProgrammePlan(
      services: services(1...6, using: &generator), notices: notices(using: &generator),
      settings: settings(using: &generator), keepers: keepers(using: &generator))
    plan.parts = (0..<Int.random(in: 0...3, using: &generator)).map { _ in part(of: plan, using: &generator) }
    return plan
  }

  private static func part(of plan: ProgrammePlan, using generator: inout SeededGenerator) -> ProgrammePart {
    var part = ProgrammePart(
      streets: streets.filter { _ in Bool.random(using: &generator) }, stations: [stations[0]],
      services: services(0...2, using: &generator), notices: notices(using: &generator),
      settings: settings(using: &generator), keepers: keepers(using: &generator))
    if Bool.random(using: &generator) { part.stations = Bool.random(using: &generator) ? stations : [] }
    if part.stations.isEmpty, part.streets.isEmpty { part.streets = [streets[1]] }
    let known = Set((plan.services + part.services).map(\.code)).sorted { $0.rawValue < $1.rawValue }
    if Bool.random(using: &generator) {
      part.offered = Array(known.shuffled(using: &generator).prefix(Int.random(in: 1...known.count, using: &generator)))
    }
    return part
  }

  private static func services(
    _ counts: ClosedRange<Int>, using generator: inout SeededGenerator
  ) -> [OfferedService] {
    let count = Int.random(in: counts, using: &generator)
    return codes.shuffled(using: &generator).prefix(count).compactMap { code in
      guard let code = ServiceCode(rawValue: code),
        let category = ServiceCategory.allCases.randomElement(using: &generator)
      else { return nil }
      return OfferedService(code: code, category: category, names: names(using: &generator))
    }
  }

  private static func notices(using generator: inout SeededGenerator) -> [ProgrammeNotice] {
    (0..<Int.random(in: 0...2, using: &generator)).compactMap { number in
      guard let id = ProgrammeID(rawValue: "notice-\(number)") else { return nil }
      let day = CivilDate(daysSinceEpoch: Int.random(in: 20_000...21_000, using: &generator))
      let isTimed = Bool.random(using: &generator)
      return ProgrammeNotice(
        id: id, texts: names(using: &generator), from: NoticeTime(isTimed ? "\(day) 08:30" : "\(day)"),
        until: Bool.random(using: &generator) ? NoticeTime(day: day) : nil,
        importance: Bool.random(using: &generator) ? .important : .normal)
    }
  }

  private static func settings(using generator: inout SeededGenerator) -> ProgrammeSettings {
    ProgrammeSettings(
      repeatMinutes: Bool.random(using: &generator) ? Int.random(in: 0...1440, using: &generator) : nil,
      languages: Bool.random(using: &generator) ? MenuLanguages.usual.shuffled(using: &generator) : nil,
      upload: UploadPolicy.allCases.randomElement(using: &generator),
      visitSeconds: Bool.random(using: &generator) ? Int.random(in: 30...300, using: &generator) : nil)
  }

  private static func keepers(using generator: inout SeededGenerator) -> [KeeperCredential] {
    (0..<Int.random(in: 0...2, using: &generator)).compactMap { number in
      let bytes = (0..<48).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      guard let id = ProgrammeID(rawValue: "keeper-\(number)"),
        let pin = PINHash(logCost: 12, parallelism: 3, salt: Array(bytes[..<16]), hash: Array(bytes[16...]))
      else { return nil }
      return KeeperCredential(
        id: id, name: "王师傅", role: Bool.random(using: &generator) ? .keeper : .technician, pin: pin,
        until: Bool.random(using: &generator) ? CivilDate(daysSinceEpoch: 20_900) : nil)
    }
  }

  private static func names(using generator: inout SeededGenerator) -> [String: String] {
    ["zh-Hans": texts.randomElement(using: &generator) ?? "", "en": texts.randomElement(using: &generator) ?? ""]
  }
}
