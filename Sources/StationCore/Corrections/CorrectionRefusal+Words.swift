extension CorrectionRefusal {
  /// The refusal in words for the keeper, with what to do.
  public var words: String {
    switch self {
    case .emptyText(.by): "a correction needs the name of who corrects: give --by"
    case .emptyText(.reason): "a correction needs a reason: give --reason"
    case .textTooLong(let field, let limit): "the \(field.word) is longer than \(limit) characters: shorten it"
    case .unprintableText(let field):
      "the \(field.word) has characters that cannot be shown, such as a line end: write it on one line"
    case .noSuchEvent(let sequence): "there is no event \(sequence): see `station events` for those that there are"
    case .pruned(let sequence):
      "event \(sequence) is no longer here: the district has it and the figures of its day are final"
    case .notCounted(let sequence, let type):
      "event \(sequence) is a \(type.replacing("warmstation.", with: "")): only check-ins, service uses and corrections "
        + "can be corrected"
    case .notACheckIn(let sequence): "event \(sequence) is no check-in"
    case .notAServiceUse(let sequence): "event \(sequence) is no service use"
    case .alreadyVoid(let sequence): "event \(sequence) is void already"
    case .noMember(let sequence):
      "check-in \(sequence) is a guest's: name a check-in that was made with the member's card"
    case .noChange(let sequence): "event \(sequence) counts so already"
    case .noSuchService(let code): "the station does not offer \(code.debugDescription)"
    case .alreadyUsed(let visit, let sequence):
      "visit \(visit) has this service already: event \(sequence) recorded it"
    case .alreadyCheckedIn(let sequence): "this member's check-in at this moment is recorded already: event \(sequence)"
    case .inFuture: "the time is in the future: what has not happened yet cannot be added"
    case .outsideVisit(let visit):
      "the time is not in visit \(visit): a visit lasts 12 hours from its check-in"
    case .dayClosed(let first): "the days before \(first) are closed: their figures are final"
    }
  }
}

extension CorrectionRefusal.Field {
  fileprivate var word: String {
    switch self {
    case .by: "name"
    case .reason: "reason"
    }
  }
}
