/// A frame that went between a reader and the station, in words; card data in it is masked.
public struct FrameDescription: Codable, Hashable, Sendable {
  /// Which way a frame goes.
  public enum Direction: String, Codable, Hashable, Sendable {
    /// From the reader to the station.
    case received
    /// From the station to the reader.
    case sent
  }

  /// A part of a frame.
  public struct Field: Codable, Hashable, Sendable {
    /// What the part is, such as `checksum`.
    public var name: String
    /// What it says, such as `right`.
    public var value: String

    /// A part of a frame.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Which way it went.
  public var direction: Direction
  /// What kind of frame it is, in the protocol's own words.
  public var name: String
  /// Its parts, in the order of the protocol.
  public var fields: [Field]
  /// What is wrong with it; `nil` where nothing is.
  public var fault: String?
  /// How many such frames it stands for, where many passed without news.
  public var count = 1
  /// Whether it is one of the many that pass while nothing happens, such as a poll.
  public var isRoutine = false
  /// Which reader of the line it is of, counted from 0; `nil` where the line has one, or it is of none.
  public var reader: Int?

  /// What goes over the local API; ``isRoutine`` and ``reader`` have had their effect by then.
  private enum CodingKeys: String, CodingKey { case direction, name, fields, fault, count }

  /// A frame in words.
  public init(
    _ direction: Direction, _ name: String, _ fields: [Field] = [], fault: String? = nil, isRoutine: Bool = false,
    reader: Int? = nil
  ) {
    self.direction = direction
    self.name = name
    self.fields = fields
    self.fault = fault
    self.isRoutine = isRoutine
    self.reader = reader
  }
}
