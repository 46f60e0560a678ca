# make demo        build, fold the recorded feeds of Fixtures/demo, show what came out
# make run         the same with your feeds.opml over the network
# make test        all tests
# make check       what a change must pass: format, build without warnings, tests, floors
# make build       a debug build;  make release: an optimised one
# make install     the program, its table of words, manual page and completions below PREFIX (/usr/local)
# make format      lay out the sources;  make lint: look whether they are
# make golden      record what is published and parsed anew; it fails, so that the difference is read
# make floors      measure conformance, clustering and attacks against Tests/floors.json
# make eval        the clustering figures alone;  make conformance: the parser's alone
# make terminal    newsfold review at a real terminal: keys, sizes, colours, interruptions
# make lab         manners, hostile servers, kills, many feeds, broken disks: LAB=short (in make check) or full
# make editions    publish 200 editions of hostile feeds and the recorded days, check every Atom file of theirs
# make pages       validate the pages of the demo and of hostile feeds, look at them in Chromium
# make readers     newsboat, sfeed, rss2email, feedparser and reader subscribe to what is published; writes docs/readers.md
# make serving     nginx and Caddy serve the output folder with examples/serving, and are asked what readers ask
# make fuzz        libFuzzer and address sanitizer on all that reads a stranger's bytes; an hour of CPU time
# make bench       how fast feeds are read, beside libxml2 and other readers; writes docs/benchmarks.md
# make bench-fetch what it costs to ask a thousand feeds, beside curl, newsboat and sfeed; writes there too
# make bench-cluster  what it costs to fold entries into windows of up to 100,000, beside other ways; writes there too
# make bench-publish  what it costs to publish 10,000 stories
# make bench-pages what it costs to make the pages of 10,000 stories
# make browser     the review pages in a real browser: what an editor does, and what keeps people out
# make bench-serve how many requests the review pages answer, in what memory, and how soon a decision is seen
# make screenshot  the README's pictures, by headless Chromium
# make clean       remove what was built, and the demo's output

.PHONY: bench bench-publish bench-pages pages bench-cluster bench-fetch bench-serve browser editions lab terminal help demo run test check build release install installed format lint golden floors eval conformance \
	fuzz readers readers-short serving screenshot clean dependencies

SWIFT ?= swift
# Refuses an import that the manifest does not declare.
WALLS := --explicit-target-dependency-import-check error
NEWSFOLD := .build/release/newsfold
SWIFT_SOURCES := Package.swift Sources Tests Benchmarks Fuzzing
SHARED ?= ../shared
PYTHON := .venv/bin/python
PREFIX ?= /usr/local
LAB ?= short
SIZES ?= 1000,10000,100000
FUZZ_SECONDS ?= 600
FUZZ_JOBS ?= 2
FUZZ_TARGETS ?= feed opml date charset html json
DEMO_NOW := 2025-05-22T21:00:00Z

help:
	@sed -n 's/^# //p' Makefile

# The C libraries and tools, installed where that can be done (scripts/dependencies says how not).
dependencies:
	@scripts/dependencies build

build: dependencies
	$(SWIFT) build $(WALLS)

release: dependencies
	$(SWIFT) build -c release $(WALLS) --product newsfold

demo: release
	@$(NEWSFOLD) run --config Fixtures/demo/newsfold.toml --data out/data --output out --now $(DEMO_NOW)
	@echo
	@echo "The five largest stories:"
	@$(NEWSFOLD) stories --config Fixtures/demo/newsfold.toml --data out/data --limit 5
	@echo
	@echo "The merged feed is out/merged.atom; for a browser: out/index.html"

run: release
	$(NEWSFOLD) run --feeds feeds.opml --data newsfold-data --output newsfold-data/public --verbose
	@echo "The merged feed is newsfold-data/public/merged.atom"

# What tests write stays in one folder, to be looked at if one fails.
test: dependencies
	rm -rf .build/tests && mkdir -p .build/tests
	TMPDIR=$(CURDIR)/.build/tests $(SWIFT) test $(WALLS) --disable-xctest
	rm -rf .build/tests

check: lint build test terminal floors lab serving readers-short browser installed

lint:
	$(SWIFT) format lint --strict --recursive $(SWIFT_SOURCES)

format:
	$(SWIFT) format --in-place --recursive $(SWIFT_SOURCES)

golden: dependencies
	-NEWSFOLD_RECORD=1 $(SWIFT) test $(WALLS) --disable-xctest --filter 'FeedPublishingTests|FeedParsingTests'
	git diff --stat Fixtures
	@echo "Read the difference before you commit it." && false

floors: release $(PYTHON)
	$(PYTHON) scripts/floors.py --newsfold $(NEWSFOLD) --shared $(SHARED)

eval: release $(PYTHON)
	$(PYTHON) scripts/floors.py --newsfold $(NEWSFOLD) --shared $(SHARED) --only clustering

conformance: release $(PYTHON)
	$(PYTHON) scripts/floors.py --newsfold $(NEWSFOLD) --shared $(SHARED) --only conformance

terminal: build $(PYTHON)
	$(PYTHON) scripts/terminal_check.py --newsfold .build/debug/newsfold

# Without the laboratory all its checks are skipped, and said to be.
lab: release
	@[ ! -d $(SHARED)/lab ] || scripts/dependencies lab
	python3 scripts/lab.py --newsfold $(NEWSFOLD) --shared $(SHARED) --form $(LAB)

