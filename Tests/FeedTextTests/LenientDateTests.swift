import FeedModel
import FeedText
import FoundationEssentials
import TestSupport
import Testing

struct LenientDateTests {
  @Test(arguments: [
    ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("Thu, 1 Jan 2004 19:48:21 +0100", "2004-01-01T18:48:21Z"),
    ("01 Jan 2004 19:48:21 -0530", "2004-01-02T01:18:21Z"),
    ("Thu,01 Jan 2004 19:48:21 -0000", "2004-01-01T19:48:21Z"),
    ("Thu, 01 Jan 2004 19:48 GMT", "2004-01-01T19:48:00Z"),
    ("Thu, 01 Jan 2004", "2004-01-01T00:00:00Z"), ("1 January 2004", "2004-01-01T00:00:00Z"),
    ("Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("Fri, 01 Jan 99 19:48:21 GMT", "1999-01-01T19:48:21Z"),
    ("Thu, 01 Jan 104 19:48:21 GMT", "2004-01-01T19:48:21Z"),
    ("Fri, 01 Jan 0100 00:00:01 +0100", "0099-12-31T23:00:01Z"),
    ("Mon, 13 Feb, 2012 06:28:00 UTC", "2012-02-13T06:28:00Z"),
    ("Thu Aug 30 2012 17:26:16 +0200", "2012-08-30T15:26:16Z"),
    ("Wed, 19-Aug-09 18:28:00 GMT", "2009-08-19T18:28:00Z"),
    ("Sat Aug 23 20:33:00 +0000 2008", "2008-08-23T20:33:00Z"),
    ("January 5, 2004 3:04 PM EST", "2004-01-05T20:04:00Z"),
    ("January 5, 2004 12:04 AM", "2004-01-05T00:04:00Z"),
    ("Wed, 19 Aug 2009 18:28:00 +0200 (CEST)", "2009-08-19T16:28:00Z"),
    ("Wed, 31 Dec 2008 23:59:60 GMT", "2008-12-31T23:59:59Z"),
    ("Wed, 31 Dec 2008 24:00:00 GMT", "2009-01-01T00:00:00Z"),
    ("Dec 2009", "2009-12-01T00:00:00Z"),
  ])
  func `RFC 822 is read with its usual mistakes`(text: String, moment: String) {
    #expect(Date(lenient: text)?.rfc3339 == moment)
  }

  @Test(arguments: [
    ("GMT", 0), ("UT", 0), ("Z", 0), ("UTC", 0), ("Etc/GMT", 0), ("EST", -5), ("EDT", -4),
    ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7), ("AT", -4),
    ("ET", -5), ("CT", -6), ("MT", -7), ("PT", -8), ("MET", 1), ("MEST", 2), ("CET", 1),
    ("CEST", 2), ("BST", 1), ("MSK", 3), ("GMT+01:00", 1), ("GMT-0500", -5), ("UTC+2", 2),
    ("+02", 2), ("+0200", 2), ("+02:00", 2), ("-0700", -7), ("A", 0), ("XYZ", 0), ("", 0),
  ])
  func `zones are known by name and offset`(zone: String, hours: Int) {
    let noon = Date(lenient: "Wed, 19 Aug 2009 12:00:00 GMT")
    let written = Date(lenient: "Wed, 19 Aug 2009 12:00:00 \(zone)")
    #expect(written == noon?.addingTimeInterval(Double(-hours * 3600)))
  }

  @Test(arguments: [
    ("Thu Jan  1 00:00:01 2004", "2004-01-01T00:00:01Z"),
    ("Thu Jan 1 00:00:01 EST 2004", "2004-01-01T05:00:01Z"),
    ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"),
    ("13.09.2005 14:00", "2005-09-13T14:00:00Z"), ("9/13/2005 2:00:00 PM", "2005-09-13T14:00:00Z"),
    ("13/9/2005", "2005-09-13T00:00:00Z"), ("2006/9/5", "2006-09-05T00:00:00Z"),
  ])
  func `asctime and dates in figures are read`(text: String, moment: String) {
    #expect(Date(lenient: text)?.rfc3339 == moment)
  }

