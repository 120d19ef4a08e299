extension UsageTally {
  /// The service uses that count, in no order.
  ///
  /// A use is its visit's visitor's: where a correction gives the visit to somebody else, his uses go with it.
  public var countedUses: [CountedUse] {
    entries.compactMap { sequence, entry in
      guard case .serviceUse(let visit, let service)? = resolved(sequence, entry)?.content else { return nil }
      let visitor = book.visitor(of: visit)
      return CountedUse(
        sequence: sequence, moment: entry.moment, service: service,
        member: visitor == nil ? entry.member : visitor?.member)
    }
  }
}
