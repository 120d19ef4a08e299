import CardReaders
import Daemon
import Logging
import ServiceLifecycle
import StationCore

/// One line of card readers' way into the desk: taps become events, losses and finds are noted.
struct ReaderService: Service {
  private let readers: [ReaderConfiguration]
  private let memory: ReaderMemory
  private let desk: CheckInDesk
  private let watch: ReaderWatch
  private let journal: ReaderJournal
  private let sounds: [SoundPlayer?]

  init(readers: [ReaderConfiguration], memory: ReaderMemory, desk: CheckInDesk, watch: ReaderWatch, logger: Logger) {
    self.readers = readers
    self.memory = memory
    self.desk = desk
    self.watch = watch
    journal = ReaderJournal(readers: readers, logger: logger)
    sounds = readers.map { reader in
      SoundCommand(reader.soundCommand).map { command in
        SoundPlayer(command) { fault in
          logger.warning(
            "a reader's sound could not be played", metadata: ["reader": "\(reader.name)", "problem": "\(fault)"])
        }
      }
    }
  }

  func run() async {
    await cancelWhenGracefulShutdown {
      let line = ReaderLine(readers, terms: FindingTerms(memory: memory)) { [readers, journal, watch] trace in
        if case .event(.refused(let fault, let reader)) = trace { journal.refused(reader, by: fault, at: .now) }
        if case .event(.identified(let finding)) = trace { watch.identified(readers, as: finding) }
        if watch.isWatched { watch.note(trace, on: readers) }
      }
      await line.run(handle)
    }
  }

  @Sendable private func handle(_ position: Int, _ report: ReaderReport) async -> ReaderAnswer? {
    let reader = readers[position]
    switch report {
    case .tap(let card):
      let answer = await desk.tap(card, reader: reader.name)
      sounds[position]?.play(answer)
      watch.tell(on: readers) {
        ReaderMoment(at: $0, reader: reader.name, tap: WatchedTap(card, on: reader, answer: answer))
      }
      return answer
    case .keys(let keys): await desk.keys(keys)
    case .identifying:
      journal.identifying(position, at: .now)
      await become(.identifying, reader)
    case .identified(let finding):
      journal.identified(position, as: finding, at: .now)
      await desk.reader(reader.name, identifiedAs: finding)
    case .found:
      journal.found(position, at: .now)
      await become(.ready, reader, .readerFound(ReaderChange(reader: reader.name)))
    case .lost(let fault):
      journal.lost(position, by: fault, at: .now)
      await become(.lost(fault), reader, .readerLost(ReaderChange(reader: reader.name)))
    }
    return nil
  }

  private func become(_ state: ReaderState, _ reader: ReaderConfiguration, _ event: EventBody? = nil) async {
    await desk.reader(reader.name, became: state, event: event)
    watch.tell(on: readers) {
      ReaderMoment(at: $0, reader: reader.name, state: state.word, problem: state.problem)
    }
  }
}
