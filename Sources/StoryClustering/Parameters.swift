extension StoryClusterer {
  /// The numbers of the algorithm, chosen once for all kinds of news; `docs/clustering.md` has the
  /// measurements.
  public struct Parameters: Sendable, Hashable, Codable {
    /// How often a word of the headline counts.
    public var titleBoost: Float = 2
    /// How much more a name of the headline weighs than another word.
    public var nameBoost: Float = 1.3
    /// How many words of the text are read.
    public var leadWords = 120
    /// Hours after which two reports are only 1/e as similar; 48 for news, 168 for trade press.
    public var decayHours: Double = 48
    /// Hours between two reports at most to be compared.
    public var windowHours: Double = 96
    /// How many of an entry's heaviest words look for candidates.
    public var queryTerms = 16
    /// How many of an entry's heaviest words can be found.
    public var indexedTerms = 40
    /// How many entries are read of a word's list: those that stand nearest in time.
    public var postingsRead = 400
    /// How many candidates are compared in full.
    public var candidates = 200
    /// Similarities below are forgotten.
    public var leastEdge: Float = 0.05
    /// How many similarities are remembered of an entry that comes in, the best.
    public var keptEdges = 200
    /// How many neighbours a headline borrows words from, those with a text counted but passed over.
    public var lenders = 15
    /// How similar a neighbour must be to lend.
    public var leastLender: Float = 0.12
    /// How much is borrowed.
    public var borrowing: Float = 1
    /// From how many distinct words on an entry borrows nothing.
    public var fullLength: Float = 40
    /// With how many entries of its language words that no other entry has lose half their weight;
    /// with few entries, what two do not share says more than what they share.
    public var coldWindow: Float = 100
    /// The same number for entries of ``fullLength`` distinct words or more: what they share says
    /// more than what two short ones do.
    public var coldWindowOfFullTexts: Float = 20
    /// How much the words that no other entry has weigh in a short text: a summary of twenty words
    /// shares three of them with many by accident.
    public var shortTextCaution: Float = 1
    /// An entry of fewer distinct words is a headline with a summary, and no full text.
    public var summaryLength = 60
    /// How many telling words a summary must share with another entry to be as close as their similarity
    /// says; with fewer they are alike by accident, and count for less in proportion.
    public var enoughShared: Float = 7
    /// The share of the language's entries that may have a telling word.
    public var tellingShare: Float = 0.1
    /// How much of their similarity two entries of one outlet keep: its standing phrases and themes
    /// make them alike, and it seldom tells one event twice.
    public var oneOutlet: Float = 0.5
    /// How many words of an entry are compared.
    public var keptTerms = 60
    /// How much similarity across languages counts; 0: entries of different languages meet by common
    /// words alone.
    public var acrossLanguages: Float = 2
    /// How alike entries of different languages are that have nothing to do with each other.
    public var leastAcrossLanguages: Float = 0.1
    /// Over how many nearest neighbours the local density is taken.
    public var scaleNeighbours = 5
    /// The local density above which full texts are compared more strictly.
    public var scaleTarget: Float = 0.30
    /// The least local density that is assumed.
    public var scaleFloor: Float = 0.20
    /// The mean similarity from which on two groups are one story (γ).
    public var threshold: Float = 0.16
    /// How many times at most every entry of a region may move to the group it fits best, after the
    /// groups were joined.
    public var movingRounds = 5
    /// How close two entries with short texts must be to found a story by themselves: two summaries share
    /// some words with each other by accident.
    public var pairThreshold: Float = 0.24
    /// How much better stories must fit for each entry that is moved after it was shown.
    public var movePrice: Float = 0.05
    /// How many new entries are grouped at once.
    public var groupedAtOnce = 4000
    /// Hours after which an entry that was shown stays with those it was shown with.
    public var settleHours: Double = 3
    /// How much of the texts' three-word runs two copies share (Jaccard).
    public var copyResemblance = 0.7
    /// The same where both stand under one headline.
    public var copyResemblanceUnderOneHeadline = 0.55

    public init() {}
  }
}
