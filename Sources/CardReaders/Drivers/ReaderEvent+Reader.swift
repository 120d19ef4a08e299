extension ReaderEvent {
  /// The reader of the line that the event is about; `nil` for the line itself.
  var reader: Int? {
    switch self {
    case .reading(_, let reader), .keys(_, let reader), .refused(_, let reader), .answering(let reader),
      .failing(_, let reader):
      reader
    // Only a reader that is alone on its line is identified.
    case .identifying, .identified: 0
    case .send, .changeSpeed: nil
    }
  }
}
