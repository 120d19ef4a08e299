import StationCore
import TestSupport

/// The members of a made-up district: the same number is always the same member.
struct SamplePeople: Sendable {
  private static let surnames = Array("王李张刘陈杨赵黄周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚")
  private let greetings = surnames.map { "\($0)师傅" }

  static func member(_ number: Int) -> MemberRef {
    var random = SeededGenerator(seed: UInt64(number))
    return MemberRef(high: random.next(), low: random.next())
  }

  /// The member of a number; a member that has changed has another standing and another trade.
  func entry(_ number: Int, hasChanged: Bool = false) -> RosterEntry {
    var random = SeededGenerator(seed: UInt64(number))
    let member = MemberRef(high: random.next(), low: random.next())
    let draw = Int(random.next() % 1_000_000)
    let trades = Trade.allCases
    return RosterEntry(
      member: member, trade: trades[(draw + (hasChanged ? 1 : 0)) % trades.count],
      greeting: greetings[draw % greetings.count], status: (draw % 20 == 0) != hasChanged ? .lapsed : .active,
      roles: draw % 500 == 0 ? [.keeper] : [])
  }
}
