import FeedText
import TestSupport
import Testing

struct LanguageDetectorTests {
  @Test(arguments: [
    ("en", "The harbour was closed after the storm and will open again on Monday"),
    ("de", "Der Hafen wurde nach dem Sturm geschlossen und wird am Montag wieder geöffnet"),
    ("fr", "Le port a été fermé après la tempête et sera rouvert lundi, selon la mairie"),
    ("es", "El puerto fue cerrado tras la tormenta y se abrirá de nuevo el lunes"),
    ("pt", "O porto foi fechado após a tempestade e não abre até segunda-feira"),
    ("it", "Il porto è stato chiuso dopo la tempesta e sarà riaperto lunedì"),
    ("nl", "De haven is na de storm gesloten en gaat maandag weer open"),
    ("pl", "Port został zamknięty po burzy i będzie otwarty w poniedziałek"),
    ("cs", "Přístav byl po bouři uzavřen a bude znovu otevřen v pondělí"),
    ("sk", "Prístav bol po búrke uzavretý a bude opäť otvorený v pondelok, keď sa more upokojí"),
    ("sv", "Hamnen är stängd efter stormen och öppnar inte igen förrän på måndag"),
    ("da", "Havnen er lukket efter stormen, og den åbner ikke igen af sig selv, siger hun"),
    ("no", "Havnen er stengt etter stormen, og det er ikke kjent når den åpner igjen, sier hun nå"),
    ("fi", "Satama on suljettu myrskyn jälkeen, mutta se avataan maanantaina"),
    ("hu", "A kikötőt a vihar után lezárták, és csak hétfőn nyitják meg újra"),
    ("ro", "Portul a fost închis după furtună și se va deschide din nou luni"),
    ("tr", "Liman fırtınadan sonra kapatıldı ve pazartesi günü için bir açılış bekleniyor"),
    ("id", "Pelabuhan ditutup usai badai dan bisa dibuka lagi karena cuaca sudah lebih baik"),
    ("ms", "Pelabuhan ditutup kerana ribut dan beliau kata ia boleh dibuka manakala rakyat sabar"),
    ("tl", "Isinara ang daungan dahil sa bagyo at bubuksan ito sa Lunes, ayon sa mga opisyal"),
    ("vi", "Cảng đã bị đóng cửa sau cơn bão và sẽ mở lại vào thứ Hai"),
    ("hr", "Luka je zatvorena nakon oluje i ponovno će biti otvorena u ponedjeljak zbog vjetra"),
    (
      "sl",
      "Pristanišče je zaprto tudi zaradi burje in bo spet odprto v ponedeljek, ker piha še več"
    ),
    ("ca", "El port es va tancar després de la tempesta i amb molta feina obrirà dilluns"),
    ("et", "Sadam on tormi järel suletud ja see avatakse alles esmaspäeval, kui tuul vaibub"),
    ("lv", "Osta pēc vētras ir slēgta un tiks atvērta pirmdien"),
    ("lt", "Uostas po audros uždarytas ir bus vėl atidarytas pirmadienį, nes vėjas dar stiprus"),
    ("ru", "Порт закрыли после шторма, он не откроется, пока не стихнет ветер"),
    ("uk", "Порт зачинили після шторму, і він не відкриється до понеділка"),
    ("be", "Порт зачынілі пасля шторму, і ён не адкрыецца да панядзелка"),
    ("bg", "Пристанището беше затворено след бурята и ще бъде отворено в понеделник"),
    ("mk", "Пристаништето беше затворено после бурата и ќе се отвори во понеделник"),
    ("sr", "Лука је затворена због олује и биће поново отворена у понедељак"),
    ("kk", "Порт дауылдан кейін жабылды және дүйсенбіде қайта ашылады"),
    ("ar", "أغلق الميناء بعد العاصفة وسيفتح من جديد في يوم الاثنين"),
    ("fa", "بندر پس از توفان بسته شد و در روز دوشنبه باز خواهد شد"),
    ("ur", "طوفان کے بعد بندرگاہ بند ہے اور پیر کو دوبارہ کھلے گی"),
    ("hi", "तूफान के बाद बंदरगाह बंद है और सोमवार को फिर से खुलेगा"),
    ("mr", "वादळानंतर बंदर बंद आहे आणि ते सोमवारी सुरू होणार नाही"),
    ("ne", "आँधीपछि बन्दरगाह बन्द छ र सोमबार मात्र खुल्ने भएको छ"),
    ("el", "Το λιμάνι έκλεισε μετά την καταιγίδα"), ("he", "הנמל נסגר אחרי הסערה"),
    ("hy", "Նավահանգիստը փակվել է"), ("ka", "პორტი დაიხურა"), ("th", "ท่าเรือปิดหลังพายุ"),
    ("bn", "ঝড়ের পরে বন্দর বন্ধ"), ("ta", "புயலுக்குப் பின் துறைமுகம் மூடல்"),
    ("ko", "폭풍 뒤 항구 폐쇄"), ("ja", "嵐のあと港は閉鎖された"), ("ja", "iPhone 15を来週発売"),
    ("zh", "暴风雨后港口关闭"), ("am", "ወደቡ ተዘግቷል"),
  ])
  func `a sentence tells its language`(language: String, sentence: String) {
    #expect(LanguageDetector.language(of: sentence) == language)
  }

  @Test(arguments: [
    "", " ", "2:1", "OK", "COVID-19", "iPhone 15 Pro Max", "Merkel Macron Sánchez", "Δ",
    "https://e.org/",
    "😀😀😀", "Wimbledon", "Karl de Vries",
  ])
  func `a text that does not tell its language has none`(text: String) {
    #expect(LanguageDetector.language(of: text) == nil)
  }

  @Test func `the language with the larger part wins, and halves give none`() {
    let english = "The harbour was closed after the storm. "
    let german = "Der Hafen wurde nach dem Sturm geschlossen. "
    #expect(LanguageDetector.language(of: english + english + english + german) == "en")
    #expect(LanguageDetector.language(of: english + german) == nil)
    #expect(
      LanguageDetector.language(of: "Порт, пишет New York Times, не откроется, что бы ни было")
        == "ru")
  }

  @Test func `only the beginning of a text counts`() {
    let english = String(repeating: "The harbour was closed after the storm. ", count: 60)
    let german = String(repeating: "Der Hafen wurde nach dem Sturm geschlossen. ", count: 600)
    #expect(LanguageDetector.language(of: english + german) == "en")
    #expect(LanguageDetector.evidence(in: [english, german]).language == "en")
  }

  @Test(arguments: Seed.several) func `no text does harm`(seed: Seed) {
    var random = seed.generator
    for _ in 0..<50 {
      let bytes = (0..<Int.random(in: 0...4096, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      _ = LanguageDetector.language(of: String(decoding: bytes, as: UTF8.self))
    }
    #expect(LanguageDetector.language(of: String(repeating: "a", count: 1 << 20)) == nil)
    #expect(LanguageDetector.language(of: String(repeating: "\u{301}", count: 9_999)) == nil)
  }

  @Test func `a character that the limit cuts in two does no harm`() {
    let text = "x" + String(repeating: "й", count: LanguageDetector.limit)
    #expect(LanguageDetector.evidence(in: [text]).scriptCode == "Cyrl")
  }
}
