import CardReaders
import Foundation
import ReaderTestSupport

/// Measures the card readers' drivers and supervision, and prints the figures as JSON; run by `provisioning/bench`.
@main
struct ReaderBench {
  static func main() async throws {
    let megabytes = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100
    var figures: [BenchFigure] = []
    for readerProtocol in SampleReader.protocols {
      figures += try DecodingBench(readerProtocol, megabytes: megabytes).figures()
    }
    var supervision = SupervisionBench()
    figures += try await supervision.figures()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    FileHandle.standardOutput.write(try encoder.encode(figures) + Data("\n".utf8))
  }
}
