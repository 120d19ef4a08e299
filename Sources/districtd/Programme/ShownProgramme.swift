import StationCore

/// A programme as `districtd programme show --json` prints it: without the hashes of PINs.
struct ShownProgramme: Encodable {
  /// A keeper.
  struct Keeper: Encodable {
    let id: String
    let name: String
    let role: String
    let until: String?
  }

  let version: String
  let made: String
  let station: String?
  let services: [OfferedService]
  let notices: [ProgrammeNotice]
  let settings: ProgrammeSettings
  let keepers: [Keeper]
  let parts: Int

  init(_ programme: Programme, made: Int64, station: StationID?, parts: Int) {
    version = programme.version
    self.made = Timestamp.text(made)
    self.station = station?.description
    services = programme.services
    notices = programme.notices
    settings = programme.settings
    keepers = programme.keepers.map {
      Keeper(id: $0.id.rawValue, name: $0.name, role: $0.role.rawValue, until: $0.until?.description)
    }
    self.parts = parts
  }
}
