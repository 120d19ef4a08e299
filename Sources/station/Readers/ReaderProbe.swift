import CardReaders
import StationCore
import Synchronization

/// Finds out what is on a device while a person watches.
struct ReaderProbe {
  /// How it ended.
  enum End: Sendable {
    case found(ReaderFinding)
    case lost(ReaderFault)
    case nothing
  }

  let device: String
  let speed: Int?
  let consent: FindingTerms.Consent
  let patience: Duration
  /// Is told what is done now.
  let say: @Sendable (String) -> Void

  func run() async -> End {
    let reader = ReaderConfiguration(name: "probe", device: device, protocol: .auto, speed: speed)
    let progress = Mutex<(speed: Int?, asked: Int?)>((nil, nil))
    let line = ReaderLine([reader], terms: FindingTerms(consent: consent)) { [say] trace in
      let words = progress.withLock { progress -> String? in
        switch trace {
        case .event(.changeSpeed(let speed)) where speed != progress.speed:
          progress.speed = speed
          return "listening at \(speed): hold a card to the reader"
        case .sent where progress.asked != progress.speed:
          progress.asked = progress.speed
          return "asking at \(progress.speed ?? 0)"
        case .event(.refused(let fault, _)): return "heard \(fault)"
        default: return nil
        }
      }
      if let words { say(words) }
    }
    let (ends, end) = AsyncStream.makeStream(of: End.self)
    let running = Task {
      await line.run { _, report in
        switch report {
        case .identified(let finding): end.yield(.found(finding))
        case .lost(let fault): end.yield(.lost(fault))
        case .tap, .keys, .identifying, .found: break
        }
        return nil
      }
    }
    let limit = Task {
      try await Task.sleep(for: patience)
      end.yield(.nothing)
    }
    var result = End.nothing
    for await first in ends {
      result = first
      break
    }
    limit.cancel()
    running.cancel()
    await running.value
    return result
  }
}
