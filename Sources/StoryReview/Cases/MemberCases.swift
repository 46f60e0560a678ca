import FeedModel

/// The question whether a report belongs to its story.
///
/// Asked of every report that the clusterer put with others; of a story of two only once.
struct MemberCases {
  private let matter: ReviewMatter

  init(_ matter: ReviewMatter) { self.matter = matter }

  var cases: [ReviewCase] {
    matter.stories.flatMap { story in
      story.reports.filter { isAsked($0, in: story) }.compactMap { question($0, in: story) }
    }
  }

  private func isAsked(_ report: ReviewedStory.Report, in story: ReviewedStory) -> Bool {
    report.evidence.rule != .decision && story.reports.count > 1
      && (story.reports.count > 2 || report.entry != story.lead)
  }

  private func question(
    _ report: ReviewedStory.Report, in story: ReviewedStory
  ) -> ReviewCase? {
    let rest = story.reports.filter { $0.entry != report.entry }
    let others = rest.map(\.entry)
    let nearest = report.evidence.nearest.map(\.entry).flatMap { near in
      rest.first { $0.all.contains(near) }?.entry
    }
    let lead = report.entry == story.lead ? nearest ?? others.first : story.lead
    guard let lead else { return nil }
    let likeness = story.headlines.likeness(of: matter.headlines.sum(of: [report.entry]))
    let next = report.evidence.runnerUp?.story
    return ReviewCase(
      .member, of: [story.id] + [next].compactMap(\.self), first: report.all,
      second: rest.flatMap(\.all), leads: (report.entry, lead),
      words: report.evidence.telling,
      reasons: reasons(report.evidence, likeness: likeness),
      doubt: doubt(report.evidence, likeness: likeness))
  }

  private func doubt(_ evidence: Evidence, likeness: Double) -> Double {
    var doubt = Doubt(-0.5)
    doubt.add(-1.9, evidence.confidence)
    doubt.add(-1.3, likeness)
    for reason in evidence.doubts {
      switch reason {
      case .number: doubt.add(0.4, isThere: true)
      case .names: doubt.add(0.7, isThere: true)
      case .words(_, let part): doubt.add(1.1, part)
      case .hours(_, let cost): doubt.add(2.4, cost)
      case .runnerUp: break
      }
    }
    return doubt.probability
  }
}
