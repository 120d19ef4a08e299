import Glibc
import StationCore

extension SimulatorFault: CustomStringConvertible {
  /// One sentence in English, without the card.
  public var description: String {
    switch self {
    case .notTenHexDigits: "an em4100 card has 10 hexadecimal digits, such as 0000000001"
    case .notUID: "a pn532 card has 8, 14 or 20 hexadecimal digits, such as 01020304; two have a space between them"
    case .notPrintable: "a card of a line reader is printable text"
    case .notOSDPCard:
      "an osdp card is 26:FACILITY,NUMBER or 34:FACILITY,NUMBER, bits:101…, or hexadecimal digits in pairs"
    case .notWiegandCard(.bits26): "a wiegand card of 26 bits has 6 hexadecimal digits, such as 000001"
    case .notWiegandCard(.bits34): "a wiegand card of 34 bits has 8 hexadecimal digits, such as 00000001"
    case .notWiegandCard(.hex), .notWiegandCard(.decimal):
      "a wiegand card has 6 or 8 hexadecimal digits, such as 000001"
    case .notHexBytes: "!bytes takes pairs of hexadecimal digits, such as 02 FF 03"
    case .notSeconds: "!wait takes a number of seconds from 0 to 3600, such as 0.5"
    case .notNoise: "!noise takes a number of bytes up to 10000000 and perhaps a seed, such as 500 or 500 7"
    case .notHold: "!hold takes a card and a number of seconds from 0 to 3600, such as 0000000001 60"
    case .notMeasure(let name): "!\(name) takes a number of frames or a percentage of bytes, such as 3 or 1%; 0 ends it"
    case .notPause: "!split takes a pause of 1 to 10000 milliseconds, or off"
    case .notOnOrOff: "!silent takes on or off"
    case .notKeys: "!keys takes digits, * and #, such as 12#"
    case .notCommands: "!busy takes a number of commands from 0 to 1000, such as 3"
    case .unknownInstruction(let word):
      "there is no instruction !\(word); there are !hold, !keys, !bytes, !noise, !lose, !corrupt, !split, !silent, "
        + "!busy, !restart, !unplug, !replug and !wait"
    case .nothingAsked(let address): "@\(address) needs a card or an instruction after it"
    case .notAddressed(let name, let address): "!\(name) is for the whole line; leave out @\(address)"
    case .noReader(let address): "there is no reader with address \(address) on this line"
    case .noKeypad: "this reader has no keypad"
    case .neverBusy: "a reader of this protocol cannot say that it is busy"
    case .noAddresses(let readerProtocol): "a reader of the \(readerProtocol.rawValue) protocol has no address"
    case .notAddresses: "addresses are from 0 to 126, each for one reader"
    case .noKeys(let readerProtocol): "a reader of the \(readerProtocol.rawValue) protocol has no key"
    case .unspoken(let readerProtocol): "no reader speaks \(readerProtocol.rawValue): it stands for any protocol"
    case .unplugged: "the simulated reader is unplugged; !replug plugs it in again"
    case .notRead: "nobody reads the simulated reader, and it keeps no more bytes"
    case .occupied(let path): "\(path) is there already and is no link; it was left alone"
    case .system(let operation, let path, let code): "\(operation) \(path): \(String(cString: strerror(code)))"
    }
  }
}
