extension SchemaStep {
  /// What cannot be counted, what was said of findings, and how often a service may be used.
  static let findings = SchemaStep(name: "findings") { d in
    """
    CREATE TABLE set_aside (
      station \(d.text) NOT NULL, ledger \(d.integer) NOT NULL, sequence \(d.integer) NOT NULL,
      reason \(d.text) NOT NULL, found \(d.integer) NOT NULL,
      PRIMARY KEY (station, ledger, sequence)
    ) \(d.keyed);
    CREATE TABLE settlement (
      finding \(d.text) NOT NULL, settled \(d.integer) NOT NULL, author \(d.text) NOT NULL, reason \(d.text) NOT NULL,
      weight \(d.integer) NOT NULL,
      PRIMARY KEY (finding, settled)
    ) \(d.keyed);
    CREATE TABLE use_limit (
      service \(d.text) NOT NULL, period \(d.text) NOT NULL, first \(d.text) NOT NULL, last \(d.text) NOT NULL,
      most \(d.integer) NOT NULL,
      PRIMARY KEY (service, period, first, last)
    ) \(d.keyed)
    """
  }
}
