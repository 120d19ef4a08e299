public import StationCore

/// A station as the district knows it.
public struct RegisteredStation: Hashable, Sendable {
  /// Its id.
  public let id: StationID
  /// Its name.
  public let name: String
  /// The street (街道) that it belongs to.
  public let street: String
  /// Its time zone, by which its days are counted.
  public let zone: String

  /// A station.
  public init(id: StationID, name: String, street: String, zone: String = "Asia/Shanghai") {
    self.id = id
    self.name = name
    self.street = street
    self.zone = zone
  }

  static let columns = "id, name, street, zone"

  init(_ row: any SQLRow) throws {
    guard let id = StationID(try row[0] as String) else { throw DistrictFault.damagedRow("a station") }
    self.init(id: id, name: try row[1], street: try row[2], zone: try row[3])
  }
}
