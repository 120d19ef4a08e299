public import ArgumentParser
import CommandLineTool
import ConfigurationFile
import Dispatch
import Glibc
import ReaderSimulator
public import StationCore

/// `station simulate reader`: a pseudo-terminal that behaves as a card reader.
struct SimulateReaderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reader",
    abstract: "Makes a pseudo-terminal that behaves as a card reader.",
    discussion: """
      The station opens the link as its [[reader]] device. Cards come from standard input, one a line:

        line     any text, such as 0000000001
        em4100   ten hexadecimal digits, such as 0000000001
        pn532    8, 14 or 20 hexadecimal digits, such as 01020304; two with a space between them lie together
        wiegand  facility and number: six hexadecimal digits of 26 bits, such as 000001, or eight of 34
        osdp     26:FACILITY,NUMBER or 34:FACILITY,NUMBER with parity, bits:101…, or hexadecimal digits in pairs

      What a person would see and hear at the reader goes to standard output, one line each, such as "beep 1", \
      "led green", "led red blinking", "text 您好" or "output 0 on".

      Lines that begin with ! do something else:

        !hold CARD 60     hold the card for so many seconds
        !keys 12#         press keys on the keypad
        !bytes 02 FF 00   send these bytes as they are
        !noise 500 [7]    send so many random bytes, the same each time with a seed
        !lose 3           the next 3 frames lose one byte each; 1%: each byte with that chance; 0: no more
        !corrupt 3        the same, but the byte is changed
        !split 20         every frame comes in two pieces, so many milliseconds apart; off: no more
        !silent on        the reader hears and says nothing; off: it does again
        !busy 3           the next 3 commands are answered with "busy", where the protocol has that
        !restart          the reader loses its power for a moment, and forgets what it then forgets
        !unplug           pull the plug, which also takes the power
        !replug           plug the reader in again, at the same link
        !wait 0.5         do nothing for so many seconds

      With several readers on the line, "@102 CARD" or "@102 !silent on" is for the reader of that address. Without \
      one, cards, keys and !busy are for the first reader, and the rest is for all.

      At the end of the input, and on Ctrl-C, the link is removed.

      Examples:

        printf '0000000001\\n!wait 2\\n0000000002\\n' |
          station simulate reader --protocol em4100 --link /tmp/reader

        printf '!noise 500\\n!lose 1\\n!hold 0000000001 60\\n' |
          station simulate reader --protocol em4100 --link /tmp/reader --seed 7

        printf '26:1,2\\n@102 !silent on\\n@102 26:1,3\\n' |
          station simulate reader --protocol osdp --link /tmp/reader --address 101 --address 102 --key-file reader.key
      """)

  @Option(name: .customLong("protocol"), help: "What the reader speaks.")
  var readerProtocol: ReaderProtocol

  @Option(help: ArgumentHelp("Where the station finds the device.", valueName: "path"))
  var link: String

  @Option(
    help: ArgumentHelp(
      "How long a card is held; an em4100 reader repeats it every 65 ms. (default: 0.13, three frames)",
      valueName: "seconds"))
  var hold: Double?

  @Option(
    help: ArgumentHelp(
      "How a wiegand reader prints: 26, 34, hex or decimal.", valueName: "format"))
  var format: WiegandFormat = .hex

  @Option(help: ArgumentHelp("What all randomness is drawn from; the same gives the same run.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "The address of an osdp reader; repeat it for several on one line. (default: 0)", valueName: "number"))
  var address: [Int] = []

  @Option(
    help: ArgumentHelp(
      "The key of osdp readers, in a file of 32 hexadecimal digits; they then obey in its secure channel only.",
      valueName: "file"))
  var keyFile: String?

  @Flag(help: "osdp readers are new: they also take the key that everybody knows, and a key of their own over it.")
  var installMode = false

  func validate() throws {
    if let hold, !(0...3600 ~= hold) { throw ValidationError("--hold takes seconds from 0 to 3600") }
  }

  func run() async throws {
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    // Before the link is there: whoever sees it may end the simulator at once.
    var signals: [any DispatchSourceSignal] = []
    for number in [SIGINT, SIGTERM, SIGHUP] { signals.append(await watch(number, end)) }
    let reader = try await makeReader()
    Standard.error.writeLine("\(link) is a simulated \(readerProtocol.rawValue) reader; type card numbers")
    let playing = Task {
      await play(on: reader)
      end.finish()
    }
    // Whichever comes first: everything is played, or a signal.
    for await _ in ends { break }
    playing.cancel()
    await reader.unplug()
    signals.forEach { $0.cancel() }
  }

  private func makeReader() async throws -> SimulatedReader {
    let key = try keyFile.map(readKey)
    do throws(SimulatorFault) {
      let settings = SimulatorSettings(
        addresses: address, key: key, isInstalling: installMode, wiegandFormat: format, seed: seed)
      let line = SimulatedLine(try readerProtocol.makeReaders(settings), seed: seed)
      return try await SimulatedReader(
        line, link: link, hold: hold.map { .seconds($0) } ?? SimulatedReader.usualHold,
        show: { Standard.output.writeLine($0) })
    } catch {
      throw CommandFailure(.usage, error.description)
    }
  }

  private func readKey(_ path: String) throws -> OSDPKey {
    do throws(KeyFileFault) {
      guard let key = try KeyFile.key(path) else { throw .absent }
      return key
    } catch {
      throw CommandFailure(.usage, error.sentence(about: path))
    }
  }

  private func play(on reader: SimulatedReader) async {
    var number = 0
    while let line = await nextLine() {
      number += 1
      do {
        guard let instruction = try SimulatorInstruction.parse(line) else { continue }
        try await reader.perform(instruction)
      } catch let fault as SimulatorFault {
        Standard.error.writeLine("line \(number): \(fault)")
      } catch {
        return
      }
    }
    guard let unread = try? await reader.drain(), unread > 0 else { return }
    Standard.error.writeLine("\(unread) bytes were sent, but nobody read them")
  }

  /// Waits for standard input where it holds up no task.
  private func nextLine() async -> String? {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: readLine()) }
    }
  }

  /// Returns once the signal is really watched: until then, since it is ignored, it would be lost.
  private func watch(_ number: Int32, _ end: AsyncStream<Void>.Continuation) async -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { end.finish() }
    await withCheckedContinuation { continuation in
      source.setRegistrationHandler { continuation.resume() }
      source.resume()
    }
    return source
  }
}

/// What a reader itself speaks: a protocol, not `auto`.
extension ReaderProtocol: ExpressibleByArgument {
  /// Reads a protocol's name.
  public init?(argument: String) {
    guard argument != Self.auto.rawValue else { return nil }
    self.init(rawValue: argument)
  }

  /// The names of the protocols.
  public static var allValueStrings: [String] { allCases.filter { $0 != .auto }.map(\.rawValue) }
}

extension WiegandFormat: ExpressibleByArgument {}
