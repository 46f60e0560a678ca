import Mustache

// The templates ask by name; told here, since asking a mirror takes five times as long.

extension StoryCard: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "path": path
    case "headline": headline
    case "language": language
    case "when": when
    case "isoDate": isoDate
    case "outlets": outlets
    case "outletCount": outletCount
    case "isShared": isShared
    case "folders": folders
    default: nil
    }
  }
}

extension StoryPage: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "reports": reports
    case "copies": copies
    case "hasCopies": hasCopies
    case "carriers": carriers
    case "mentions": mentions
    case "hasMentions": hasMentions
    case "words": words
    case "content": content
    default: card.child(named: name)
    }
  }
}

extension ReportLine: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "outlet": outlet
    case "headline": headline
    case "language": language
    case "url": url
    case "when": when
    case "isoDate": isoDate
    case "isLead": isLead
    case "relation": relation
    case "reasons": reasons
    case "earlierTitles": earlierTitles
    case "hasEarlierTitles": hasEarlierTitles
    default: nil
    }
  }
}

extension MentionLine: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "outlet": outlet
    case "path": path
    case "headline": headline
    default: nil
    }
  }
}
