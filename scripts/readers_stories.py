"""The made-up feeds of readers.py: what five outlets report at four moments, and what is told by it.

Every headline belongs to one story, so that what a reader shows can be told from its headline alone. The events,
names and places are invented.
"""
import collections
import email.utils
from xml.sax.saxutils import escape

OUTLETS = {
    # name of the outlet: folder it is in
    "North": "World", "Harbour": "World", "Radio": "Local", "Courier": "Local", "Longview": "Science",
}
Report = collections.namedtuple("Report", "run minutes outlet story headline text")
# The run it appears at, how many minutes before that it is dated, who tells it, of what.
REPORTS = [
    Report(1, 60, "North", "bridge", "Karsund bridge opens after eleven years of building",
           "The suspension bridge at Karsund was opened on Tuesday by transport minister Ilse Vantongeren. It took eleven "
           "years and 640 million crowns. Ferries across the Karsund strait will stop in October, the minister said, and "
           "lorries pay a toll from the first day."),
    Report(1, 50, "Harbour", "bridge", "Minister Vantongeren opens the Karsund bridge",
           "Ilse Vantongeren cut the ribbon and walked over first. Shipping companies at Karsund fear for the ferries, "
           "whose last departure is planned for the autumn; the toll for a lorry is 90 crowns on the new bridge."),
    Report(1, 55, "Longview", "comet", "Comet Okonkwo-Reyes seen with the naked eye",
           "Comet Okonkwo-Reyes has brightened to magnitude two. Astronomers at the Pellworm observatory measured a tail of "
           "nine degrees and expect it to fade after its perihelion on Friday."),
    Report(1, 35, "Courier", "comet", "Okonkwo-Reyes: comet with a tail of nine degrees",
           "Astronomers at the Pellworm observatory measured a tail of nine degrees on comet Okonkwo-Reyes, which can be seen "
           "with the naked eye. It is to fade after its perihelion on Friday."),
    Report(1, 45, "Radio", "cheese", "Village of Amstelbrae sells its oldest cheese",
           "A wheel of cheese of 1974 went for 8,100 crowns at an auction in Amstelbrae. The dairy's owner, Berta Quill, "
           "said that nobody had ever dared to try it."),
    Report(1, 100, "Harbour", "strike", "Dockers at Port Lorne lay down work over night shifts",
           "Cranes at Port Lorne stand still since midnight. Dockers reject the new rota of terminal operator Halvard "
           "Lines, which asks for eleven hours. Their union wants talks with a mediator before the week is over."),
    Report(1, 20, "Radio", "containers", "Supermarkets run out of bananas and coffee",
           "Shelves in thirty towns are empty. Importers blame delays of refrigerated containers; a spokeswoman of the "
           "chain Merca told shoppers to expect gaps until the weekend."),
    Report(1, 300, "North", "storm", "Storm Petronella tears roofs off in Halden and Brevik",
           "Storm Petronella reached the coast with gusts of 160 kilometres an hour. In Halden roofs of two schools "
           "were torn off, Brevik was without power for six hours. Fire brigades were called four hundred times, and "
           "the weather service warns of a second front from storm Petronella during the night."),
    Report(1, 90, "Courier", "storm", "Petronella: four hundred calls for fire brigades in Halden and Brevik",
           "Gusts of 160 kilometres an hour, trees on the railway, two schools in Halden without a roof: storm "
           "Petronella kept the fire brigades of Halden and Brevik busy all night."),
    Report(1, 80, "Harbour", "ferry", "Storm Petronella: ferry Skagen Star adrift for hours off Brevik",
           "The ferry Skagen Star drifted for three hours off Brevik in storm Petronella after its engine failed. The gusts "
           "of 160 kilometres an hour kept tugs from Halden in port. Fire brigades waited on the quay."),

    Report(2, 60, "Courier", "bridge", "Karsund: new bridge opened, ferries to stop in October",
           "With the opening by minister Vantongeren the Karsund bridge ends the time of the ferries. Commuters save forty "
           "minutes; the toll for lorries, 90 crowns, drew protests at the strait."),
    Report(2, 40, "Radio", "bridge", "Eleven years of building: Karsund bridge opened by Ilse Vantongeren",
           "Hundreds walked across the Karsund bridge on its first day. Transport minister Ilse Vantongeren spoke of 640 "
           "million crowns well spent, ferry crews of the strait held up a banner."),
    Report(2, 50, "North", "comet", "Comet Okonkwo-Reyes: naked eye sees it until its perihelion",
           "Comet Okonkwo-Reyes has brightened to magnitude two, low in the west. Its tail measures nine degrees at the "
           "Pellworm observatory; astronomers there expect it to fade after the perihelion on Friday."),
    Report(2, 30, "Courier", "storm", "Second front of storm Petronella spares Halden, Brevik without power again",
           "The second front of storm Petronella brought gusts of 120 kilometres an hour. Brevik lost its power once more, "
           "schools in Halden stay shut while fire brigades clear the roofs."),
    Report(2, 20, "Longview", "museum", "Museum of Clocks in Tarn loses its director",
           "Edith Malmgren leaves the Museum of Clocks in Tarn after a dispute about its hourly chimes with neighbours."),

    Report(3, 30, "Longview", "robot", "Robot sorts apples by their sound",
           "A robot at the orchard school of Ebbenau taps apples and listens; it finds nine in ten that are mealy inside."),
    Report(4, 25, "North", "vaccine", "Vaccine against red valley fever passes its trial",
           "The vaccine of the Corvane institute protected 91 of 100 volunteers against red valley fever, doctors report."),
]
# The dairy corrects its headline at the second moment; the text stays.
EDITED = ("Village of Amstelbrae sells its oldest cheese", "Amstelbrae sells a cheese of 1974 at auction", 2)
# What the editor does after which run: story, story; and story, headline.
JOINED = ("strike", "containers", 3)
PARTED = ("storm", "ferry", 4)


