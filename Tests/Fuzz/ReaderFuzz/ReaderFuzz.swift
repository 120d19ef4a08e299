import CardReaders
import ReaderTestSupport

/// What libFuzzer calls with each input; a trap in it is a finding.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  guard let choice = input.first else { return 0 }
  let protocols = SampleReader.protocols
  var reader = FuzzedReader(protocols[Int(choice) % protocols.count])
  reader.play(FuzzScript(input.dropFirst()))
  // It takes a hundred times as long as the rest; an input says by itself whether it is one of those that are followed.
  if input.reduce(0, ^).isMultiple(of: 64) { reader.recover() }
  return 0
}
