/// Takes values out of one table of the file and notes what is wrong with them.
///
/// A value that is missing or wrong comes out as `nil`; that it was wrong is then among the faults.
struct TableReader {
  let path: ValuePath
  let values: [String: FileValue]

  func text(_ key: String, _ faults: inout FaultCollector) -> String? {
    switch values[key] {
    case nil: return nil
    case .text(let text): return text
    case let other?:
      faults.note(.wrongType(expected: .text, found: other.kind), at: path.key(key))
      return nil
    }
  }

  func integer(_ key: String, _ faults: inout FaultCollector) -> Int? {
    switch values[key] {
    case nil: return nil
    case .integer(let number): return number
    case let other?:
      faults.note(.wrongType(expected: .integer, found: other.kind), at: path.key(key))
      return nil
    }
  }

  func boolean(_ key: String, _ faults: inout FaultCollector) -> Bool? {
    switch values[key] {
    case nil: return nil
    case .boolean(let isTrue): return isTrue
    case let other?:
      faults.note(.wrongType(expected: .boolean, found: other.kind), at: path.key(key))
      return nil
    }
  }

  /// A list of text; what is not text in it is noted and left out.
  func texts(_ key: String, _ faults: inout FaultCollector) -> [(text: String, path: ValuePath)]? {
    switch values[key] {
    case nil: return nil
    case .list(let items):
      var texts: [(text: String, path: ValuePath)] = []
      for (index, item) in items.enumerated() {
        let path = path.key(key).position(index)
        if case .text(let text) = item {
          texts.append((text, path))
        } else {
          faults.note(.wrongType(expected: .text, found: item.kind), at: path)
        }
      }
      return texts
    case let other?:
      faults.note(.wrongType(expected: .list, found: other.kind), at: path.key(key))
      return nil
    }
  }

  /// The table of that name within this one; an empty one where there is none.
  func table(_ key: String, _ faults: inout FaultCollector) -> TableReader {
    switch values[key] {
    case nil: break
    case .table(let values): return TableReader(path: path.key(key), values: values)
    case let other?: faults.note(.wrongType(expected: .table, found: other.kind), at: path.key(key))
    }
    return TableReader(path: path.key(key), values: [:])
  }

  /// The tables written under `[[name]]`, in their order.
  func tables(_ key: String, _ faults: inout FaultCollector) -> [TableReader] {
    switch values[key] {
    case nil: return []
    case .list(let items):
      var tables: [TableReader] = []
      for (index, item) in items.enumerated() {
        let path = path.key(key).position(index)
        if case .table(let values) = item {
          tables.append(TableReader(path: path, values: values))
        } else {
          faults.note(.wrongType(expected: .table, found: item.kind), at: path)
        }
      }
      return tables
    case let other?:
      faults.note(.wrongType(expected: .tables, found: other.kind), at: path.key(key))
      return []
    }
  }

  /// Notes that a key which has to be there is not.
  func require(_ key: String, _ faults: inout FaultCollector) {
    if values[key] == nil { faults.note(.missing, at: path.key(key)) }
  }
}
