/// The three kinds of service by which the union counts its work.
public enum ServiceCategory: String, Hashable, Sendable, Codable, CaseIterable {
  /// 工作: what helps at work, such as charging a phone.
  case work
  /// 生活: what helps to live, such as hot water.
  case life
  /// 文化: reading, courses, activities.
  case culture
}
