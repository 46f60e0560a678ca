public import FeedModel
public import FeedPublishing

/// What a run is told besides its stations.
public struct PipelineSettings: Sendable {
  /// How the edition is made.
  public var publish = PublishSettings()
  /// What is written.
  public var formats: [any OutputFormat] = OutputFormats.all
  /// The packed forms written beside each file.
  public var compressions: [Compression] = []
  /// The time allowed for fetching; nil sets none.
  public var timeLimit: Duration?
  /// Feeds asked although it is not their time.
  public var forced: Set<FeedURL> = []
  /// Whether no feed is asked at all.
  public var isOffline = false
  /// Days an entry stays of interest to the stories of new ones.
  public var windowDays: Double = 7
  /// Told after each feed how far the asking is.
  public var progress: @Sendable (FetchProgress) -> Void = { _ in }

  public init() {}
}
