import FoundationEssentials

extension StoryClusterer.Parameters {
  /// A number that is another one where what is remembered of entries would be another thing; how
  /// stories are cut out of it may change without it.
  var memoryMark: UInt64 {
    var parameters = self
    let defaults = Self()
    parameters.threshold = defaults.threshold
    parameters.pairThreshold = defaults.pairThreshold
    parameters.oneOutlet = defaults.oneOutlet
    parameters.movePrice = defaults.movePrice
    parameters.settleHours = defaults.settleHours
    parameters.movingRounds = defaults.movingRounds
    parameters.groupedAtOnce = defaults.groupedAtOnce
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = (try? encoder.encode(parameters)).map(Array.init) ?? []
    return StableHash.of(bytes, 0..<bytes.count)
  }
}

extension ClusterEngine {
  /// A number that is another one where what is remembered of entries would be another thing.
  var memoryMark: UInt64 {
    guard embeddings == nil else {
      return parameters.memoryMark ^ StableHash.of("embeddings \(embeddingName)")
    }
    return parameters.memoryMark &+ (crossLanguage == nil ? 0 : 1)
  }
}
