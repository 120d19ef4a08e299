extension ReaderEvent {
  /// The reader of the line that the event is about; `nil` for the line itself.
  var reader: Int? {
    switch self {
    case .reading(_, let reader), .keys(_, let reader), .refused(_, let reader), .answering(let reader),
      .failing(_, let reader):
      reader
    case .send: nil
    }
  }
}
