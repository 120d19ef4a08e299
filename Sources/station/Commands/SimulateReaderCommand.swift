public import ArgumentParser
import CommandLineTool
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
      Cards come from standard input, one a line: ten hexadecimal digits for em4100, any text for line. The station \
      opens the link as its [[reader]] device. Lines that begin with ! do something else:

        !bytes 02 FF 00   send these bytes, such as noise
        !unplug           pull the plug
        !replug           plug the reader in again, at the same link
        !wait 0.5         do nothing for so many seconds

      At the end of the input, and on Ctrl-C, the link is removed.

      Example:

        printf '0000000001\\n!wait 2\\n0000000002\\n' |
          station simulate reader --protocol em4100 --link /tmp/reader
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

  func validate() throws {
    if let hold, !(0...3600 ~= hold) { throw ValidationError("--hold takes seconds from 0 to 3600") }
  }

  func run() async throws {
    let reader: SimulatedReader
    do throws(SimulatorFault) {
      reader = try SimulatedReader(
        protocol: readerProtocol, link: link, hold: hold.map { .seconds($0) } ?? SimulatedReader.usualHold)
    } catch {
      throw CommandFailure(.usage, error.description)
    }
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let signals = [SIGINT, SIGTERM, SIGHUP].map { watch($0, end) }
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

  private func watch(_ number: Int32, _ end: AsyncStream<Void>.Continuation) -> any DispatchSourceSignal {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler { end.finish() }
    source.resume()
    return source
  }
}

extension ReaderProtocol: ExpressibleByArgument {}
