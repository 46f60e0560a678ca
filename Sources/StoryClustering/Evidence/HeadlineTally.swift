import FeedModel
import FeedText

/// What the headlines of a story name and count, all together, so that each can be held against the
/// others.
///
/// Names are alike where their first five letters are, case and accents folded; only headlines of one
/// language are compared by names.
struct HeadlineTally {
  private var headlines: [Int32] = []
  private var names: [Name: Holders] = [:]
  private var numbers: [String: Int] = [:]
  private var counted: [String: [Count]] = [:]

  private struct Name: Hashable {
    var key: String
    var language: Int32
  }

  private struct Holders {
    var word: String
    var count = 0
    /// Whether it is more than the first word of a headline somewhere.
    var isName = false
  }

  /// So many of something.
  private struct Count {
    var number: String
    var unit: String
    var entry: Entry.ID
    var all: Set<String>
  }

  /// Adds a headline by its ``HeadlineFacts/facts``.
  mutating func add(_ facts: [String], of entry: Entry.ID, in language: Int32) {
    guard !facts.isEmpty else { return }
    headlines.append(language)
    for (key, word, isFirst) in Self.names(in: facts) {
      let name = Name(key: key, language: language)
      names[name, default: Holders(word: word)].count += 1
      if !isFirst { names[name]?.isName = true }
    }
    let all = Set(facts.compactMap(Self.number))
    for number in all { numbers[number, default: 0] += 1 }
    for fact in facts {
      for (number, unit, key) in Self.counts(in: fact) {
        counted[key, default: []].append(.init(number: number, unit: unit, entry: entry, all: all))
      }
    }
  }

  /// The names and numbers of two digits or more that a headline shares with another, in its order.
  func shared(_ facts: [String], in language: Int32) -> [String] {
    let shared = Self.names(in: facts).filter { isShared(.init(key: $0.key, language: language)) }
    let numbers = Set(facts.compactMap(Self.number)).filter {
      $0.count > 1 && (self.numbers[$0] ?? 0) > 1
    }
    return shared.map(\.word) + numbers.sorted()
  }

  /// What a headline counts otherwise than others, at most two things.
  ///
  /// The others' numbers must be missing in it, and its number in theirs.
  func conflicts(_ facts: [String], of entry: Entry.ID) -> [Evidence.Doubt] {
    let own = Set(facts.compactMap(Self.number))
    let doubts = facts.lazy.flatMap(Self.counts).compactMap { number, unit, key in
      counted[key]?.first {
        $0.entry != entry && !own.contains($0.number) && !$0.all.contains(number)
      }.map {
        Evidence.Doubt.number(
          own: number + " " + unit, other: $0.number + " " + $0.unit, entry: $0.entry)
      }
    }
    return Array(doubts.prefix(2))
  }

  /// The names that only this headline has, where it has none of those that most others of its
  /// language share.
  func strangers(_ facts: [String], in language: Int32) -> Evidence.Doubt? {
    let own = Self.names(in: facts)
    let others = headlines.count { $0 == language } - 1
    guard others > 0, !own.isEmpty,
      !own.contains(where: { (names[.init(key: $0.key, language: language)]?.count ?? 0) > 1 })
    else { return nil }
    let common = names.filter { name, holders in
      name.language == language && holders.isName && holders.count * 2 > others
        && (others == 1 || holders.count > 1)
    }
    let ownKeys = Set(own.map(\.key))
    let missing = common.filter { !ownKeys.contains($0.key.key) }
      .sorted { ($1.value.count, $0.key.key) < ($0.value.count, $1.key.key) }
    let inner = own.filter { !$0.isFirst }
    guard !missing.isEmpty, !inner.isEmpty else { return nil }
    return .names(
      own: inner.prefix(Self.shown).map(\.word),
      others: missing.prefix(Self.shown).map(\.value.word))
  }

  private func isShared(_ name: Name) -> Bool {
    names[name].map { $0.count > 1 && $0.isName } ?? false
  }

  private static let shown = 4
}

extension HeadlineTally {
  /// The distinct names among facts.
  private static func names(
    in facts: [String]
  ) -> [(key: String, word: String, isFirst: Bool)] {
    var known: Set<String> = []
    return facts.compactMap { fact in
      guard fact.first?.isNumber == false else { return nil }
      let isFirst = fact.hasPrefix("^")
      let word = isFirst ? String(fact.dropFirst()) : fact
      let key = key(of: word)
      return !key.isEmpty && known.insert(key).inserted ? (key, word, isFirst) : nil
    }
  }

  private static func number(in fact: String) -> String? {
    guard fact.first?.isNumber == true else { return nil }
    return String(fact.prefix { $0 != " " }).replacing(",", with: ".")
  }

  /// A number with each of the words after it that can be what is counted.
  private static func counts(
    in fact: String
  ) -> [(number: String, unit: String, key: String)] {
    guard let number = number(in: fact) else { return [] }
    return fact.split(separator: " ").dropFirst().filter { $0.count > 3 }.map {
      (number, String($0), key(of: String($0)))
    }
  }

  private static func key(of word: String) -> String {
    String(Words(word).terms.joined().prefix(5))
  }
}
