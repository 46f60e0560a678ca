import Curl
import FeedFetching
import FeedPublishing
import Newsfold
import StoryClustering

/// Everything that can be set, with its defaults.
struct Settings {
  var feeds: String?
  var data: String?
  var output: String?
  var fetch = FetchSettings()
  var clustering = StoryClusterer.Parameters()
  var publish = PublishSettings()
  /// The packed forms written beside each published file.
  var compressions: [Compression] = []
  var embeddings = EmbeddingSettings()
  /// The file with the embeddings service's key.
  var keyFile: String?
  /// The folder with the keeper's own templates of the pages.
  var templates: String?
  /// The folder of the file they came from, for relative paths in it.
  var folder: String?
}

/// A setting: its name, what it is for, and how a value gets in and out.
struct Setting: Sendable {
  /// `section.key`, or `key` where it stands before all sections.
  let name: String
  let comment: String
  let kind: Kind

  enum Kind: Sendable {
    case text(@Sendable (inout Settings, String) -> Bool, @Sendable (Settings) -> String?)
    case number(ClosedRange<Double>, any WritableKeyPath<Settings, Double> & Sendable)
    case whole(ClosedRange<Int>, any WritableKeyPath<Settings, Int> & Sendable)
    case flag(any WritableKeyPath<Settings, Bool> & Sendable)
    case list(@Sendable (inout Settings, [String]) -> Bool, @Sendable (Settings) -> [String])
  }

  /// All settings, in the order in which `config init` writes them.
  static let all: [Setting] =
    places + fetching + stories + embedding + publishing + selections

  private static let places: [Setting] = [
    text("feeds", "The list of feeds; relative to this file.", \.feeds),
    text("data", "The folder of database and lock.", \.data),
    text("output", "The folder that is published.", \.output),
  ]

