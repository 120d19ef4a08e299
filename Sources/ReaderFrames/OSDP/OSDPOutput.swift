/// What an output of a peripheral, such as a door strike, is to do (osdp_OUT).
public struct OSDPOutput: Hashable, Sendable {
  /// What an output can be told.
  public enum Control: UInt8, Hashable, Sendable {
    /// Nothing.
    case unchanged = 0
    /// Off for good; what was on for a while ends.
    case off
    /// On for good; what was off for a while ends.
    case on
    /// Off once what is on for a while has ended.
    case offAfterwards
    /// On once what is off for a while has ended.
    case onAfterwards
    /// On for a while.
    case onForAWhile
    /// Off for a while.
    case offForAWhile
  }

  /// The output, counted from 0.
  public var number: UInt8
  /// What it is told.
  public var control: Control
  /// How long the while is, in tenths of a second.
  public var tenths: UInt16

  /// A command for one output.
  public init(number: UInt8, control: Control, tenths: UInt16 = 0) {
    self.number = number
    self.control = control
    self.tenths = tenths
  }

  static let length = 4

  var bytes: [UInt8] { [number, control.rawValue] + tenths.littleEndianBytes }

  init(bytes: ArraySlice<UInt8>) throws(OSDPRefusal) {
    let bytes = Array(bytes)
    guard bytes.count == Self.length else { throw .commandLength }
    guard let control = Control(rawValue: bytes[1]) else { throw .unableToProcess }
    self.init(number: bytes[0], control: control, tenths: UInt16(littleEndian: bytes[2], bytes[3]))
  }
}
