import FoundationEssentials

/// The members that the data of any event may have, for reading it.
struct EventFields: Decodable {
  var visitor: CheckIn.Visitor?
  var trade: Trade?
  var reader: String?
  var key: Int?
  var roster: Int?
  var visit: Int64?
  var service: ServiceCode?
  var corrects: Int64?
  var author: Correction.Author?
  var reason: String?
  var programme: String?

  /// `nil` where the text is no object or a member has the wrong type.
  init?(json: String) {
    guard let fields = try? JSONDecoder().decode(EventFields.self, from: Data(json.utf8)) else { return nil }
    self = fields
  }
}
