import FeedText
import Testing

struct LanguageEvidenceTests {
  private static let filipino = """
    Isinara ang daungan dahil sa bagyo at bubuksan ito sa Lunes, ayon sa mga opisyal na \
    nag-anunsyo nito matapos ang pulong
    """

  @Test(arguments: [
    ("Harbour closed", "en-GB", "en"), ("Harbour closed", "EN_us", "en"), ("Havn", "nb", "no"),
    ("Harbour closed", nil, nil), ("Harbour closed", "", nil), ("Harbour closed", "und", nil),
    ("The harbour was closed after the storm", "mul", "en"),
    ("Itxita dago portua", "eu", "eu"),
  ])
  func `the declared language is taken as its primary subtag`(
    text: String, declared: String?, language: String?
  ) {
    #expect(LanguageDetector.evidence(in: [text]).language(declared: declared) == language)
  }

  @Test(arguments: [
    ("Порт закрыли, он не откроется", "ru"), ("Порт Курск", nil), ("暴风雨后港口关闭", "zh"),
    (filipino, "tl"),
    ("Cerrado el puerto", "en"), ("", "en"),
  ])
  func `declared English gives way to another script or to much evidence`(
    text: String, language: String?
  ) {
    #expect(LanguageDetector.evidence(in: [text]).language(declared: "en") == language)
  }

  @Test func `a language that nobody could find stays as declared`() {
    #expect(LanguageDetector.evidence(in: [Self.filipino]).language(declared: "ceb") == "ceb")
  }

  @Test(arguments: [
    ("sr", "Luka je zatvorena nakon oluje"), ("ja", "東京都知事選"),
    ("id", "Pelabuhan ditutup kerana ribut"),
  ])
  func `languages that look alike stay as declared`(declared: String, text: String) {
    #expect(LanguageDetector.evidence(in: [text]).language(declared: declared) == declared)
  }

  @Test func `what a source is usually in stands in, and outweighs what it declares`() {
    let name = LanguageDetector.evidence(in: ["Wimbledon"])
    #expect(name.language(declared: nil, usual: "es") == "es")
    #expect(name.language(declared: "en", usual: "es") == "es")
    #expect(name.language(declared: "es", usual: "es") == "es")
    let headline = LanguageDetector.evidence(in: ["Le port est fermé après la tempête"])
    #expect(headline.language(declared: "en", usual: "es") == "fr")
  }
}
