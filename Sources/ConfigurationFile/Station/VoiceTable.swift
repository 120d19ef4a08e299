import StationCore

/// The `[voice]` table.
enum VoiceTable {
  static let keys = ["engine", "player", "recordings", "volume", "quiet-hours", "quiet-volume"]
  private static let placeholders = ["{language}", "{volume}"]
  private static let volumes = 0...100

  static func settings(_ table: TableReader, _ faults: inout FaultCollector) -> VoiceSettings {
    let player = CommandRule.command("player", in: table, placeholders: nil, &faults)
    var recordings: String?
    if table.values["recordings"] != nil {
      recordings = ValueRules.path("recordings", in: table, default: "/", &faults)
    }
    if table.values["quiet-volume"] != nil, table.values["quiet-hours"] == nil {
      faults.note(.needsKey("quiet-hours"), at: table.path.key("quiet-volume"))
    }
    return VoiceSettings(
      engine: engine(table, &faults), player: player.isEmpty ? VoiceSettings.usualPlayer : player,
      recordings: recordings, volume: volume("volume", table, &faults) ?? VoiceSettings.usualVolume,
      quietHours: quietHours(table, &faults), quietVolume: volume("quiet-volume", table, &faults) ?? 0)
  }

  /// A known engine's name, or a command of one's own.
  private static func engine(_ table: TableReader, _ faults: inout FaultCollector) -> SpeechEngine {
    let key = "engine"
    switch table.values[key] {
    case nil, .text("espeak-ng"): return .espeak
    case .text("none"): return .none
    case .text(let text)?: faults.note(.unknownEngine(text), at: table.path.key(key))
    case .list?: return .command(CommandRule.command(key, in: table, placeholders: placeholders, &faults))
    case let other?: faults.note(.wrongType(expected: .text, found: other.kind), at: table.path.key(key))
    }
    return .espeak
  }

  private static func volume(_ key: String, _ table: TableReader, _ faults: inout FaultCollector) -> Int? {
    guard let volume = table.integer(key, &faults) else { return nil }
    if !volumes.contains(volume) { faults.note(.outOfRange(volume, volumes), at: table.path.key(key)) }
    return volume
  }

  private static func quietHours(_ table: TableReader, _ faults: inout FaultCollector) -> QuietHours? {
    let key = "quiet-hours"
    guard let text = table.text(key, &faults) else { return nil }
    let hours = QuietHours(text)
    if hours == nil { faults.note(.notQuietHours(text), at: table.path.key(key)) }
    return hours
  }
}
