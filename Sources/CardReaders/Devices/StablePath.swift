/// The names of devices that stay the same when cables are moved or the machine restarts.
public enum StablePath {
  private static let directories = ["/dev/serial/by-id", "/dev/serial/by-path"]

  /// The best such name that leads to the device; `nil` where there is none.
  ///
  /// A name by the device's own number goes with the device, one by its place with the socket.
  public static func path(ofDevice device: String) -> String? {
    guard let node = SystemFile.real(device) else { return nil }
    return directories.lazy
      .flatMap { directory in DirectoryListing.names(in: directory).map { "\(directory)/\($0)" } }
      .first { SystemFile.real($0) == node }
  }

  /// Whether two paths lead to the same device now.
  public static func areSame(_ one: String, _ other: String) -> Bool {
    guard let node = SystemFile.real(one) else { return false }
    return node == SystemFile.real(other)
  }
}
