import Glibc

/// The kernel's reason for a refusal (`errno`).
struct ErrorNumber: Error, Equatable {
  let code: Int32

  /// What the C library calls it, such as `No such file or directory`.
  var words: String { String(cString: strerror(code)) }
}
