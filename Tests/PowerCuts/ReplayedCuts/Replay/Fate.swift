import TestSupport

/// What becomes of everything that was not synced when the power went.
enum Fate {
  /// Nothing was on its way to the disk yet.
  case allLost
  /// Everything had just arrived.
  case allKept
  /// It arrived in order, up to some point; the last write is torn.
  case inOrder(share: Double)
  /// It arrived in any order: each write with this chance, and some of the sectors of others.
  case anyOrder(chance: Double)

  init(using generator: inout SeededGenerator) {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0: self = .allLost
    case 1: self = .allKept
    case 2..<5: self = .inOrder(share: Double.random(in: 0...1, using: &generator))
    default: self = .anyOrder(chance: Double.random(in: 0...1, using: &generator))
    }
  }

  /// What arrived of the changes to names.
  ///
  /// A name may be lost that was made before one that is kept; but where a file is moved, everything keeps its order, as
  /// it does in a file system's journal.
  func kept(of changes: [NameChange], using generator: inout SeededGenerator) -> [NameChange] {
    let isOrdered = changes.contains(where: \.isMove)
    switch self {
    case .allLost: return []
    case .allKept: return changes
    case .anyOrder(let chance) where !isOrdered:
      return changes.filter { _ in Double.random(in: 0..<1, using: &generator) < chance }
    case .inOrder(let share), .anyOrder(let share):
      return Array(changes.prefix(Int(share * Double(changes.count + 1))))
    }
  }

  /// What arrived of one change, the `index`-th of `count`.
  func parts(
    of change: FileChange, _ index: Int, of count: Int, using generator: inout SeededGenerator
  ) -> [FileChange] {
    switch self {
    case .allLost: return []
    case .allKept: return [change]
    case .inOrder(let share):
      let last = Int(share * Double(count))
      if index < last { return [change] }
      return index == last ? torn(change, using: &generator) : []
    case .anyOrder(let chance):
      if Double.random(in: 0..<1, using: &generator) < chance { return [change] }
      return Bool.random(using: &generator) ? [] : torn(change, using: &generator)
    }
  }

  private func torn(_ change: FileChange, using generator: inout SeededGenerator) -> [FileChange] {
    let sectors = change.sectors
    let some = Int.random(in: 0...sectors.count, using: &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return Array(sectors.prefix(some))
    case 1: return Array(sectors.suffix(some))
    default: return sectors.filter { _ in Bool.random(using: &generator) }
    }
  }
}
