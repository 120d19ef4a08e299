import Dispatch
import Glibc
import Ledger
import LocalAPI
import StationCore
import Uplink

/// Where long reading of the ledger waits for the disk.
private let readingQueue = DispatchQueue(label: "reading")

extension CheckInDesk: RequestHandler {
  /// Answers one request of the local API.
  ///
  /// Long reading runs beside the desk on the ledger's reading connection, so that a tap never waits for a report.
  nonisolated func answer(_ request: Request) async -> Result<Reply, Problem> {
    switch request {
    case .status: return await status()
    case .guest: return await guest()
    case .use(let visit, let service): return await use(service, in: visit)
    case .undo(let visit): return await undo(in: visit)
    case .subscribe: return .success(.subscribed)
    case .report(let from, let to):
      return await reading { reader throws(LedgerFailure) in
        .report(try reader.report(from: from, to: to, calendar: self.settings.calendar))
      }
    case .events(let after, let limit):
      return await reading { reader throws(LedgerFailure) in
        .events(
          try reader.events(after: after, limit: limit).map {
            String(decoding: $0.canonicalBytes(source: reader.source), as: UTF8.self)
          })
      }
    case .verify:
      return await reading { reader throws(LedgerFailure) in
        let (head, newest, fault) = try reader.verify()
        return .verify(VerifyReply(head: head, newest: newest, fault: fault))
      }
    }
  }

  private nonisolated func reading(
    _ body: @escaping @Sendable (LedgerReader) throws(LedgerFailure) -> Reply
  ) async -> Result<Reply, Problem> {
    let reader = ledger.reader
    return await withCheckedContinuation { continuation in
      readingQueue.async {
        do throws(LedgerFailure) {
          continuation.resume(returning: .success(try body(reader)))
        } catch {
          continuation.resume(returning: .failure(.ledger(error.description)))
        }
      }
    }
  }

  private func status() -> Result<Reply, Problem> {
    do throws(LedgerFailure) {
      return .success(
        .status(
          StatusReply(
            station: ledger.source.station.description, name: settings.name,
            ledger: ledger.source.ledger.description, lastSequence: try ledger.reader.head().sequence,
            acknowledgedSequence: try ledger.reader.acknowledged(),
            setAside: try ledger.reader.setAsideCount(),
            readers: settings.readers.map { reader in
              StatusReply.Reader(
                name: reader.name, device: reader.device, protocol: reader.protocol.rawValue,
                state: readerStates[reader.name] ?? "waiting")
            },
            clock: StatusReply.Clock(trusted: now().isTrusted),
            disk: StatusReply.Disk(free: freeBytes()),
            programme: StatusReply.ProgrammeState(
              version: documents.programme.version, roster: documents.rosterVersion()),
            district: StatusReply.District(contact))))
    } catch {
      return .failure(.ledger(error.description))
    }
  }

  private func freeBytes() -> Int64 {
    var information = statvfs()
    guard statvfs(settings.dataDirectory, &information) == 0 else { return 0 }
    return Int64(information.f_bavail) * Int64(information.f_frsize)
  }
}
