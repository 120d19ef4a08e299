import StationCore

extension SchemaStep {
  /// Keeps the whole of each version of the programme, and finds what stations say of them without reading their other
  /// events.
  static let programmes = SchemaStep(name: "programmes") { dialect in
    """
    ALTER TABLE programme ADD COLUMN plan \(dialect.text) NOT NULL DEFAULT '';
    UPDATE programme SET plan = '{"services":' || services || '}';
    ALTER TABLE programme DROP COLUMN services;
    CREATE INDEX event_programme ON event (station, ledger, type, sequence) WHERE type IN (\(programmeTypes));
    """
  }

  /// The types of the events that tell of programmes, as they stand in the index and in each query that uses it.
  static let programmeTypes =
    "'\(EventType.programmeApplied.rawValue)', '\(EventType.programmeRefused.rawValue)'"
}
