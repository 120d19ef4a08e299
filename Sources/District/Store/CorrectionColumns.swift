import StationCore

/// What a correction names, and when an event that it adds happened: both as its data says, and `nil` for other events.
struct CorrectionColumns: Hashable {
  /// The sequence of the event that it corrects.
  let corrects: Int64?
  /// When the event that it adds happened, as RFC 3339 text.
  let addedAt: String?

  /// The columns as they stand in the store.
  init(corrects: Int64?, addedAt: String?) {
    self.corrects = corrects
    self.addedAt = addedAt
  }

  init(_ record: EventRecord) {
    guard record.type == EventType.correction.rawValue, let data = try? JSONText.parse(Array(record.data.utf8)) else {
      corrects = nil
      addedAt = nil
      return
    }
    if case .integer(let sequence)? = data["corrects"] { corrects = sequence } else { corrects = nil }
    if case .string(let moment)? = data["at"] { addedAt = moment } else { addedAt = nil }
  }
}
