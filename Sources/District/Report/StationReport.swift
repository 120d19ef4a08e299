import StationCore

/// One station's figures in a ``DistrictReport``.
public struct StationReport: Hashable, Sendable, Codable {
  /// The station's id.
  public let station: String
  /// Its name.
  public let name: String
  /// Its street.
  public let street: String
  /// Visits that began.
  public private(set) var checkIns = 0
  /// Visits of members.
  public private(set) var members = 0
  /// Visits without a card.
  public private(set) var guests = 0
  /// Visits with a card that the roster did not know.
  public private(set) var unknownCards = 0
  /// How many different cards came.
  public let beneficiaries: Int
  /// Events of these days that a later correction made void.
  public private(set) var corrected = 0
  /// Visits and service uses that count, whose day and hour are only a guess.
  public private(set) var uncertain = 0
  /// 人次 by service code.
  public private(set) var services: [String: Int] = [:]
  /// Visits by trade.
  public private(set) var trades: [String: Int] = [:]

  /// Adds the figures of the station's ledgers up; a station that was replaced has more than one.
  init(_ station: RegisteredStation, ledgers: [UsageReport], cards: Set<MemberRef>) {
    self.station = station.id.description
    name = station.name
    street = station.street
    beneficiaries = cards.count
    for ledger in ledgers {
      checkIns += ledger.checkIns
      members += ledger.members
      guests += ledger.guests
      unknownCards += ledger.unknownCards
      corrected += ledger.corrected
      uncertain += ledger.uncertain
      services.merge(ledger.services, uniquingKeysWith: +)
      trades.merge(ledger.trades, uniquingKeysWith: +)
    }
  }
}
