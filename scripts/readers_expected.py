"""What a reader should show as new after each run of readers.py, by the rule it knows entries by.

  id       a story once, whatever becomes of it
  title    a line by id, headline and link: again if the headline of its lead is corrected
  text     its user asked for changed texts: again with every report that joins or leaves, and where a
           corrected headline is told
  updated  again when `updated` moves: what the growth policy is for
"""
import readers_stories


def largest(moment, outlets):
    """The stories of at least so many outlets."""
    return {s for s, reports in moment.members().items() if len({r.outlet for r in reports}) >= outlets}


def in_folder(moment, folder):
    """The stories that an outlet of a folder tells."""
    return {s for s, reports in moment.members().items()
            if any(readers_stories.OUTLETS[r.outlet] == folder for r in reports)}


# The feeds that are tried, each with the stories that are in it at a moment. One more feed is one more line.
FEEDS = {
    "merged.atom": lambda moment: set(moment.members()),
    "merged.json": lambda moment: set(moment.members()),
    "top.atom": lambda moment: largest(moment, 3),
    "folders/World.atom": lambda moment: in_folder(moment, "World"),
    "folders/Local.atom": lambda moment: in_folder(moment, "Local"),
    "health.atom": lambda moment: set(),
}


def new_reports(story, before, now):
    """The reports of a story that were not in it."""
    return set(now.members()[story]) - set(before.members().get(story, []))


def has_new_outlet(story, before, now):
    outlets = {r.outlet for r in before.members()[story]}
    return any(r.outlet not in outlets for r in new_reports(story, before, now))


def grown(policy, before, now):
    """The stories, of those there were, whose `updated` should have moved."""
    both = set(before.members()) & set(now.members())
    if policy == "quiet":
        return set()
    if policy == "every":
        return {s for s in both if new_reports(s, before, now)}
    return {s for s in both if has_new_outlet(s, before, now)}


def changed(before, now):
    """The stories, of those there were, that say something else under their headline."""
    both = set(before.members()) & set(now.members())
    return {s for s in both if set(before.members()[s]) != set(now.members()[s])}


def expected(rule, policy, feed, number):
    """What has to be shown after a run."""
    now, before = (readers_stories.Moment(n) for n in (number, number - 1))
    there = FEEDS[feed](now)
    had = set().union(*(FEEDS[feed](readers_stories.Moment(n)) for n in range(1, number)))
    must = there - had
    edited = {"cheese"} & there if number == readers_stories.EDITED[2] else set()
    if rule == "title":
        return must | edited
    if rule == "text":
        return must | edited | (changed(before, now) & there)
    if rule == "updated":
        return must | (grown(policy, before, now) & there)
    return must
