/// What a member is at the stations besides being a member.
public enum MemberRole: String, Hashable, Sendable, Codable, CaseIterable {
  /// 驿站管理员: keeps a station.
  case keeper
  /// 志愿者: does volunteer shifts.
  case volunteer
  /// 技术员: looks after the kiosks.
  case technician
}
