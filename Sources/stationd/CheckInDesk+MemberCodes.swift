import LocalAPI
import Logging
import StationCore
import Uplink

/// What a member code does.
extension CheckInDesk {
  /// A member code was shown to a reader: verified, it checks its member in as the card would.
  func show(memberCode text: [UInt8], reader: String, at now: ClockReading) -> ReaderAnswer {
    do throws(MemberCodeFault) {
      let verdict = try codes.judge(
        text, keys: documents.programme.memberCodeKeys, memberKeyVersion: documents.memberKey.version, at: now)
      switch verdict {
      case .admit(let code, let doubt):
        if doubt != nil {
          logger.notice(
            "a member code's end was not judged, since the clock is not synchronised", metadata: ["reader": "\(reader)"]
          )
        }
        return checkIn(
          code.member, keyVersion: code.memberKeyVersion, reader: reader, code: code.id, doubt: doubt, at: now)
      case .sameTap(let id):
        // The keeper may have corrected the visit meanwhile; the code is used up all the same.
        guard let visit = admission.visit(id) else { throw .alreadyUsed }
        subscribers.tell(.visit(view(of: visit, isRepeated: true)))
        return .repeated
      }
    } catch {
      logger.notice("a member code was refused", metadata: ["reader": "\(reader)", "problem": "\(error)"])
      subscribers.tell(.codeRefused(CodeRefusal(error)))
      return .failed
    }
  }
}
