public import DistrictProtocol
public import Uplink
public import X509

extension RosterStore {
  /// Takes a file in, in parts of so many bytes, and puts it into force.
  public func receive(_ file: [UInt8], of authority: Certificate, parts size: Int = 100_000) throws {
    let head = try arrive(file, of: authority, parts: size)
    try apply(arrived: head)
  }

  /// Takes the rest of a file in, in parts of so many bytes, and gives its head.
  public func arrive(_ file: [UInt8], of authority: Certificate, parts size: Int = 100_000) throws -> RosterHead {
    let arrival = try RosterArrival(self, authority: authority)
    let head =
      file.count < RosterPage.size
      ? nil
      : try? file.withUnsafeBytes { file in
        try RosterHeadPage.head(UnsafeRawBufferPointer(rebasing: file[..<RosterPage.size]))
      }
    // What is there of another file is forgotten, as when a district answers that it has another.
    if arrival.head != head { arrival.discard() }
    while true {
      if let head = try arrival.finish() { return head }
      let position = arrival.position
      guard position < file.count else {
        throw RosterFault.wrongSize(said: arrival.head?.size ?? 0, found: file.count)
      }
      try arrival.take(Array(file[position..<min(position + size, file.count)]))
    }
  }
}