class Moment:
    """What is true after a run: which reports there are, and which story each tells."""

    def __init__(self, number):
        self.number = number
        self.reports = [r for r in REPORTS if r.run <= number]

    def story(self, report):
        """The story that a report belongs to."""
        if report.story == JOINED[1] and self.number >= JOINED[2]:
            return JOINED[0]
        if report.story == PARTED[1] and self.number < PARTED[2]:
            return PARTED[0]
        return report.story

    def headline(self, report):
        """A report's headline as it is now."""
        before, after, run = EDITED
        return after if report.headline == before and self.number >= run else report.headline

    def told(self):
        """The story by headline, of every headline a reader may show now or has shown."""
        both = {EDITED[1]: "cheese"}
        return both | {r.headline: self.story(r) for r in self.reports}

    def members(self):
        """The reports by story."""
        stories = collections.defaultdict(list)
        for report in self.reports:
            stories[self.story(report)].append(report)
        return stories


def write_feeds(place, number, times):
    """Writes the feeds as they are at a run; `times` are the moments of all runs, seconds since 1970."""
    moment = Moment(number)
    for outlet in OUTLETS:
        reports = [r for r in moment.reports if r.outlet == outlet]
        items = "".join(item(r, moment, times) for r in reversed(reports))
        (place / f"{outlet.lower()}.xml").write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
            f"<title>{outlet}</title><link>https://{outlet.lower()}.example/</link><language>en</language>"
            f"<description>{outlet}</description>\n{items}</channel></rss>\n")


def item(report, moment, times):
    date = email.utils.formatdate(times[report.run] - report.minutes * 60, usegmt=True)
    link = f"https://{report.outlet.lower()}.example/{report.run}/{report.story}/{report.minutes}"
    return (f"<item><title>{escape(moment.headline(report))}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{date}</pubDate><description>{escape(report.text)}</description></item>\n")


def write_list(place):
    """The list of feeds, by folder."""
    folders = "".join(
        f'<outline text="{folder}">' + "".join(
            f'<outline type="rss" text="{o}" xmlUrl="{o.lower()}.xml"/>' for o, f in OUTLETS.items() if f == folder)
        + "</outline>" for folder in dict.fromkeys(OUTLETS.values()))
    (place / "feeds.opml").write_text(
        f'<?xml version="1.0"?><opml version="2.0"><head><title>Bench</title></head><body>{folders}</body></opml>\n')
