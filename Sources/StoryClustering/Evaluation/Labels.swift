/// The gold and the predicted story of each article as numbers.
struct Labels {
  private var gold: [Int] = []
  private var predicted: [Int] = []
  /// The places of the articles of each language.
  private(set) var byLanguage: [String: [Int]] = [:]

  init(_ articles: [GoldArticle], _ stories: [String: String]) {
    var goldNumbers: [String?: Int] = [:]
    var storyNumbers: [String: Int] = [:]
    for (place, article) in articles.enumerated() {
      gold.append(goldNumbers.number(of: article.gold))
      predicted.append(
        stories[article.id].map { storyNumbers.number(of: $0) } ?? -1 - place)
      byLanguage[article.language ?? "", default: []].append(place)
    }
  }

  func table() -> ContingencyTable { ContingencyTable(gold: gold, predicted: predicted) }

  func table(of places: [Int]) -> ContingencyTable {
    ContingencyTable(gold: places.map { gold[$0] }, predicted: places.map { predicted[$0] })
  }
}

extension Dictionary where Value == Int {
  /// The number of a key; a new key gets the next one.
  fileprivate mutating func number(of key: Key) -> Int {
    if let known = self[key] { return known }
    self[key] = count
    return count - 1
  }
}
