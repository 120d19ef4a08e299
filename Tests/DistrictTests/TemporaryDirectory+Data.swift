import District
import TestSupport

extension TemporaryDirectory {
  var data: DataDirectory { DataDirectory(path: path) }
}
