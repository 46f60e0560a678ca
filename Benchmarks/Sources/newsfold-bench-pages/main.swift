// newsfold-bench-pages [STORIES [ROUNDS]]: makes the pages of an edition of so many stories and prints the CPU
// seconds of the quickest round, the number of pages and the bytes of the largest.
import FeedModel
import FeedPublishing
import Foundation

let arguments = CommandLine.arguments
let count = arguments.count > 1 ? Int(arguments[1]) ?? 10_000 : 10_000
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 3 : 3

let edition = SampleStories(count: count).edition
var best = Double.infinity
var pages = 0
var largest = 0
for _ in 0..<rounds {
  (pages, largest) = (0, 0)
  let start = clock()
  try StoryPages().write(edition) { file in
    pages += 1
    largest = max(largest, file.contents.count)
  }
  best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
}
print("stories \(count) pages \(pages) largest \(largest) seconds \(best)")
