import Glibc

/// The machine's own disk refused something; that is no finding about the ledger.
struct DiskProblem: Error, CustomStringConvertible {
  let path: String
  let code: CInt

  var description: String { "\(path): \(String(cString: strerror(code)))" }
}
