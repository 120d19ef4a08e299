import Synchronization

/// A bell that anybody may ring and one task waits for; rings while nobody waits are remembered as one.
final class Signal: Sendable {
  private struct State {
    var isRaised = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Rings; returns at once.
  func raise() {
    let waiter = state.withLock { state in
      state.isRaised = true
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume()
  }

  /// Waits for a ring, at most so long (milliseconds, `nil`: for ever), and says whether it rang; ends when cancelled.
  func wait(milliseconds: Int64?) async -> Bool {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.wait() }
      if let milliseconds {
        group.addTask { try? await Task.sleep(for: .milliseconds(max(0, milliseconds))) }
      }
      await group.next()
      group.cancelAll()
    }
    // Taken only here, so that a ring at the moment of the time-out is not lost.
    return state.withLock { state in
      defer { state.isRaised = false }
      return state.isRaised
    }
  }

  private func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.isRaised || Task.isCancelled { return true }
          state.waiter = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume()
    }
  }
}
