import StationCore

/// What the station was told of a reader last.
enum OSDPStanding: Equatable {
  case unknown
  case answering
  case failing(ReaderFault)
}