  @Test(arguments: [
    ("2003", "2003-01-01T00:00:00Z"), ("2003-12", "2003-12-01T00:00:00Z"),
    ("2003-12-31", "2003-12-31T00:00:00Z"), ("2003-2-3", "2003-02-03T00:00:00Z"),
    ("20031231", "2003-12-31T00:00:00Z"), ("2003-335", "2003-12-01T00:00:00Z"),
    ("2003335", "2003-12-01T00:00:00Z"), ("03335", "2003-12-01T00:00:00Z"),
    ("2004-W53-6", "2005-01-01T00:00:00Z"), ("2009-W01-1", "2008-12-29T00:00:00Z"),
    ("-0312", "2003-12-01T00:00:00Z"), ("-03-12", "2003-12-01T00:00:00Z"),
    ("031231", "2003-12-31T00:00:00Z"), ("03-12-31", "2003-12-31T00:00:00Z"),
    ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"), ("2003-12-31T10:14Z", "2003-12-31T10:14:00Z"),
    ("2003-12-31T18:14:55+08:00", "2003-12-31T10:14:55Z"),
    ("2004-02-28T18:14:55-08:00", "2004-02-29T02:14:55Z"),
    ("2007-04-23T23:25:47.538+10:00", "2007-04-23T13:25:47Z"),
    ("2003-12-31 10:14:55,5 +0100", "2003-12-31T09:14:55Z"),
    ("2003-12-31t10:14:55z", "2003-12-31T10:14:55Z"), ("20031231T101455Z", "2003-12-31T10:14:55Z"),
    ("20031231101455", "2003-12-31T10:14:55Z"), ("2003-12-31T24:00:00Z", "2004-01-01T00:00:00Z"),
    ("2003-12-31T10:14:60Z", "2003-12-31T10:14:59Z"),
    ("2009-08-19 18:28:00 UTC", "2009-08-19T18:28:00Z"),
    ("2009-08-19T18:28:00-07:00[America/Los_Angeles]", "2009-08-20T01:28:00Z"),
    ("  2003-12-31T10:14:55Z\n", "2003-12-31T10:14:55Z"), ("2012-02-29", "2012-02-29T00:00:00Z"),
  ])
  func `ISO 8601 is read in all its shapes`(text: String, moment: String) {
    #expect(Date(lenient: text)?.rfc3339 == moment)
  }

  @Test(arguments: [
    ("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z"),
    ("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"),
    ("2004-05-28 오전 12:31:15", "2004-05-27T15:31:15Z"),
    ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"),
    ("2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"),
    ("mar. 2 mai 2006 10:00:00 +0200", "2006-05-02T08:00:00Z"),
    ("Di, 5. März 2024 10:00 CET", "2024-03-05T09:00:00Z"),
    ("5 января 2024 г. 10:00 MSK", "2024-01-05T07:00:00Z"),
    ("15 de agosto de 2021", "2021-08-15T00:00:00Z"), ("3 juillet 2020", "2020-07-03T00:00:00Z"),
    ("gio, 09 dic 2021 08:00:00 +0100", "2021-12-09T07:00:00Z"),
  ])
  func `months have names in many languages`(text: String, moment: String) {
    #expect(Date(lenient: text)?.rfc3339 == moment)
  }

  @Test(arguments: [
    "", " ", "now", "013", "1", "12:00", "Sun, 16 Dec 2012 1:2:3:4 GMT",
    "Sun, Dec x 2012 11:47:32 GMT",
    "Sun, 16 Dec 2012 11:47:32 +00:zz", "Sun, 99 Jun 2009 12:00:00 GMT", "31 Feb 2009",
    "2009-02-29", "2003-13-01", "2003-12-32", "2003-366", "2003-12-31T25:14:55Z",
    "2003-12-31T10:60:55Z", "2003-12-31T10:14:61Z", "2003-12-31T24:00:01Z", "2013-01-27-01",
    "2013-xx-27", "2013-01-28T11:30:00-06:00Textra", "2013-01-28T09:00:00+00:xx",
    "2013-01-28T09:00:00+25:00", "0000-00-00 00:00:00", "Wed, 30 Nov -0001 00:00:00 +0000",
    "99999999999999999999999", "1 2 3 4 Jan", "Jan", "Monday", "20 20 20 Jan", "\u{0}",
    "2004-01-01\u{1F600}", "0000", "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
  ])
  func `an impossible date is none`(text: String) { #expect(Date(lenient: text) == nil) }

  @Test func `a very long text is no date`() {
    #expect(Date(lenient: "2004-01-01" + String(repeating: " ", count: 1_000_000)) == nil)
  }

  @Test(arguments: Seed.several) func `what RFC 3339 writes is read back`(seed: Seed) {
    var random = seed.generator
    for _ in 0..<100 {
      let seconds = Double(Int.random(in: -62_135_596_800...253_402_300_799, using: &random))
      let date = Date(timeIntervalSince1970: seconds)
      #expect(Date(lenient: date.rfc3339) == date)
    }
  }

  @Test(arguments: Seed.several) func `no text is too strange to be asked about`(seed: Seed) {
    var random = seed.generator
    let parts = [
      "2004", "13", "-", ":", " ", "Jan", "T", "+", ".", "Z", "W", "(", "年", "오후", "\u{0}", ",",
      "[", "999999999",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 1...12, using: &random))
        .map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let moment = Date(lenient: text)?.rfc3339
      #expect(moment == nil || moment?.count == 20, "\(text)")
    }
  }
}
