/// Puts any number of records in order, each different one once, with little memory: runs that are sorted go to a file.
struct ExternalSort<Record: Comparable & BitwiseCopyable> {
  private let directory: String
  private let capacity: Int
  private var held: [Record] = []
  private var file: SpillFile?
  private var runs: [SortedRun<Record>] = []

  /// - Parameters:
  ///   - directory: where the file is made, once one is needed.
  ///   - capacity: how many records are held in memory.
  init(in directory: String, capacity: Int = 1_000_000) {
    self.directory = directory
    self.capacity = capacity
  }

  /// Takes a record in.
  ///
  /// - Throws: ``DistrictFault/cannotWrite(path:reason:)``.
  mutating func add(_ record: Record) throws(DistrictFault) {
    held.append(record)
    guard held.count >= capacity else { return }
    sortHeld()
    // Where most were repetitions there is room again without the file.
    if held.count > capacity / 2 { try spill() }
  }

  /// Hands over all records in order, each different one once.
  ///
  /// - Throws: ``DistrictFault``, or what `take` throws.
  consuming func forEach(_ take: (Record) throws(DistrictFault) -> Void) throws(DistrictFault) {
    sortHeld()
    guard !runs.isEmpty else {
      for record in held { try take(record) }
      return
    }
    try spill()
    var newest: Record?
    while true {
      var least: Record?
      for index in runs.indices {
        if let record = try runs[index].first(), least.map({ record < $0 }) ?? true { least = record }
      }
      guard let least else { return }
      for index in runs.indices where try runs[index].first() == least { runs[index].drop() }
      if newest != least { try take(least) }
      newest = least
    }
  }

  private mutating func sortHeld() {
    held.sort()
    var kept = 0
    for index in held.indices where index == 0 || held[index] != held[kept - 1] {
      held[kept] = held[index]
      kept += 1
    }
    held.removeLast(held.count - kept)
  }

  private mutating func spill() throws(DistrictFault) {
    guard !held.isEmpty else { return }
    let file: SpillFile
    if let made = self.file { file = made } else { file = try SpillFile(in: directory) }
    self.file = file
    let start = file.size
    var fault: DistrictFault?
    held.withUnsafeBytes { bytes in
      do throws(DistrictFault) { try file.append(bytes) } catch { fault = error }
    }
    if let fault { throw fault }
    runs.append(SortedRun(file, at: start, count: held.count, piece: 4_096))
    held.removeAll(keepingCapacity: true)
  }
}
