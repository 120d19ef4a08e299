import ArgumentParser
import CommandLineTool
import ConfigurationFile
import District
import StationCore

/// `districtd init`: authority, keys and server certificate.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Makes the authority, the keys for members and codes, and the server's certificate.",
    discussion: """
      Run again, it keeps the authority and the keys and makes the server's certificate anew, as is needed
      when [server] names have changed; restart the server afterwards.
      """)

  @OptionGroup var options: ConfigurationOptions

  func run() throws {
    let configuration = try options.load()
    let directory = DataDirectory(path: configuration.dataDirectory)
    var random = SystemRandomNumberGenerator()
    let isNew: Bool
    let hadCodeKey = directory.hasMemberCodeKey
    do {
      isNew = try DistrictKeys.make(
        in: directory, names: configuration.names, now: DistrictAccess.now, using: &random)
      let store = try DistrictStore(in: directory, url: configuration.storeURL)
      let programme = try store.programme()
      // Stations hear of the key for member codes with a programme that is new to them.
      if programme == nil || !hadCodeKey {
        _ = try store.publish(programme?.plan ?? .builtIn, at: DistrictAccess.now)
      }
    } catch let fault as DistrictFault {
      throw CommandFailure(fault)
    }
    Standard.output.write(
      """
      \(isNew ? "Made the authority" : "Kept the authority"): \(directory.authorityFile)
      Made the server's certificate for \(configuration.names.joined(separator: ", ")): \(directory.serverFile)
      Stations are given \(directory.authorityFile) to trust; keep every .key file secret and backed up.

      """)
  }
}
