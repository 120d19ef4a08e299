/// What is found wrong with a file's text before TOMLKit reads it.
enum SyntaxSlip {
  case notUTF8
  case nul
  case noTableName
  case noValue
}
