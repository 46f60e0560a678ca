/// A database as it was before columns: its tables, and rows as the JSON of that time.
///
/// Kept as text, so that a noun that changes its JSON is noticed here.
enum OldDatabase {
  static let script = #"""
    CREATE TABLE feed (
      url TEXT PRIMARY KEY NOT NULL,
      payload BLOB NOT NULL
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE entry (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      feed TEXT NOT NULL,
      link TEXT,
      text_hash TEXT NOT NULL,
      effective_date REAL NOT NULL,
      payload BLOB NOT NULL
    ) STRICT;
    CREATE INDEX entry_link ON entry (feed, link) WHERE link IS NOT NULL;
    CREATE INDEX entry_text ON entry (feed, text_hash);
    CREATE INDEX entry_date ON entry (effective_date, id);

    CREATE TABLE story (
      id TEXT PRIMARY KEY NOT NULL,
      payload BLOB NOT NULL
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE member (
      entry TEXT PRIMARY KEY NOT NULL,
      story TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT;
    CREATE INDEX member_story ON member (story);

    CREATE TABLE alias (
      old TEXT PRIMARY KEY NOT NULL,
      new TEXT NOT NULL
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE decision (
      number INTEGER PRIMARY KEY,
      payload BLOB NOT NULL
    ) STRICT;

    CREATE TABLE value (
      name TEXT PRIMARY KEY NOT NULL,
      value TEXT NOT NULL
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('0001-initial');
    INSERT INTO feed VALUES ('https://example.org/feed', CAST('{"feed":{"authors":[],"categories":[],"contributors":[],"hubs":[],"inReplyTo":[],"links":[],"pace":{"skipDays":[],"skipHours":[],"ttl":15},"title":{"kind":{"html":{}},"language":"en","value":"News"}},"lastAsked":769507205,"lastSuccess":769507200,"schedule":{"failures":0,"isStopped":false,"nextDue":769517199,"reason":"floor"},"url":"https://example.org/feed","validators":{"etag":"\"abc\""}}' AS BLOB));
    INSERT INTO entry VALUES (1, 'a', 'https://example.org/feed', 'example.org/a', 'x', 0,
      CAST('{"authors":[{"name":"N"}],"categories":[],"contributors":[],"earlierTitles":["Before"],"enclosures":[{"length":3,"type":"t","url":"u"}],"feed":"https://example.org/feed","firstSeen":769507200,"id":"a","inReplyTo":[],"links":[],"publisherID":"p","thumbnails":[],"contents":[{"kind":{"html":{}},"value":"<p>Text</p>"},{"kind":{"text":{}},"value":"Second"}],"title":{"kind":{"text":{}},"value":"Report"},"url":"https://example.org/a"}' AS BLOB));
    INSERT INTO entry VALUES (2, 'b', 'https://example.org/feed', 'example.org/b', 'x', 0,
      CAST('{"authors":[{"name":"N"}],"categories":[],"contributors":[],"earlierTitles":["Before"],"enclosures":[{"length":3,"type":"t","url":"u"}],"feed":"https://example.org/feed","firstSeen":769507100,"id":"b","inReplyTo":[],"links":[],"publisherID":"p","thumbnails":[],"contents":[{"kind":{"html":{}},"value":"<p>Text</p>"},{"kind":{"text":{}},"value":"Second"}],"title":{"kind":{"text":{}},"value":"Report"},"url":"https://example.org/b"}' AS BLOB));
    INSERT INTO story VALUES ('s', CAST('{"id":"s","lead":"a","members":[{"entry":"a","evidence":{"confidence":1,"rule":"founder","similarity":0,"terms":[]}}],"published":769507200,"related":[]}' AS BLOB));
    INSERT INTO member VALUES ('a', 's');
    INSERT INTO decision VALUES (1, CAST('{"first":"a","made":769507200,"second":"b","verdict":"same"}' AS BLOB));
    INSERT INTO value VALUES ('identity', 'x');
    """#
}
