import Mustache

/// The templates of the pages, read once an edition.
struct PageTemplates {
  private let library: MustacheLibrary
  private let indexTemplate: MustacheTemplate
  private let storyTemplate: MustacheTemplate

  /// - Throws: when a template is not well-formed.
  init() throws {
    let partials = [
      "head": try MustacheTemplate(string: headTemplate),
      "report": try MustacheTemplate(string: reportTemplate),
    ]
    library = MustacheLibrary(templates: partials)
    indexTemplate = try MustacheTemplate(string: indexPageTemplate)
    storyTemplate = try MustacheTemplate(string: storyPageTemplate)
  }

  /// The bytes of the index.
  func index(title: String, stories: [StoryCard]) -> [UInt8] {
    struct Page {
      let title: String
      let root = ""
      let stories: [StoryCard]
      let isEmpty: Bool
    }
    let page = Page(title: title, stories: stories, isEmpty: stories.isEmpty)
    return Array(indexTemplate.render(page, library: library).utf8)
  }

  /// The bytes of a story's page.
  func story(_ story: StoryPage, feedTitle: String) -> [UInt8] {
    struct Page {
      let title: String
      let root = "../"
      let feedTitle: String
      let story: StoryPage
    }
    let page = Page(title: story.card.headline, feedTitle: feedTitle, story: story)
    return Array(storyTemplate.render(page, library: library).utf8)
  }
}

/// What both pages begin with: no address but our own is ever asked for.
private let headTemplate = """
  <!DOCTYPE html>
  <html lang="en">
  <head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
  <meta name="referrer" content="no-referrer">
  <meta name="color-scheme" content="light dark">
  <title>{{title}}</title>
  <link rel="alternate" type="application/atom+xml" title="Merged feed (Atom)" href="{{root}}merged.atom">
  <link rel="alternate" type="application/feed+json" title="Merged feed (JSON)" href="{{root}}merged.json">
  <style>
  :root { --ink: #1c1b19; --paper: #fbfaf7; --faint: #5f5b54; --line: #dcd7cc; --accent: #9a3412; --card: #fff }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #ece8e1; --paper: #171614; --faint: #a8a297; --line: #3a3732; --accent: #fdba74; --card: #201e1b }
  }
  * { box-sizing: border-box }
  body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
    font: 1.05rem/1.55 Georgia, "Noto Serif", serif; overflow-wrap: anywhere }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: .4rem 0 .6rem }
  h2 { font-size: 1.15rem; line-height: 1.3; margin: 1.5rem 0 .7rem }
  .stories h2 { margin: 0 }
  a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: .15em }
  a:hover, a:focus-visible { color: var(--accent) }
  .meta, summary, footer { color: var(--faint); font: .85rem/1.5 system-ui, sans-serif }
  .stories, .reports { list-style: none; margin: 0; padding: 0 }
  .stories > li { border-top: 1px solid var(--line); padding: .9rem 0 }
  .reports > li { border-left: 3px solid var(--line); margin: 0 0 1rem; padding: .1rem 0 .1rem .9rem }
  .reports > li.lead { border-color: var(--accent) }
  .badge { background: var(--accent); border-radius: 1rem; color: var(--paper); padding: .05rem .55rem }
  article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0 1.5rem; padding: .2rem 1.1rem }
  summary { cursor: pointer }
  details ul { font: .9rem/1.5 system-ui, sans-serif; margin: .3rem 0; padding-left: 1.2rem }
  /* Pictures would tell their server who reads the page; the policy above keeps them from loading. */
  article :is(img, picture, video, audio, form, input, button, select, textarea) { display: none }
  pre, table { max-width: 100%; overflow-x: auto }
  @media print { body { background: #fff; color: #000 } details { display: none } }
  </style>
  </head>
  <body>

  """

private let indexPageTemplate = """
  {{> head}}
  <header>
  <h1>{{title}}</h1>
  <p class="meta">Each story told once. Subscribe: <a href="merged.atom">Atom</a>, <a href="merged.json">JSON Feed</a>.</p>
  </header>
  <main>
  {{#isEmpty}}
  <p>No stories yet.</p>
  {{/isEmpty}}
  <ol class="stories">
  {{#stories}}
  <li>
  <h2><a href="{{path}}"{{#language}} lang="{{language}}"{{/language}}>{{headline}}</a></h2>
  <p class="meta" style="margin:.2rem 0 0">{{#isShared}}<span class="badge">{{outletCount}} outlets</span> {{/isShared}}{{outlets}} · <time datetime="{{isoDate}}">{{when}}</time>{{#folders}} · {{folders}}{{/folders}}</p>
  </li>
  {{/stories}}
  </ol>
  </main>
  <footer><p>Made by Newsfold from the feeds in <a href="stories.jsonl">stories.jsonl</a>.</p></footer>
  </body>
  </html>

  """

private let storyPageTemplate = """
  {{> head}}
  <nav class="meta"><a href="../index.html">{{feedTitle}}</a>{{#story.folders}} · {{story.folders}}{{/story.folders}}</nav>
  <main>
  <h1{{#story.language}} lang="{{story.language}}"{{/story.language}}>{{story.headline}}</h1>
  <p class="meta"><time datetime="{{story.isoDate}}">{{story.when}}</time> · {{story.outlets}}</p>
  {{#story.content}}
  <article{{#story.language}} lang="{{story.language}}"{{/story.language}}>
  {{{story.content}}}
  </article>
  {{/story.content}}
  {{#story.words}}
  <p class="meta">Together because they share: {{story.words}}.</p>
  {{/story.words}}
  <h2>Reports</h2>
  <ol class="reports">
  {{#story.reports}}
  {{> report}}
  {{/story.reports}}
  </ol>
  {{#story.hasCopies}}
  <h2>The same text again</h2>
  {{#story.carriers}}
  <p class="meta">{{.}}</p>
  {{/story.carriers}}
  <ol class="reports">
  {{#story.copies}}
  {{> report}}
  {{/story.copies}}
  </ol>
  {{/story.hasCopies}}
  {{#story.hasMentions}}
  <h2>Also mentioned</h2>
  <ul class="reports">
  {{#story.mentions}}
  <li>{{outlet}}: <a href="{{path}}">{{headline}}</a></li>
  {{/story.mentions}}
  </ul>
  {{/story.hasMentions}}
  </main>
  </body>
  </html>

  """

private let reportTemplate = """
  <li{{#isLead}} class="lead"{{/isLead}}>
  <p class="meta" style="margin:0">{{outlet}} · <time datetime="{{isoDate}}">{{when}}</time>{{#isLead}} · told above{{/isLead}}{{#relation}} · {{relation}}{{/relation}}</p>
  {{#url}}<a href="{{url}}"{{#language}} lang="{{language}}" hreflang="{{language}}"{{/language}} rel="noreferrer">{{headline}}</a>{{/url}}{{^url}}<span{{#language}} lang="{{language}}"{{/language}}>{{headline}}</span>{{/url}}
  {{#hasEarlierTitles}}
  <p class="meta">Earlier: {{#earlierTitles}}<q>{{.}}</q> {{/earlierTitles}}</p>
  {{/hasEarlierTitles}}
  <details><summary>Why it is here</summary>
  <ul>
  {{#reasons}}
  <li>{{.}}</li>
  {{/reasons}}
  </ul>
  </details>
  </li>

  """
