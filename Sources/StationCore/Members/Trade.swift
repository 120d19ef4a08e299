/// 工种: what a member works as.
public enum Trade: String, Hashable, Sendable, Codable, CaseIterable {
  /// 快递员: delivers parcels.
  case courier
  /// 外卖骑手: delivers meals.
  case rider
  /// 环卫工人: keeps the streets clean.
  case sanitation
  /// 司机: drives a taxi, truck or hired car.
  case driver
  /// 保安: guards buildings and gates.
  case guardian = "guard"
  /// 建筑工人: works on building sites.
  case construction
  /// 保洁员: cleans buildings and homes.
  case cleaner
  /// 交通协管员: helps direct the traffic.
  case trafficAssistant = "traffic-assistant"
  /// Any other trade.
  case other
}