READERS = .venv/bin/pip install --quiet --requirement scripts/requirements-readers.txt && \
	$(PYTHON) scripts/readers.py --newsfold $(NEWSFOLD)

readers: release $(PYTHON)
	@scripts/dependencies readers
	$(READERS) --form full --write docs/readers.md

readers-short: release $(PYTHON)
	@scripts/dependencies readers
	$(READERS) --form short

serving: release
	@scripts/dependencies serving
	python3 scripts/serving_check.py --newsfold $(NEWSFOLD)

browser: release $(PYTHON)
	@scripts/dependencies browser
	.venv/bin/pip install --quiet --requirement scripts/requirements-browser.txt
	$(PYTHON) scripts/browser_check.py --newsfold $(NEWSFOLD)

bench-publish: release
	@scripts/dependencies bench-publish
	python3 scripts/bench_publish.py --newsfold $(NEWSFOLD)

bench-serve: release $(PYTHON)
	@scripts/dependencies bench-serve
	$(PYTHON) scripts/bench_serve.py --newsfold $(NEWSFOLD) --shared $(SHARED)

bench-fetch: release
	@scripts/dependencies bench-fetch
	python3 scripts/bench_fetch.py --newsfold $(NEWSFOLD) --write docs/benchmarks.md

bench-cluster: release $(PYTHON)
	.venv/bin/pip install --quiet --requirement scripts/requirements-bench.txt
	$(PYTHON) scripts/bench_cluster.py --newsfold $(NEWSFOLD) --shared $(SHARED) --sizes $(SIZES) \
	  --write docs/benchmarks.md

bench: release $(PYTHON)
	@scripts/dependencies bench
	.venv/bin/pip install --quiet --requirement scripts/requirements-bench.txt
	$(SWIFT) build -c release --package-path Benchmarks --scratch-path .build-bench
	$(PYTHON) scripts/bench.py --bench .build-bench/release/newsfold-bench --newsfold $(NEWSFOLD) \
	  --work .build-bench/documents --write docs/benchmarks.md

editions: release $(PYTHON)
	$(PYTHON) scripts/editions_check.py --newsfold $(NEWSFOLD) --shared $(SHARED)

pages: release $(PYTHON)
	@scripts/dependencies pages
	$(PYTHON) scripts/pages_check.py --newsfold $(NEWSFOLD)

bench-pages: dependencies
	$(SWIFT) build -c release --package-path Benchmarks --scratch-path .build-bench --product newsfold-bench-pages
	.build-bench/release/newsfold-bench-pages 10000

# libFuzzer's runtime brings a main of its own, which ours goes before; gold cannot link the two.
fuzz: dependencies
	$(SWIFT) build -c release --package-path Fuzzing --scratch-path .build-fuzz \
	  -Xswiftc -sanitize=fuzzer,address -Xswiftc -use-ld=lld -Xlinker --allow-multiple-definition
	python3 scripts/fuzz.py --fuzzer .build-fuzz/release/newsfold-fuzz --work .build-fuzz/fuzz \
	  --seconds $(FUZZ_SECONDS) --jobs $(FUZZ_JOBS) $(FUZZ_TARGETS)

$(PYTHON): scripts/requirements.txt
	@scripts/dependencies check
	python3 -m venv .venv
	.venv/bin/pip install --quiet --requirement scripts/requirements.txt
	@touch $(PYTHON)

install: release
	install -D -m 755 $(NEWSFOLD) $(DESTDIR)$(PREFIX)/bin/newsfold
	install -D -m 644 Sources/BundledVectors/words-32.nfv $(DESTDIR)$(PREFIX)/share/newsfold/words-32.nfv
	install -D -m 644 Sources/BundledVectors/WORDS.md $(DESTDIR)$(PREFIX)/share/newsfold/WORDS.md
	install -d $(addprefix $(DESTDIR)$(PREFIX)/share/,man/man1 bash-completion/completions zsh/site-functions \
	  fish/vendor_completions.d)
	python3 scripts/manual.py --newsfold $(NEWSFOLD) > $(DESTDIR)$(PREFIX)/share/man/man1/newsfold.1
	$(NEWSFOLD) --generate-completion-script bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/newsfold
	$(NEWSFOLD) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_newsfold
	$(NEWSFOLD) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/newsfold.fish

# Installs into a folder of its own; the program finds its table there, and the manual page is one.
INSTALLED := $(CURDIR)/.build/installed
installed: release
	rm -rf $(INSTALLED)
	$(MAKE) -o release install DESTDIR=$(INSTALLED) PREFIX=/usr
	$(INSTALLED)/usr/bin/newsfold doctor --feeds Fixtures/demo/feeds.opml --data $(INSTALLED)/data \
	  | grep 'ok .*table of words: found'
	$(if $(shell command -v groff),! groff -man -ww -z -T utf8 $(INSTALLED)/usr/share/man/man1/newsfold.1 2>&1 | grep .,\
	  @echo "skip manual page: groff is not installed")

screenshot: demo
	@scripts/dependencies screenshot
	scripts/screenshot

clean:
	rm -rf .build .build-fuzz .build-bench out .venv
	@echo "newsfold-data/, if it is there, holds what make run stored; it stays."
