import FeedModel
import Foundation
import Newsfold
import StoryReview

/// Somebody goes through the cases: what was done, and what comes next.
struct ReviewSession {
  /// Something that can be taken back.
  fileprivate enum Step {
    case decided(DecisionHistory.Item, ReviewCase.ID)
    case skipped(ReviewCase.ID)
  }

  private let desk: ReviewDesk
  private var sheets: [CaseSheet]
  private var steps: [Step] = []
  /// The case that is asked although another is more doubtful: one that was taken back.
  private var wanted: ReviewCase.ID?
  /// What is to be said of the last key.
  private(set) var message = ""
  /// Whether reasons are shown in the place of texts.
  private(set) var showsWhy = false

  init(_ desk: ReviewDesk) async throws {
    self.desk = desk
    sheets = try await desk.sheets()
  }

  /// The case that is asked; nil once all are answered, or as many as somebody wanted.
  var current: CaseSheet? {
    guard steps.count < desk.options.limit ?? .max else { return nil }
    return sheets.first { $0.question.id == wanted } ?? sheets.first
  }

  /// Where somebody is: `3 of 57`.
  var progress: String { "\(steps.count + 1) of \(total)" }

  /// How many cases were answered or skipped.
  var done: Int { steps.count }

  private var total: Int { min(steps.count + sheets.count, desk.options.limit ?? .max) }

  /// The page of the case that is asked.
  var page: CasePage? {
    current.map { CasePage(sheet: $0, progress: progress, message: message, showsWhy: showsWhy) }
  }

  /// Does what a key means; all but ``ReviewKey/quit``, which ends it.
  mutating func press(_ key: ReviewKey) async throws {
    message = ""
    if key != .why { showsWhy = false }
    switch key {
    case .same: try await answer(.same)
    case .different: try await answer(.different)
    case .skip: try await skip()
    case .undo: try await takeBack()
    case .open: message = current.map(Browser.open) ?? ""
    case .why: showsWhy.toggle()
    case .quit: break
    }
  }
}

extension ReviewSession {
  private mutating func answer(_ answer: ReviewCase.Answer) async throws {
    guard let question = current?.question else { return }
    let (item, message) = try await desk.answer(answer, to: question)
    steps.append(.decided(item, question.id))
    try await goOn()
    self.message = "\(answer.rawValue.capitalized): \(message) u takes it back."
  }

  private mutating func skip() async throws {
    guard let question = current?.question else { return }
    try await desk.skipped().add(question.id)
    steps.append(.skipped(question.id))
    try await goOn()
    message = "Skipped; it is not asked again. u takes it back."
  }

  private mutating func takeBack() async throws {
    guard let step = steps.popLast() else {
      message = "Nothing was answered yet; `newsfold undo` takes back older decisions."
      return
    }
    var said = "The last case is asked again."
    let id: ReviewCase.ID
    switch step {
    case .decided(let item, let question):
      said += " " + (try await desk.undo(item))
      id = question
    case .skipped(let question):
      try await desk.skipped().remove(question)
      id = question
    }
    try await goOn()
    wanted = id
    message = said
  }

  /// Looks at the stories as they are now.
  private mutating func goOn() async throws {
    wanted = nil
    let passed = Set(steps.map(\.question))
    sheets = try await desk.sheets().filter { !passed.contains($0.question.id) }
  }
}

extension ReviewSession.Step {
  fileprivate var question: ReviewCase.ID {
    switch self {
    case .decided(_, let id), .skipped(let id): id
    }
  }
}
