import FeedModel

/// Two days of one war as several outlets tell it, in our own words: a visit, a strike, drones shot
/// down, a plant on fire, a telephone call, a round-up of them all, and look-alikes.
enum KurskNews {
  static let visit = ["visit1", "visit2", "visit3", "visit4"]
  static let strike = ["strike1", "strike2", "strike3"]
  static let drones = ["drones1", "drones2", "drones3"]
  static let plant = ["plant1", "plant2", "plant3"]
  static let call = ["call1", "call2", "call3"]
  static let lookalikes = ["older-visit", "other-visit", "older-drones", "nuclear"]
  static let stories = [visit, strike, drones, plant, call]

  static func entries() throws -> [Entry] {
    try reports.enumerated().map { number, report in
      try Entry.sample(
        report.id, feed: "https://outlet\(number).example/feed", title: report.title,
        text: report.text, hours: report.hours)
    }
  }

  private struct Report {
    var id: String
    var hours: Double
    var title: String
    var text: String

    init(_ id: String, _ hours: Double, _ title: String, _ text: String) {
      (self.id, self.hours, self.title, self.text) = (id, hours, title, text)
    }
  }

  private static let reports: [Report] = [
    Report(
      "visit1", 30, "Putin visits Kursk for the first time since Ukrainian troops were driven out",
      """
      President Vladimir Putin has travelled to the Kursk region, the Kremlin said on Wednesday, his
      first trip there since Ukrainian troops were ejected in April. He met volunteers and looked at
      a nuclear power plant under construction in Kurchatov with acting governor Alexander Khinshtein.
      """),
    Report(
      "visit2", 30.5, "Kremlin: Putin met volunteers on a trip to the Kursk region",
      """
      Putin met volunteer organisations in the Kursk region on Tuesday and inspected the nuclear power
      plant that is being built in Kurchatov. Sergei Kiriyenko and acting governor Khinshtein
      accompanied him, the Kremlin said. Ukrainian troops had held parts of Kursk since August.
      """),
    Report(
      "visit3", 31, "Putin in Kursk: first trip to the region since Ukraine's incursion",
      """
      Vladimir Putin made an unannounced trip to Kursk, the region that Ukrainian troops entered in a
      surprise incursion last August. The Kremlin showed him with volunteers and with acting governor
      Alexander Khinshtein, and at the nuclear power plant in Kurchatov.
      """),
    Report(
      "visit4", 33, "Acting governor Khinshtein shows Putin round Kursk after the incursion",
      """
      Acting governor Alexander Khinshtein received Putin in the Kursk region, where Ukrainian troops
      were driven out in April. The president talked to volunteers and saw the Kurchatov nuclear power
      plant. Sergei Kiriyenko of the Kremlin came with him.
      """),
    Report(
      "strike1", 31, "Missile strike kills six Ukrainian soldiers at a training ground",
      """
      Six Ukrainian soldiers were killed and more than ten wounded by a missile strike during training
      at a shooting range in the Sumy region, the national guard said. The commander of the unit was
      suspended and an inquiry opened.
      """),
    Report(
      "strike2", 32, "National guard: six soldiers killed in missile strike on Sumy shooting range",
      """
      Ukraine's national guard said that a missile strike on a shooting range in the Sumy region
      killed six soldiers and wounded over ten. An inquiry is under way; the commander has been
      suspended. Russia spoke of Iskander missiles.
      """),
    Report(
      "strike3", 33, "Russia says Iskander missiles hit special forces training camp in Sumy",
      """
      Russia's defence ministry published aerial pictures of Iskander missiles that hit a training
      camp in the Sumy region. The national guard confirmed six soldiers killed and ten wounded in the
      strike on the shooting range; the commander is suspended.
      """),
    Report(
      "drones1", 29, "Russia shoots down 159 drones in twelve hours, some near Moscow",
      """
      Air defence intercepted 159 drones over Russian regions within twelve hours, most of them over
      border regions, the military reported. Several were shot down near Moscow, where airports
      stopped flights overnight.
      """),
    Report(
      "drones2", 29.5, "159 drones intercepted overnight, Moscow airports closed for hours",
      """
      Moscow airports stopped flights overnight while air defence shot down drones that approached the
      capital. In all 159 drones were intercepted within twelve hours, most over border regions.
      """),
    Report(
      "drones3", 30, "Moscow flights halted as air defence intercepts wave of 159 drones",
      """
      A wave of 159 drones was intercepted by air defence over twelve hours, among them several near
      Moscow. Airports of the capital halted flights overnight; most drones fell over border regions.
      """),
    Report(
      "plant1", 30, "Semiconductor plant in Oryol on fire after attack",
      """
      A semiconductor plant in Bolkhov in the Oryol region burned after ten drones reached it,
      Ukraine's general staff said. The plant is said to supply makers of Kinzhal missiles and of
      electronics for aircraft.
      """),
    Report(
      "plant2", 31, "Ukraine hits Bolkhov semiconductor plant that supplies missile makers",
      """
      Ukraine's general staff claimed a hit on the semiconductor plant in Bolkhov, Oryol region. Ten
      drones reached the site and a fire broke out. The plant supplies electronics to makers of
      Kinzhal missiles.
      """),
    Report(
      "plant3", 32, "Fire at Oryol electronics supplier: general staff claims hit",
      """
      The general staff in Kyiv claimed a hit on a semiconductor supplier in Bolkhov. Electronics from
      the Oryol plant go into Kinzhal missiles and aircraft. The fire was put out in the morning.
      """),
    Report(
      "call1", 28, "Trump and Putin talk by telephone without agreeing a ceasefire",
      """
      A telephone call between Donald Trump and Vladimir Putin ended without a ceasefire. Secretary of
      state Marco Rubio expects a Russian proposal within days; European diplomats press for a truce.
      """),
    Report(
      "call2", 29, "Rubio expects Russian ceasefire proposal within days after telephone call",
      """
      Marco Rubio told senators that Russia would put forward a ceasefire proposal within days after
      the telephone call of Trump and Putin. European diplomats want a truce first and threaten
      sanctions.
      """),
    Report(
      "call3", 30, "European diplomats press for truce after Trump call brings no ceasefire",
      """
      European diplomats press for a truce and prepare sanctions, since the telephone call of Donald
      Trump with Putin brought no ceasefire. Rubio waits for a proposal; Zelenskyy says Russia plays
      for time.
      """),
    Report(
      "round-up", 34, "Putin goes to Kursk: what we know of the war on Wednesday",
      """
      Vladimir Putin has travelled to the Kursk region, the Kremlin said, his first trip since
      Ukrainian troops were ejected. A missile strike killed six Ukrainian soldiers at a shooting
      range in Sumy. Air defence intercepted 159 drones, some near Moscow. A semiconductor plant in
      Bolkhov in the Oryol region burned. Marco Rubio expects a ceasefire proposal after the telephone
      call of Trump and Putin.
      """),
    Report(
      "older-visit", -60, "Putin opens a bridge on a trip to the Arctic port of Murmansk",
      """
      President Putin opened a bridge in Murmansk and launched a submarine by video. He spoke of
      icebreakers and the northern sea route at a forum of Arctic governors.
      """),
    Report(
      "other-visit", 20, "Zelenskyy thanks border guards in Chernihiv",
      """
      President Zelenskyy thanked border guards in Chernihiv and handed out medals on their holiday.
      He visited a school shelter and spoke with teachers.
      """),
    Report(
      "older-drones", -40, "112 drones downed over Crimea and the Black Sea",
      """
      The military said that 112 drones were downed over Crimea and the Black Sea. A fuel depot near
      Feodosia was damaged; trains on the bridge waited.
      """),
    Report(
      "nuclear", 10, "Belgium drops its exit from nuclear power",
      """
      Parliament in Brussels voted to let reactors run longer and to allow new ones. The minister of
      energy called the law of 2003 outdated; the Greens voted against it.
      """),
  ]
}
