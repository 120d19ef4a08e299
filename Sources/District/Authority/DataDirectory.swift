/// Where the district server keeps what is its own.
public struct DataDirectory: Hashable, Sendable {
  /// The directory.
  public let path: String

  /// A data directory.
  public init(path: String) { self.path = path }

  /// The authority's certificate, which stations are given to trust.
  public var authorityFile: String { "\(path)/authority.pem" }
  /// The authority's private key.
  public var authorityKeyFile: String { "\(path)/authority.key" }
  /// The server's certificate.
  public var serverFile: String { "\(path)/server.pem" }
  /// The server's private key.
  public var serverKeyFile: String { "\(path)/server.key" }
  /// The member key: version and secret.
  public var memberKeyFile: String { "\(path)/member.key" }
  /// The private key that signs member codes.
  public var memberCodeKeyFile: String { "\(path)/member-code.key" }
  /// The SQLite store.
  public var storeFile: String { "\(path)/district.sqlite" }

  /// Where roster files are made for stations; whatever is in it can be made again.
  public var rosterDirectory: String { "\(path)/rosters" }

  /// Whether ``DistrictKeys/make(in:names:now:using:)`` has been here.
  public var isInitialised: Bool { FileAccess.exists(authorityFile) && FileAccess.exists(memberKeyFile) }
  /// Whether there is a key for member codes; older data directories have none before `init` is run again.
  public var hasMemberCodeKey: Bool { FileAccess.exists(memberCodeKeyFile) }
}
