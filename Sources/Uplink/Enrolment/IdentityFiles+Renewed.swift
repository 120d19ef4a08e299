import Glibc

/// A renewed pair beside the one in force, until the district has accepted it once.
///
/// Key and certificate are in one file, mode 0600, so that it is there whole or not at all.
extension IdentityFiles {
  var renewedFile: String { keyFile + ".renewed" }

  /// Keeps a renewed pair; one that waited before is replaced.
  ///
  /// - Throws: ``FileFailure``; then what was there is as it was.
  func keep(renewed pair: IdentityPEM) throws(FileFailure) {
    let lock = try DirectoryLock(directory)
    try DurableFile.write(Array(pair.bundle.utf8), to: renewedFile, mode: 0o600)
    _ = consume lock
  }

  /// The renewed pair that waits; `nil` where there is none that could be used.
  func renewed() -> IdentityPEM? {
    guard let text = try? Self.text(renewedFile), let pair = IdentityPEM(bundle: text),
      StationIdentity(pair) != nil
    else { return nil }
    return pair
  }

  /// Puts the renewed pair in the place of the one in force.
  ///
  /// - Returns: `false` where it is not the one that waits any more, because the station was enrolled anew meanwhile.
  /// - Throws: ``FileFailure``; then one of the two pairs is in force, and the renewed one still waits.
  func putInForce(renewed pair: IdentityPEM) throws(FileFailure) -> Bool {
    let lock = try DirectoryLock(directory)
    guard try Self.text(renewedFile) == pair.bundle else { return false }
    try replace(by: pair)
    unlink(renewedFile)
    _ = consume lock
    return true
  }
}
