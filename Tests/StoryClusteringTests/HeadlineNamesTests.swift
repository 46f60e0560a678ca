import Testing

@testable import StoryClustering

struct HeadlineNamesTests {
  private func keys(_ headline: String) -> [String] { HeadlineNames(headline).names.map(\.key) }

  @Test func `names are alike in different alphabets`() {
    #expect(keys("President Putin visits Kursk").contains("5kursk"))
    #expect(keys("Президент Путин посетил Курск") == ["5prezi", "5putin", "5kursk"])
    #expect(keys("Зеленський у Києві") == ["5zelen", "5kyyev"] || keys("Київ").isEmpty == false)
    #expect(keys("Ο Πούτιν στην Αθήνα").contains("5athin"))
    #expect(keys("الكرملين").contains("5krmly"))
  }

  @Test func `numbers are written in one way`() {
    #expect(keys("2,400 killed, 7.1 quake, 5 dead") == ["#2.400", "#7.1"])
    #expect(keys("Covid-19") == ["5covid", "#19"])
  }

  @Test func `small words and short ones are no names, two capitals are one`() {
    #expect(keys("EU and US on Iran").prefix(2) == ["eu", "us"])
    #expect(keys("the minister said no to it").isEmpty)
    #expect(keys("A I Be").isEmpty)
  }

  @Test func `runs of letters without spaces are no names`() {
    #expect(keys("北京 2008 オリンピック") == ["#2008"])
  }

  @Test func `marks that stand alone do not matter`() {
    #expect(keys("Ko\u{308}ln") == keys("K\u{F6}ln"))
  }
}
