import CardReaders
import Logging
import ServiceLifecycle
import StationCore

/// One card reader's way into the desk: taps become events, losses and finds are noted.
struct ReaderService: Service {
  let configuration: ReaderConfiguration
  let desk: CheckInDesk
  let logger: Logger

  func run() async {
    let name = configuration.name
    await cancelWhenGracefulShutdown {
      let reader = CardReader(configuration) { fault in
        logger.debug("bytes that are no card", metadata: ["reader": "\(name)", "problem": "\(fault)"])
      }
      await reader.run { report in
        switch report {
        case .tap(let card): return await desk.tap(card, reader: name)
        case .found:
          logger.notice("the reader is there", metadata: ["reader": "\(name)", "device": "\(configuration.device)"])
          await desk.reader(name, became: "ready", event: .readerFound(ReaderChange(reader: name)))
        case .lost(let fault):
          logger.warning(
            "the reader cannot be read",
            metadata: ["reader": "\(name)", "device": "\(configuration.device)", "problem": "\(fault.words)"])
          await desk.reader(name, became: fault.state, event: .readerLost(ReaderChange(reader: name)))
        }
        return nil
      }
    }
  }
}
