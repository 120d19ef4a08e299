/// The `[server]` table of the district's file.
struct ServerTable {
  let listen: HostAndPort?
  let names: [String]
  let limits: ServerLimits

  init(_ table: TableReader, _ faults: inout FaultCollector) {
    let text = table.text("listen", &faults) ?? DistrictdConfiguration.defaultListen
    listen = HostAndPort(text)
    if listen == nil { faults.note(.badListenAddress(text), at: table.path.key("listen")) }
    table.require("names", &faults)
    let entries = table.texts("names", &faults) ?? []
    if table.values["names"] == .list([]) { faults.note(.emptyList, at: table.path.key("names")) }
    var names: [String] = []
    for (name, path) in entries {
      if names.contains(name) {
        faults.note(.duplicateEntry(name), at: path)
      } else if !HostAndPort.isServerName(name) {
        faults.note(.badServerName(name), at: path)
      }
      names.append(name)
    }
    self.names = names
    limits = ServerLimits(table, &faults)
  }
}
