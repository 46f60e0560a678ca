import ArgumentParser

/// The one to ask when something is odd.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look for trouble: settings, feeds, folders, database, clock, certificates.",
    discussion: """
      Puts nothing right and asks no server. Each line says what is well, or what is wrong and what helps; the \
      exit status is 1 where something is wrong.

        newsfold doctor
        newsfold doctor --json | jq -r 'select(.trouble).words'
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup(visibility: .hidden) var clock: ClockOption

  @Flag(help: "One JSON object a line.")
  var json = false

  func run() async throws {
    let examination = Examination(try Workspace(options), at: clock.date)
    let findings = try await examination.findings()
    for finding in findings where finding.trouble || !options.quiet {
      if json {
        try JSONOutput.put(finding)
      } else {
        Terminal.put(
          "\(finding.trouble ? "TROUBLE" : "ok     ") \(finding.subject): \(finding.words)")
      }
    }
    if findings.contains(where: \.trouble) { throw CommandFailure(.failed) }
  }
}
