public import StationCore

/// The station's state for people and scripts: the JSON of `station status --json`.
public struct StatusReply: Codable, Hashable, Sendable {
  /// A card reader.
  public struct Reader: Codable, Hashable, Sendable {
    /// The configured name.
    public var name: String
    /// The configured device.
    public var device: String
    /// The protocol spoken; of a reader whose protocol is found out, `auto` until it is.
    public var `protocol`: ReaderProtocol
    /// The protocol as the configuration has it.
    public var configured: ReaderProtocol
    /// Bits a second on its line; `nil` until it is found out.
    public var speed: Int?
    /// `waiting` until it is known, `identifying` while it is found out what it speaks, then `ready`, or why it cannot
    /// be used, in one word: ``ReaderFault/state``.
    public var state: String
    /// What is wrong and what to do, in words; `nil` where nothing is.
    public var problem: String?

    /// A card reader.
    public init(
      name: String, device: String, protocol: ReaderProtocol, configured: ReaderProtocol, speed: Int?, state: String,
      problem: String?
    ) {
      self.name = name
      self.device = device
      self.protocol = `protocol`
      self.configured = configured
      self.speed = speed
      self.state = state
      self.problem = problem
    }

    /// Writes every member, also those that are `null`: scripts may rely on their being there.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(device, forKey: .device)
      try container.encode(`protocol`, forKey: .protocol)
      try container.encode(configured, forKey: .configured)
      try container.encode(speed, forKey: .speed)
      try container.encode(state, forKey: .state)
      try container.encode(problem, forKey: .problem)
    }
  }

  /// The wall clock.
  public struct Clock: Codable, Hashable, Sendable {
    /// Whether the kernel says that it is synchronised.
    public var trusted: Bool

    /// The wall clock.
    public init(trusted: Bool) { self.trusted = trusted }
  }

  /// The disk that holds the ledger.
  public struct Disk: Codable, Hashable, Sendable {
    /// Free bytes.
    public var free: Int64
    /// How much room there is for further check-ins.
    public var state: DiskState

    /// The disk.
    public init(free: Int64, state: DiskState) {
      self.free = free
      self.state = state
    }
  }

  /// The programme in force.
  public struct ProgrammeState: Codable, Hashable, Sendable {
    /// Its version.
    public var version: String
    /// The version of the roster; `nil` where there is none.
    public var roster: Int?
    /// The programme that the district sent since and that was not put into force; `nil` where there is none.
    public var refused: RefusedProgrammeView?

    /// The programme in force.
    public init(version: String, roster: Int?, refused: RefusedProgrammeView? = nil) {
      self.version = version
      self.roster = roster
      self.refused = refused
    }

    /// Writes every member, also those that are `null`: scripts may rely on their being there.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(version, forKey: .version)
      try container.encode(roster, forKey: .roster)
      try container.encode(refused, forKey: .refused)
    }
  }

  /// The district.
  public struct District: Codable, Hashable, Sendable {
    /// A ``DistrictContact/State``.
    public var state: DistrictContact.State
    /// When it last answered, RFC 3339; `nil` for never since the daemon started.
    public var lastContact: String?
    /// When the oldest event happened that it has not acknowledged, RFC 3339; `nil` where it has all.
    public var oldestUnsent: String?
    /// When events are next sent or tried again, RFC 3339; `nil` while nothing is waited for.
    public var nextAttempt: String?
    /// What went wrong at the last attempt.
    public var problem: String?

    /// The district; moments are milliseconds since 1970-01-01T00:00:00Z.
    public init(_ contact: DistrictContact, oldestUnsent: Int64?, nextAttempt: Int64?) {
      state = contact.state
      lastContact = contact.lastContact.map(Timestamp.text)
      self.oldestUnsent = oldestUnsent.map(Timestamp.text)
      self.nextAttempt = nextAttempt.map(Timestamp.text)
      problem = contact.problem
    }

    /// Writes every member, also those that are `null`: scripts may rely on their being there.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(state, forKey: .state)
      try container.encode(lastContact, forKey: .lastContact)
      try container.encode(oldestUnsent, forKey: .oldestUnsent)
      try container.encode(nextAttempt, forKey: .nextAttempt)
      try container.encode(problem, forKey: .problem)
    }
  }

  /// The station's id.
  public var station: String
  /// The station's name for people.
  public var name: String
  /// The ledger's id.
  public var ledger: String
  /// The newest sequence on the disk; 0 for an empty ledger.
  public var lastSequence: Int64
  /// How far the district has acknowledged.
  public var acknowledgedSequence: Int64
  /// Events that the district has not acknowledged, of all ledgers.
  public var unsent: Int64
  /// How many events the district refused for good or does not count.
  public var setAside: Int
  /// The newest of them, at most a hundred.
  public var setAsideEvents: [SetAsideEntry]
  /// The ledgers before this one, oldest first.
  public var setAsideLedgers: [SetAsideLedger]
  /// The configured card readers.
  public var readers: [Reader]
  /// The wall clock.
  public var clock: Clock
  /// The disk that holds the ledger.
  public var disk: Disk
  /// The programme in force.
  public var programme: ProgrammeState
  /// The district.
  public var district: District

  /// A state of the station.
  public init(
    station: String, name: String, ledger: String, lastSequence: Int64, acknowledgedSequence: Int64, setAside: Int,
    setAsideEvents: [SetAsideEntry], setAsideLedgers: [SetAsideLedger], readers: [Reader], clock: Clock, disk: Disk,
    programme: ProgrammeState,
    district: District
  ) {
    self.station = station
    self.name = name
    self.ledger = ledger
    self.lastSequence = lastSequence
    self.acknowledgedSequence = acknowledgedSequence
    unsent = setAsideLedgers.reduce(lastSequence - acknowledgedSequence) { $0 + $1.unsent }
    self.setAside = setAside
    self.setAsideEvents = setAsideEvents
    self.setAsideLedgers = setAsideLedgers
    self.readers = readers
    self.clock = clock
    self.disk = disk
    self.programme = programme
    self.district = district
  }
}
