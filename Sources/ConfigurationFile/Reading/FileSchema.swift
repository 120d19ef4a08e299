/// Which tables and keys a kind of configuration file may have.
struct FileSchema {
  /// The tables by name, each with its keys.
  let tables: [String: [String]]
  /// The keys that stand beside the tables.
  let keys: [String]

  init(tables: [String: [String]], keys: [String] = []) {
    self.tables = tables
    self.keys = keys
  }

  /// Notes every table and key that has no place in such a file, or in such a table of one.
  func noteUnknown(in file: [String: FileValue], at place: ValuePath = .root, _ faults: inout FaultCollector) {
    for (name, value) in file.sorted(by: { $0.key < $1.key }) where !keys.contains(name) {
      let path = place.key(name)
      guard let keys = tables[name] else {
        note(unknown: name, value, at: path, &faults)
        continue
      }
      switch value {
      case .table(let values): noteUnknown(in: values, at: path, keys, &faults)
      case .list(let items):
        for (index, item) in items.enumerated() {
          if case .table(let values) = item { noteUnknown(in: values, at: path.position(index), keys, &faults) }
        }
      default: break
      }
    }
  }

  private func note(unknown name: String, _ value: FileValue, at path: ValuePath, _ faults: inout FaultCollector) {
    switch value.kind {
    case .table, .tables:
      let suggestion = EditDistance.nearest(to: name, among: tables.keys.sorted())
      faults.note(.unknownTable(suggestion: suggestion), at: path)
    default:
      let suggestion = EditDistance.nearest(to: name, among: keys)
      faults.note(.unknownKey(suggestion: suggestion, homeTable: suggestion == nil ? table(of: name) : nil), at: path)
    }
  }

  private func noteUnknown(
    in values: [String: FileValue], at path: ValuePath, _ keys: [String], _ faults: inout FaultCollector
  ) {
    for key in values.keys.sorted() where !keys.contains(key) {
      let suggestion = EditDistance.nearest(to: key, among: keys)
      let home = suggestion == nil ? table(of: key) : nil
      faults.note(.unknownKey(suggestion: suggestion, homeTable: home), at: path.key(key))
    }
  }

  /// The only table that has such a key, if it is only one.
  private func table(of key: String) -> String? {
    let homes = tables.filter { $0.value.contains(key) }.keys
    return homes.count == 1 ? homes.first : nil
  }
}
