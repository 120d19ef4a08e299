/// What is going to happen in a simulated world, by moments in milliseconds.
struct Agenda<Occurrence> {
  private var entries: [(at: Int64, order: Int, what: Occurrence)] = []
  private var count = 0

  /// Something happens at a moment; of what happens at the same moment, the first noted is the first.
  mutating func note(_ what: Occurrence, at moment: Int64) {
    count += 1
    entries.append((moment, count, what))
  }

  /// Takes what happens next.
  mutating func next() -> (at: Int64, what: Occurrence)? {
    guard let index = entries.indices.min(by: { key($0) < key($1) }) else { return nil }
    let entry = entries.remove(at: index)
    return (entry.at, entry.what)
  }

  private func key(_ index: Int) -> (Int64, Int) { (entries[index].at, entries[index].order) }
}
