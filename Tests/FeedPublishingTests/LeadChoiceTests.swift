import FeedModel
import FeedPublishing
import Foundation
import Testing

struct LeadChoiceTests {
  private let long = "<p>" + String(repeating: "The minister saw the bridge. ", count: 10) + "</p>"

  private func lead(_ sample: SampleEdition) -> String? {
    sample.edition().stories.last?.lead.outlet.name
  }

  @Test func `the earliest report stands for the story`() throws {
    #expect(lead(try SampleEdition()) == "Northern Dispatch")
  }

  @Test func `a report that can be read goes before a bare headline`() throws {
    var sample = try SampleEdition()
    sample.entries[1].contents = [Text(long, kind: .html)]
    #expect(lead(sample) == "Harbour Ledger")
  }

  @Test func `a copy never stands for a story whose original is there`() throws {
    var sample = try SampleEdition()
    sample.entries[2].contents = [Text(long, kind: .html)]
    #expect(lead(sample) == "Northern Dispatch")
  }

  @Test func `a preferred outlet stands for the stories of its folder`() throws {
    var sample = try SampleEdition()
    sample.settings.preferredOutlets = [
      try #require(PreferredOutlets("World: Nobody, Harbour Ledger"))
    ]
    #expect(lead(sample) == "Harbour Ledger")
    sample.settings.preferredOutlets = [try #require(PreferredOutlets("Sport: Harbour Ledger"))]
    #expect(lead(sample) == "Northern Dispatch")
  }

  @Test func `a page goes before one that only links to it`() throws {
    var sample = try SampleEdition()
    sample.entries[0].url = "https://harbour.example/b"
    #expect(lead(sample) == "Harbour Ledger")
  }

  @Test func `a report that comes later with an earlier date does not take the lead`() throws {
    let late = try SampleEdition().withLateReport(in: "https://radio2.example/feed", hours: -30)
    #expect(lead(late) == "Northern Dispatch")
  }

  @Test(arguments: ["", " : ", "World:", ":A", ", ,"])
  func `a preference without outlets is none`(text: String) {
    #expect(PreferredOutlets(text) == nil)
  }
}
