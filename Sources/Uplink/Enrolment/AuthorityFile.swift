/// The authority's certificate where the daemon looks for it.
public enum AuthorityFile {
  /// Copies the authority's certificate to the configured place, where there is none yet.
  ///
  /// - Parameters:
  ///   - given: the file that the technician brought.
  ///   - configured: the file that the configuration names.
  /// - Returns: whether it was copied; `false` where the same certificate is there already.
  /// - Throws: ``EnrolmentFailure`` where the given file is no certificate, another authority's certificate is in
  ///   place, or it cannot be written.
  public static func install(_ given: String, as configured: String) throws(EnrolmentFailure) -> Bool {
    let authority: AuthorityCertificate
    do { authority = try AuthorityCertificate(file: given) } catch { throw EnrolmentFailure(error) }
    let present: AuthorityCertificate?
    do { present = try AuthorityCertificate(file: configured) } catch .authorityMissing {
      present = nil
    } catch {
      throw EnrolmentFailure(error)
    }
    if let present {
      guard present.certificate == authority.certificate else {
        throw .otherAuthorityInstalled(path: configured, given: given)
      }
      return false
    }
    do {
      // Everybody may read it, and the directory above is usually that of the configuration.
      try DurableFile.makeDirectory(DurableFile.directory(of: configured), mode: 0o755)
      try DurableFile.write(try DurableFile.read(given) ?? [], to: configured, mode: 0o644)
    } catch {
      throw .file(error)
    }
    return true
  }
}
