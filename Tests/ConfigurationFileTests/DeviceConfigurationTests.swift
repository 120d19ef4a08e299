import Foundation
import StationCore
import Testing

@testable import ConfigurationFile

/// The configuration that the packages bring.
struct DeviceConfigurationTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "device/station.toml").path

  @Test func theFileIsAcceptedAndChangesNoDefault() throws {
    let configuration = try StationConfiguration.load(file: Self.file)
    #expect(configuration == StationConfiguration(id: configuration.id, name: configuration.name))
  }

  @Test func withEveryLineSwitchedOnItIsAcceptedAndShowsTheDefaults() throws {
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    let all = text.replacing(#/(?m)^#(?=[a-z-]+ = |\[)/#, with: "")
    let configuration = try StationConfiguration.parse(all, file: "station.toml")
    #expect(configuration.readers.count == 1)
    let short = smallestStation + "[district]\nurl = \"https://district.example:8443\"\n"
    #expect(try configuration.district == StationConfiguration.parse(short, file: "f").district)
    #expect(configuration.timeZone == StationConfiguration.defaultTimeZone)
    #expect(configuration.languages == StationConfiguration.defaultLanguages)
    #expect(configuration.dataDirectory == StationConfiguration.defaultDataDirectory)
    #expect(configuration.socketPath == StationConfiguration.defaultSocketPath)
    #expect(configuration.repeatMinutes == StationConfiguration.defaultRepeatMinutes)
    let reader = try #require(configuration.readers.first)
    #expect(reader.speed == reader.protocol.usualSpeed)
  }

  @Test func everyKeyOfTheContractIsExplained() throws {
    let text = try String(contentsOfFile: Self.file, encoding: .utf8)
    for (table, keys) in StationConfiguration.schema.tables {
      #expect(text.contains("[\(table)]"))
      for key in keys { #expect(text.contains("\(key) = "), "\(key)") }
    }
  }
}
