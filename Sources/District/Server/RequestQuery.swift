/// The members of a request's query, as they were sent.
struct RequestQuery {
  private let members: [(name: Substring, value: Substring)]

  init(_ text: String?) {
    members = (text ?? "").split(separator: "&").map { member in
      let parts = member.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (parts[0], parts.count > 1 ? parts[1] : "")
    }
  }

  /// The value of a member; `nil` where it is not there.
  func first(_ name: String) -> Substring? { members.first { $0.name == name }?.value }

  /// Whether there are members of other names, or one of them twice.
  func has(otherThan names: [String]) -> Bool {
    members.contains { !names.contains(String($0.name)) } || Set(members.map(\.name)).count < members.count
  }
}
