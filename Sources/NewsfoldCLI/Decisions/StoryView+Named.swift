import FeedModel
import FeedPublishing

extension StoryView {
  /// What a person means by a text: a whole story, or one report.
  enum Named {
    case story(EditionStory)
    case report(EditionStory.Report, in: EditionStory)

    /// The entries it stands for, the one that counts most first.
    var entries: [Entry.ID] {
      switch self {
      case .story(let story):
        [story.lead.entry.id] + story.reports.map(\.entry.id).filter { $0 != story.lead.entry.id }
      case .report(let report, _): [report.entry.id]
      }
    }

    /// The story that it is, or is in.
    var story: EditionStory {
      switch self {
      case .story(let story), .report(_, in: let story): story
      }
    }
  }

  /// The story or the report that is meant: a story's id or the beginning of one, or what
  /// ``report(_:)`` understands.
  ///
  /// - Throws: ``CommandFailure`` where there is none, or more than one.
  func named(_ text: String) throws -> Named {
    let isID = text.utf8.count >= 4 && text.allSatisfy(\.isHexDigit)
    let story = isID ? try? self.story(text) : nil
    let isEntry =
      isID
      && edition.stories.contains { story in
        story.reports.contains { $0.entry.id.rawValue.hasPrefix(text) }
      }
    if let story, isEntry, story.story.id.rawValue != text {
      throw CommandFailure(
        .failed, "\(text) is the beginning of a story's id (\(story.story.id)) and of an entry's.")
    }
    if let story { return .story(story) }
    if isID, !isEntry {
      throw CommandFailure(.failed, "no story and no entry has an id that begins with \(text).")
    }
    let (place, report) = try self.report(text)
    return .report(report, in: place)
  }

  /// Reports of one story with those that carry the same text, in the order of the texts.
  ///
  /// - Throws: ``CommandFailure`` where one is not in the story.
  func reports(_ texts: [String], in story: EditionStory) throws -> [EditionStory.Report] {
    var found: [EditionStory.Report] = []
    for text in texts {
      let (place, report) = try self.report(text)
      guard place.story.id == story.story.id else {
        throw CommandFailure(
          .failed, "\"\(report.headline)\" is in story \(place.story.id), not in \(story.story.id)."
        )
      }
      found += Self.withCopies(report, in: story)
    }
    var seen: Set<Entry.ID> = []
    return found.filter { seen.insert($0.entry.id).inserted }
  }

  /// A report with those that repeat its text.
  static func withCopies(
    _ report: EditionStory.Report, in story: EditionStory
  ) -> [EditionStory.Report] {
    [report] + story.reports.filter { $0.member.copyOf == report.entry.id }
  }

  /// The headlines of all reports there are.
  var headlines: [Entry.ID: String] {
    var headlines: [Entry.ID: String] = [:]
    for story in edition.stories {
      for report in story.reports { headlines[report.entry.id] = report.headline }
    }
    return headlines
  }
}
