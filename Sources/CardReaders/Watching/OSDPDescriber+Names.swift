import StationCore

/// The names of OSDP's commands and replies without `osdp_` (IEC 60839-11-5, annex A).
extension OSDPDescriber {
  static func commandName(_ code: UInt8) -> String {
    switch code {
    case 0x60: "POLL"
    case 0x61: "ID"
    case 0x62: "CAP"
    case 0x64: "LSTAT"
    case 0x65: "ISTAT"
    case 0x66: "OSTAT"
    case 0x67: "RSTAT"
    case 0x68: "OUT"
    case 0x69: "LED"
    case 0x6A: "BUZ"
    case 0x6B: "TEXT"
    case 0x6E: "COMSET"
    case 0x75: "KEYSET"
    case 0x76: "CHLNG"
    case 0x77: "SCRYPT"
    default: "command \(Hex.encode([code]).uppercased())"
    }
  }

  static func replyName(_ code: UInt8) -> String {
    switch code {
    case 0x40: "ACK"
    case 0x41: "NAK"
    case 0x45: "PDID"
    case 0x46: "PDCAP"
    case 0x48: "LSTATR"
    case 0x49: "ISTATR"
    case 0x4A: "OSTATR"
    case 0x4B: "RSTATR"
    case 0x50: "RAW"
    case 0x51: "FMT"
    case 0x53: "KEYPAD"
    case 0x54: "COM"
    case 0x76: "CCRYPT"
    case 0x78: "RMAC_I"
    case 0x79: "BUSY"
    default: "reply \(Hex.encode([code]).uppercased())"
    }
  }
}
