extension OpenAPIDocument {
  /// What can be called.
  static let paths = object([enrolmentPaths, eventPaths, documentPaths, servicePaths])
}
