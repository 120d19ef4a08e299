import StationCore

/// The date of an HTTP reply: the district's own clock, to the second.
enum HTTPDate {
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Milliseconds since 1970-01-01T00:00:00Z for `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 §5.6.7); `nil` for any
  /// other form.
  static func milliseconds(_ text: String?) -> Int64? {
    guard let parts = text?.split(separator: " "), parts.count == 6, parts[0].hasSuffix(","), parts[5] == "GMT",
      let month = months.firstIndex(where: { $0 == parts[2] })
    else { return nil }
    let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
    return Timestamp.milliseconds("\(parts[3])-\(number)-\(parts[1])T\(parts[4]).000Z")
  }
}
