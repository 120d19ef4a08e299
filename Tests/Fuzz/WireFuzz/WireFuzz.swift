/// What libFuzzer calls with each input; a trap in it is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard let choice = input.first else { return 0 }
  let parts = WirePart.allCases
  parts[Int(choice) % parts.count].take(Array(input.dropFirst()))
  return 0
}
