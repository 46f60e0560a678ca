import FeedPublishing
import Testing

struct FolderNamesTests {
  @Test(arguments: [
    ("World", "World"), ("World/Europe", "World-Europe"), ("Tech News", "Tech-News"),
    ("Наука и жизнь", "Наука-и-жизнь"), ("समाचार", "समाचार"), ("科技", "科技"),
  ])
  func `letters and digits of any script stay`(folder: String, name: String) {
    #expect(FolderNames([folder])[folder] == name)
  }

  @Test(arguments: [
    "", ".", "..", "/", "../..", "a\u{0}b", "C:\\x", "x.atom", "-", "   ", "?", "🚀",
    String(repeating: "é", count: 300),
  ])
  func `a name is never empty, a way elsewhere or too long`(folder: String) throws {
    let name = FolderNames([folder])[folder]
    #expect(name.contains { $0.isLetter || $0.isNumber })
    #expect(name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" })
    #expect(name.utf8.count <= 80)
  }

  @Test func `no two folders have one name, whatever their order`() {
    let folders = ["World", "world", "WORLD", "A B", "A-B", "A/B", "a b", "x!", "x?", "x-"]
    let names = FolderNames(folders)
    #expect(Set(folders.map { names[$0].lowercased() }).count == folders.count)
    let reversed = FolderNames(folders.reversed())
    #expect(folders.map { names[$0] } == folders.map { reversed[$0] })
    #expect(names["A-B"] == "A-B")
  }
}
