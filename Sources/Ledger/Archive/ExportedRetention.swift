import FoundationEssentials
import StationCore

/// What an export has of events that were removed: its `figures-<ledger>.json`.
struct ExportedRetention: Codable {
  /// The first day whose figures are counted from events, as `2026-01-05`.
  let countedFrom: String
  /// The first day whose figures are not written down yet.
  let writtenBefore: String
  /// The figures by day.
  let days: [String: RetainedDay]
  /// 受益人数 by the name of a day, week or month.
  let beneficiaries: [String: Int]

  /// What a ledger keeps that begins behind a base.
  init(_ base: PrunedBase, _ figures: RetainedFigures) {
    countedFrom = base.countedFrom.description
    writtenBefore = base.writtenBefore.description
    days = Dictionary(uniqueKeysWithValues: figures.days.map { ($0.description, $1) })
    beneficiaries = figures.beneficiaries
  }

  /// Reads the file of an export.
  init(reading path: String) throws(ExportFailure) {
    guard let bytes = DataFile.read(path), let read = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else {
      throw .cannotRead(path: path, problem: "it holds no figures")
    }
    self = read
  }

  /// Where the ledger begins behind a head, and the figures; `nil` where a day is none.
  func retained(behind head: ChainHead) -> (base: PrunedBase, figures: RetainedFigures)? {
    guard let countedFrom = CivilDate(countedFrom), let writtenBefore = CivilDate(writtenBefore) else { return nil }
    var figures = RetainedFigures(beneficiaries: beneficiaries)
    for (name, content) in days {
      guard let day = CivilDate(name) else { return nil }
      figures.days[day] = content
    }
    return (PrunedBase(head: head, countedFrom: countedFrom, writtenBefore: writtenBefore), figures)
  }
}
