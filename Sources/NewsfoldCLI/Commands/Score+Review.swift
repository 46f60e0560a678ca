import FeedModel
import StoryClustering
import StoryReview

extension Score {
  /// Prints how many of the first cases of a labelled set's stories are real errors.
  func scoreReview(of articles: [GoldArticle], first count: Int) {
    let entries = articles.compactMap(\.entry)
    var parameters = StoryClusterer.Parameters()
    clustering.take(into: &parameters)
    let clusterer = StoryClusterer(
      parameters: parameters, words: StoryWords.table(for: parameters))
    let catalogue = clusterer.catalogue(
      adding: entries, to: [], previous: StoryCatalogue(), respecting: [])
    let gold = Dictionary(
      articles.compactMap { article in article.gold.map { (Entry.ID(rawValue: article.id), $0) } },
      uniquingKeysWith: { first, _ in first })
    let known = Dictionary(entries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let queue = ReviewQueue(catalogue.stories, entries: known)
    let all = ReviewQueue(catalogue.stories, entries: known, leastDoubt: 0).cases
    // An id is a hash, so that its order is none.
    let random = all.sorted { $0.id < $1.id }.prefix(count)
    let score = ReviewScore(queue.cases.prefix(count), gold: gold)
    Terminal.put("review_cases: \(score.asked)\nreview_errors: \(score.errors)")
    for kind in ReviewCase.Kind.allCases {
      Terminal.put("review_\(kind)_cases: \(score.askedOfKind[kind] ?? 0)")
      Terminal.put("review_\(kind)_errors: \(score.errorsOfKind[kind] ?? 0)")
    }
    Terminal.put("review_random_errors: \(ReviewScore(random, gold: gold).errors)")
    Terminal.put("review_queue: \(queue.cases.count)")
    let everything = ReviewScore(all, gold: gold)
    Terminal.put("review_all_cases: \(everything.asked)\nreview_all_errors: \(everything.errors)")
  }
}
