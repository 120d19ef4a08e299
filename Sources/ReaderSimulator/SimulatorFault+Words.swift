import Glibc

extension SimulatorFault: CustomStringConvertible {
  /// One sentence in English, without the card.
  public var description: String {
    switch self {
    case .notTenHexDigits: "an em4100 card has 10 hexadecimal digits, such as 0000000001"
    case .notPrintable: "a card of a line reader is printable text"
    case .notHexBytes: "!bytes takes pairs of hexadecimal digits, such as 02 FF 03"
    case .notSeconds: "!wait takes a number of seconds from 0 to 3600, such as 0.5"
    case .unknownInstruction(let word):
      "there is no instruction !\(word); there are !bytes, !unplug, !replug and !wait"
    case .unplugged: "the simulated reader is unplugged; !replug plugs it in again"
    case .notRead: "nobody reads the simulated reader, and it keeps no more bytes"
    case .occupied(let path): "\(path) is there already and is no link; it was left alone"
    case .system(let operation, let path, let code): "\(operation) \(path): \(String(cString: strerror(code)))"
    }
  }
}