  private static let fetching: [Setting] = [
    Setting(
      name: "fetch.user_agent", comment: "Who asks, with a contact for those who run the servers.",
      kind: .text(
        { settings, value in
          settings.fetch.userAgent = value
          return !value.isEmpty
            && value.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 }
        }, { $0.fetch.userAgent })),
    Setting(
      name: "fetch.timeout_seconds", comment: "Seconds a feed may take, redirects and all.",
      kind: .number(1...600, \.fetch.limits.totalTime)),
    Setting(
      name: "fetch.max_bytes", comment: "Bytes a feed may have, unpacked.",
      kind: .whole(1024...1 << 30, \.fetch.limits.bodyBytes)),
    Setting(
      name: "fetch.max_header_bytes", comment: "Bytes the headers of an answer may have.",
      kind: .whole(1024...1 << 24, \.fetch.limits.headerBytes)),
    Setting(
      name: "fetch.max_expansion",
      comment: "How many times larger than what was sent a feed may unpack to.",
      kind: .whole(2...100_000, \.fetch.limits.expansion)),
    Setting(
      name: "fetch.connect_seconds", comment: "Seconds until a connection must stand.",
      kind: .number(0.1...600, \.fetch.limits.connectTime)),
    Setting(
      name: "fetch.stall_seconds",
      comment: "Seconds for which an answer may trickle at under 50 bytes a second.",
      kind: .whole(1...600, \.fetch.limits.stallTime)),
    Setting(
      name: "fetch.redirects", comment: "Redirects followed for one feed.",
      kind: .whole(0...50, \.fetch.redirects)),
    Setting(
      name: "fetch.parallel", comment: "Feeds asked at once, not counting slow ones.",
      kind: .whole(1...1000, \.fetch.parallel)),
    Setting(
      name: "fetch.parallel_per_host", comment: "Feeds of one host asked at once.",
      kind: .whole(1...1000, \.fetch.parallelPerHost)),
    Setting(
      name: "fetch.floor_minutes",
      comment: "Minutes between two requests for one feed at the least.",
      kind: .number(15...1440, \.floorMinutes)),
    Setting(
      name: "fetch.usual_minutes",
      comment: "Minutes between two requests where nobody says how often to ask.",
      kind: .number(15...1440, \.usualMinutes)),
    Setting(
      name: "fetch.allow_hosts",
      comment: "Hosts that may be reached although their address is private: [\"nas:8080\"].",
      kind: .list(
        { settings, values in
          settings.fetch.allowedHosts = values.compactMap { AllowedHost($0) }
          return settings.fetch.allowedHosts.count == values.count
        }, { $0.fetch.allowedHosts.map(\.description) })),
  ]

  private static let stories: [Setting] = [
    Setting(
      name: "stories.threshold",
      comment: "How similar reports must be on average to be one story, 0 to 1.",
      kind: .number(0.01...1, \.threshold)),
    Setting(
      name: "stories.decay_hours",
      comment: "Hours after which similarity has faded: 48 for news, 168 for trade press.",
      kind: .number(1...10_000, \.clustering.decayHours)),
    Setting(
      name: "stories.across_languages",
      comment:
        "How much likeness across languages counts: 0 not at all, 1.6 careful.",
      kind: .number(0...5, \.acrossLanguages)),
  ]

  private static let embedding: [Setting] = [
    Setting(
      name: "embeddings.url",
      comment: "An embeddings service that helps to tell stories: http://127.0.0.1:8080",
      kind: .text(
        { settings, value in
          settings.embeddings.url = value
          return EmbeddingSettings.address(of: value) != nil
        }, { $0.embeddings.url })),
    Setting(
      name: "embeddings.model", comment: "The model it is asked for.",
      kind: .text(
        { settings, value in
          settings.embeddings.model = value
          return !value.isEmpty
        }, { $0.embeddings.model })),
    text("embeddings.key_file", "A file with the service's key; relative to this file.", \.keyFile),
    Setting(
      name: "embeddings.prefix",
      comment: "What is put before each text: 'query: ' for e5, unless the service does it.",
      kind: .text(
        { settings, value in
          settings.embeddings.prefix = value
          return true
        }, { $0.embeddings.prefix })),
    Setting(
      name: "embeddings.timeout_seconds", comment: "Seconds that 64 texts may take it.",
      kind: .number(1...3600, \.embeddings.timeout)),
  ]

  private static let publishing: [Setting] = [
    Setting(
      name: "publish.title", comment: "The title of the merged feed.",
      kind: .text(
        { settings, value in
          settings.publish.title = value
          return !value.isEmpty
        }, { $0.publish.title })),
    text(
      "publish.public_url", "Where the output folder is on the web: https://example.org/news/",
      \.publish.publicURL),
    Setting(
      name: "publish.files",
      comment: "What is written: any of \(OutputFormats.names.joined(separator: ", ")).",
      kind: .list(
        { settings, values in
          settings.publish.outputs = values
          return values.allSatisfy(OutputFormats.names.contains)
        }, { $0.publish.outputs })),
    Setting(
      name: "publish.compress",
      comment: "Packed forms written beside each file for the web server: any of gz, br, zst.",
      kind: .list(
        { settings, values in
          settings.compressions = values.compactMap(Compression.init)
          return Set(settings.compressions).count == values.count
        }, { $0.compressions.map(\.rawValue) })),
    Setting(
      name: "publish.growth",
      comment: "When a story counts as updated: quiet (never), outlets (a new one joins), every.",
      kind: .text(
        { settings, value in
          guard let growth = PublishSettings.Growth(rawValue: value) else { return false }
          settings.publish.growth = growth
          return true
        }, { $0.publish.growth.rawValue })),
    Setting(
      name: "publish.tell",
      comment: "What an entry of the feeds is: stories, or entries as they came.",
      kind: .text(
        { settings, value in
          settings.publish.tellsStories = value == "stories"
          return ["stories", "entries"].contains(value)
        }, { $0.publish.tellsStories ? "stories" : "entries" })),
    Setting(
      name: "publish.ids",
      comment: "Whose ids entries have: own (best for readers), or original (the publishers').",
      kind: .text(
        { settings, value in
          guard let ids = PublishSettings.Identifiers(rawValue: value) else { return false }
          settings.publish.ids = ids
          return true
        }, { $0.publish.ids.rawValue })),
    Setting(
      name: "publish.preferred_outlets",
      comment: "Outlets that tell stories before others: [\"World: Northern Dispatch, Ledger\"].",
      kind: .list(
        { settings, values in
          settings.publish.preferredOutlets = values.compactMap(PreferredOutlets.init)
          return settings.publish.preferredOutlets.count == values.count
        }, { $0.publish.preferredOutlets.map(\.description) })),
    text(
      "publish.templates",
      "A folder with templates of your own for the pages; relative to this file.",
      \.templates),
    Setting(
      name: "publish.pages_images",
      comment: "Whether pages show the publishers' pictures, whose servers then learn who reads.",
      kind: .flag(\.publish.pagesShowImages)),
    Setting(
      name: "publish.pages_noindex", comment: "Whether pages ask search engines to leave them out.",
      kind: .flag(\.publish.pagesNoIndex)),
  ]

  private static func text(
    _ name: String, _ comment: String, _ path: any WritableKeyPath<Settings, String?> & Sendable
  ) -> Setting {
    Setting(
      name: name, comment: comment,
      kind: .text(
        { settings, value in
          settings[keyPath: path] = value
          return !value.isEmpty
        }, { $0[keyPath: path] }))
  }
}

extension Settings {
  fileprivate var floorMinutes: Double {
    get { fetch.floor / 60 }
    set { fetch.floor = newValue * 60 }
  }

  fileprivate var usualMinutes: Double {
    get { fetch.usualInterval / 60 }
    set { fetch.usualInterval = newValue * 60 }
  }

  /// The scale of likeness across languages as the double that settings files have.
  fileprivate var acrossLanguages: Double {
    get { Double(String(clustering.acrossLanguages)) ?? Double(clustering.acrossLanguages) }
    set { clustering.acrossLanguages = Float(newValue) }
  }

  /// The clustering threshold as the double that settings files have.
  fileprivate var threshold: Double {
    get { Double(String(clustering.threshold)) ?? Double(clustering.threshold) }
    set { clustering.threshold = Float(newValue) }
  }
}
