public import ArgumentParser
public import FeedPublishing

/// What is published where.
struct PublishOptions: ParsableArguments {
  @Option(help: "The folder to publish into.")
  var output: String?

  @Flag(help: "Publish each entry alone, as a classic planet does.")
  var noStories = false

  @Option(help: "Whose ids entries have: own, or the publishers' (original).")
  var ids: PublishSettings.Identifiers?

  /// Puts what was said on the command line into the settings.
  func take(into settings: inout Settings) {
    if noStories { settings.publish.tellsStories = false }
    if let ids { settings.publish.ids = ids }
  }
}

extension PublishSettings.Identifiers: ExpressibleByArgument {}
