import ReaderFrames
import StationCore

extension OSDPReply {
  /// What a reply to a poll tells of cards and keys.
  func events(reader: Int) -> [ReaderEvent] {
    switch self {
    case .card(_, _, let bits):
      do throws(FrameFault) {
        return [.reading(CanonicalCard(technology: .wiegand, bytes: try bits.card()), reader: reader)]
      } catch {
        return [.refused(error, reader: reader)]
      }
    case .keys(_, let keys):
      let text = String(keys.compactMap(Self.key))
      return text.isEmpty ? [] : [.keys(text, reader: reader)]
    default: return []
    }
  }

  /// Digits stand for themselves; `*` is sent as `7F` (delete), `#` as `0D` (enter), or both as themselves.
  private static func key(_ byte: UInt8) -> Character? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "*"), UInt8(ascii: "#"): Character(Unicode.Scalar(byte))
    case 0x7F: "*"
    case 0x0D: "#"
    default: nil
    }
  }
}
