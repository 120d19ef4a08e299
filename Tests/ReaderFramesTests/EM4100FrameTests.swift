import ReaderFrames
import StationCore
import Testing

@Suite struct EM4100FrameTests {
  @Test(arguments: ["67003B51C6CB", "67003BA86C98", "000414CD7EA3", "01C8F0080031", "1F00644BB686"])
  func aPublishedFrameIsWhatItsDataEncodeTo(digits: String) throws {
    let data = try #require(Hex.decode(digits)).dropLast()
    let frame = EM4100Frame.encode(Array(data))
    #expect(frame == [0x02] + digits.utf8 + [0x03])
    #expect(EM4100Frame.judge(frame) == .card(Array(data)))
  }
}
