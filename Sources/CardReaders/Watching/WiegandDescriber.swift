import ReaderFrames
import StationCore

/// Describes the lines that a converter prints for a Wiegand reader.
struct WiegandDescriber: FrameDescriber {
  private let format: WiegandFormat
  private var lines = LineDescriber(.none)

  init(_ format: WiegandFormat) { self.format = format }

  mutating func describe(_ bytes: ArraySlice<UInt8>, _ direction: FrameDescription.Direction) -> [FrameDescription] {
    let format = format
    return lines.describe(bytes, direction) { Self.fields(of: $0, format) }
  }

  mutating func silence() -> [FrameDescription] {
    let format = format
    return lines.silence { Self.fields(of: $0, format) }
  }

  private static func fields(
    of line: ArraySlice<UInt8>, _ format: WiegandFormat
  ) -> (fields: [FrameDescription.Field], fault: String?) {
    var fields = [FrameDescription.Field("format", format.rawValue)]
    do throws(FrameFault) {
      let data = try WiegandText.data(of: line, format)
      switch format {
      case .bits26, .bits34: fields.append(.init("parity", "right"))
      case .hex, .decimal: break
      }
      fields.append(.init("data", "\(data.count * 8) bits"))
      return (fields, nil)
    } catch {
      if error == .wrongParity { fields.append(.init("parity", "wrong")) }
      return (fields, error.description)
    }
  }
}
