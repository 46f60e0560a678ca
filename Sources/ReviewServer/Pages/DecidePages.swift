import FeedModel
import FeedStorage
import FoundationEssentials
import Newsfold

extension Visit {
  /// Keeps what the editor selected, and lets it take effect.
  func decide() async throws -> WebAnswer {
    let form = try request.form
    guard let kind = form["kind"].flatMap(DecisionRequest.Kind.init) else {
      throw WebFailure(.badRequest, "The form does not say what is to be done.")
    }
    let index = try await newsroom.index
    var wanted = DecisionRequest(kind: kind)
    wanted.entries = form.all("entry").map(Entry.ID.init(rawValue:))
    if let of = form["of"] { wanted.story = try await story(of, index) }
    for id in form.all("story") { wanted.others.append(try await story(id, index)) }
    if let id = form["other"] {
      wanted.others.append(try await story(id, index))
    } else if kind != .split, let text = form["find"] {
      switch found(text, index, but: wanted.story?.id) {
      case .one(let id): wanted.others.append(try await story(id.rawValue, index))
      case .several(let cards): return choose(cards, wanted)
      case .none: throw WebFailure(.badRequest, "No other story is called \"\(text)\".")
      }
    }
    await newsroom.note(try await newsroom.decide(try wanted.word))
    return .redirect(to: "/done")
  }

  /// Takes a decision back.
  func undo() async throws -> WebAnswer {
    let id = try request.form["decision"]
    let history = DecisionHistory(try await source.store().decisions())
    guard let item = history.items.first(where: { $0.decision.id.rawValue == id }) else {
      throw WebFailure(.badRequest, "There is no such decision.")
    }
    if let undo = item.undoneBy {
      throw WebFailure(
        .badRequest, "Decision \(item.number) was undone by \(undo) already.")
    }
    await newsroom.note(try await newsroom.decide(.undo(item.decision.id)))
    return .redirect(to: "/done")
  }

  /// What the last decision did.
  func done() async throws -> WebAnswer {
    let history = DecisionHistory(try await source.store().decisions())
    guard let item = history.items.last else { return .redirect(to: "/decisions", .found) }
    let root = history.root(of: item.decision.id).id
    let about = history.items.first { $0.decision.id == root } ?? item
    let seating = try await source.store().seating(
      since: .distantFuture, naming: Array(about.decision.entries))
    let index = try await newsroom.index
    let cards = seating.stories.compactMap { index.card($0.id) }
    let words = try await decisionWords(for: [item.decision, about.decision])
    return page(
      "done",
      DonePage(
        frame: frame("Decided", kind: "done"),
        heading: item.decision.word.kind == .undo ? "Taken back" : "Decided",
        decision: DecisionView(
          id: item.decision.id.rawValue, number: item.number,
          words: words.text(of: item.decision, history)),
        isWaiting: await newsroom.lastEffect == .waiting, hasCards: !cards.isEmpty,
        cards: cards.prefix(20).map { CardView(card: $0, index: index) }))
  }

  private func choose(_ cards: [StoryCard], _ wanted: DecisionRequest) -> WebAnswer {
    page(
      "choose",
      ChoosePage(
        frame: frame("Which story?", in: "Stories"), of: wanted.story?.id.rawValue ?? "",
        kind: wanted.kind.rawValue, verb: wanted.kind.verb, entries: wanted.entries.map(\.rawValue),
        words: "Several stories are called so", choices: cards.map { ChoiceView($0) }))
  }

  /// A story with its members, by its id or an id it had.
  private func story(_ id: String, _ index: StoryIndex) async throws -> Story {
    guard let card = index.card(Story.ID(rawValue: id)),
      let story = try await source.store().stories([card.id]).first
    else { throw WebFailure(.badRequest, "There is no story with the id \(id.prefix(40)).") }
    return story
  }

  private enum Found {
    case one(Story.ID)
    case several([StoryCard])
    case none
  }

  /// The story that is meant by an id or by words.
  private func found(_ text: String, _ index: StoryIndex, but story: Story.ID?) -> Found {
    if let card = index.card(Story.ID(rawValue: text)) { return .one(card.id) }
    guard let fields = try? FormFields("q=\(FormFields.encoded(text))"[...]) else { return .none }
    let cards = index.cards(for: StoryQuery(fields)).filter { $0.id != story }
    if cards.count == 1 { return .one(cards[0].id) }
    return cards.isEmpty ? .none : .several(Array(cards.prefix(20)))
  }
}

extension Visit {
  /// The words for decisions, with the headlines of the entries that they are named by.
  func decisionWords(for decisions: [Decision]) async throws -> DecisionWords {
    let all = try await source.store().decisions()
    let history = DecisionHistory(all)
    let roots = Set(decisions.map { history.root(of: $0.id).id })
    let told = decisions + all.filter { roots.contains($0.id) }
    let ids = Set(told.flatMap { $0.word.groups.compactMap(\.first) })
    let entries = try await source.store().entries(Array(ids))
    let headlines = entries.map { entry in
      (entry.id, Headline.text(of: entry))
    }
    return DecisionWords(headlines: Dictionary(headlines) { first, _ in first })
  }
}

private struct DonePage {
  let frame: PageFrame
  let heading: String
  let decision: DecisionView
  let isWaiting: Bool
  let hasCards: Bool
  let cards: [CardView]
}

private struct ChoosePage {
  let frame: PageFrame
  let of: String
  let kind: String
  let verb: String
  let entries: [String]
  let words: String
  let choices: [ChoiceView]
}

extension DecisionRequest.Kind {
  fileprivate var verb: String {
    switch self {
    case .join: "Join the two stories"
    case .split: "Split off"
    case .move: "Move there"
    case .separate: "Keep the two apart"
    }
  }
}
