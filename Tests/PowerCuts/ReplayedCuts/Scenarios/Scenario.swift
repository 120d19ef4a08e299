/// What the ledger does while the power may go.
enum Scenario: String, CaseIterable {
  case firstStart = "first start"
  case appends = "appends"
  case checkpoints = "checkpoints and restarts"
  case longRun = "a long run with its own checkpoints"
  case acknowledgements = "acknowledgements between appends"
  case pruning = "old events removed"
  case exports = "exports to a stick"
  case settingAside = "a damaged ledger set aside"
  case olderLedger = "a ledger of the first version opened today"

  /// Those whose promises rest on each commit's flush: without it their losses must be found.
  static let controls: [Scenario] = [.appends, .checkpoints, .acknowledgements]

  /// Plays it from beginning to end on an empty directory.
  func play(on station: RecordedStation) throws {
    switch self {
    case .firstStart:
      try station.open()
      try station.append(1)
      try station.append(2)
    case .appends:
      try station.open()
      for _ in 0..<40 { try station.appendSome() }
    case .checkpoints:
      try station.open()
      for _ in 0..<25 {
        for _ in 0..<Int.random(in: 0...4, using: &station.generator) { try station.appendSome() }
        try station.checkpointOrRestart()
      }
    case .longRun:
      try station.open()
      for _ in 0..<350 {
        try station.append(1)
        try station.fillLog()
      }
    case .acknowledgements:
      try station.open()
      for _ in 0..<40 {
        try station.appendSome()
        try station.hearFromDistrict()
      }
    case .pruning:
      try station.open()
      for _ in 0..<4 {
        for _ in 0..<12 {
          try station.appendSome()
          station.pass(days: 4)
        }
        try station.prune()
      }
    case .exports:
      try station.open()
      for _ in 0..<3 {
        for _ in 0..<5 { try station.appendSome() }
        try station.hearFromDistrict()
        try station.export()
      }
    case .settingAside:
      try station.open()
      for _ in 0..<8 { try station.appendSome() }
      try station.hearFromDistrict()
      try station.findDamage()
      for _ in 0..<5 { try station.appendSome() }
      try station.hearFromDistrict()
    case .olderLedger:
      try station.makeLedgerOfVersionOne(events: 30)
      try station.open()
      for _ in 0..<5 { try station.appendSome() }
      try station.hearFromDistrict()
    }
  }
}
