import FeedModel
import Foundation
import StoryClustering
import TestSupport
import Testing

/// Stories across languages, with the table that comes with the program.
struct CrossLanguageTests {
  private static let table = Fixture.projectFolder
    .appending(path: "Sources/BundledVectors/words-32.nfv")

  private func clusterer(_ scale: Float = 2) throws -> StoryClusterer {
    var parameters = StoryClusterer.Parameters()
    parameters.acrossLanguages = scale
    let bytes = try Data(contentsOf: Self.table, options: .alwaysMapped)
    return StoryClusterer(parameters: parameters, words: try WordVectors(bytes))
  }

  /// One event in three languages, and others in each.
  private func news() throws -> [Entry] {
    let headlines = [
      ("en", "quake", "Earthquake of magnitude 7.1 shakes Ecuador, 24 dead in Guayaquil"),
      ("de", "beben", "Erdbeben der Stärke 7.1 erschüttert Ecuador: 24 Tote in Guayaquil"),
      ("es", "sismo", "Terremoto de magnitud 7.1 sacude Ecuador: 24 muertos en Guayaquil"),
      ("en", "cup", "Swimmers win three medals at the championship in Budapest"),
      ("de", "kohle", "Bundestag beschließt das Gesetz über den Ausstieg aus der Kohle"),
      ("es", "huelga", "Los maestros convocan una huelga en las escuelas de Sevilla"),
      ("en", "bank", "Central bank raises interest rates to fight inflation"),
      ("de", "bahn", "Die Bahn streicht viele Züge wegen des Streiks der Lokführer"),
      ("es", "sequia", "La sequía vacía los embalses del sur y amenaza la cosecha"),
    ]
    return try headlines.enumerated().map { number, line in
      var entry = try Entry.sample(
        line.1, feed: "https://\(line.0).example/feed", title: line.2, hours: Double(number))
      entry.language = line.0
      return entry
    }
  }

  @Test func `one event in three languages is one story, and the others are not in it`() throws {
    let catalogue = try clusterer().catalogue(of: try news())
    #expect(catalogue.groups.contains(["quake", "beben", "sismo"]))
    #expect(catalogue.stories.count == 7)
  }

  @Test func `an evidence names what is shared across languages`() throws {
    let catalogue = try clusterer().catalogue(of: try news())
    let member = try #require(
      catalogue.story(of: "beben")?.members.first { $0.entry.rawValue == "beben" })
    let across = try #require(member.evidence.acrossLanguages)
    #expect(Set(across.names).isSuperset(of: ["ecuador", "guayaquil", "7.1"]))
    #expect(across.similarity > 0.15)
    #expect(["quake", "sismo"].contains(across.nearest.entry.rawValue))
    let alone = try #require(catalogue.story(of: "bahn")?.members.first)
    #expect(alone.evidence.acrossLanguages == nil)
  }

  @Test func `with a scale of 0 or without a table nothing changes`() throws {
    let plain = StoryClusterer().catalogue(of: try news())
    #expect(try clusterer(0).catalogue(of: try news()) == plain)
  }

  @Test func `one language is folded as without the table`() throws {
    let entries = try KurskNews.entries()
    #expect(try clusterer().catalogue(of: entries) == StoryClusterer().catalogue(of: entries))
  }

  @Test func `an entry joins its story across languages in a later run`() throws {
    let clusterer = try clusterer()
    let all = try news()
    let first = clusterer.catalogue(of: all.filter { $0.id.rawValue != "sismo" })
    let second = clusterer.catalogue(
      adding: all.filter { $0.id.rawValue == "sismo" },
      to: all.filter { $0.id.rawValue != "sismo" }, previous: first, respecting: [])
    #expect(second.isTogether("sismo", "quake"))
    #expect(second.story(of: "quake")?.id == first.story(of: "quake")?.id)
  }

  @Test(arguments: Seed.several) func `order of arrival does not matter`(seed: Seed) throws {
    var random = seed.generator
    let clusterer = try clusterer()
    let entries = try news()
    let shuffled = entries.shuffled(using: &random)
    #expect(clusterer.catalogue(of: entries) == clusterer.catalogue(of: shuffled))
  }
}
