#!/usr/bin/env python3
"""Writes the manual page from what the program says of itself, so that the two cannot differ.

  manual.py --newsfold PROGRAM > newsfold.1

Options that nearly all commands have are told once. The page is in the man macros, for groff and mandoc.
"""
import argparse
import json
import subprocess


def escaped(text):
    """Text in which nothing means anything to roff."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    lines = "".join(c if c.isascii() else f"\\[u{ord(c):04X}]" for c in text).split("\n")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def prose(text):
    """A discussion: its indented lines are commands to type."""
    lines, is_example = [], False
    for line in (text or "").split("\n"):
        if line.startswith("  ") != is_example and line.strip():
            lines += [".fi", ".RE"] if is_example else [".RS 4", ".nf"]
            is_example = not is_example
        lines.append(escaped(line.strip() if is_example else line) if line.strip() else ".PP" if not is_example else "")
    lines += [".fi", ".RE"] if is_example else []
    return [line for place, line in enumerate(lines) if line or place and lines[place - 1]]


def names(argument):
    """What an option is called, with its value."""
    if argument["kind"] == "positional":
        return f"\\fI{escaped(argument['valueName'])}\\fR"
    spelled = [("\\-" if name["kind"] == "short" else "\\-\\-") + escaped(name["name"]) for name in argument["names"]]
    value = f" \\fI{escaped(argument['valueName'])}\\fR" if argument["kind"] == "option" else ""
    return ", ".join(f"\\fB{name}\\fR" for name in spelled) + value


def usage(command):
    """The line that says how a command is typed."""
    parts = [names(a) + (" ..." if a["isRepeating"] else "") for a in command["arguments"] if a["kind"] == "positional"]
    return " ".join(["[\\fIoptions\\fR]", *parts])


def arguments(command, known):
    """The command's own arguments, each with what it is for."""
    lines = []
    for argument in command.get("arguments", []):
        if argument["shouldDisplay"] and names(argument) not in known:
            default = f" (usually {argument['defaultValue']})" if argument.get("defaultValue") else ""
            lines += [".TP", names(argument), escaped(argument.get("abstract", "") + default)]
    return lines


def sections(command, path, known):
    """A command and those below it."""
    name = " ".join([*path, command["commandName"]])
    lines = [f".SS {escaped(name)}", f"\\fB{escaped(name)}\\fR {usage(command)}", ".PP", escaped(command.get("abstract", ""))]
    lines += [".PP", *prose(command["discussion"])] if command.get("discussion") else []
    lines += arguments(command, known)
    for below in command.get("subcommands", []):
        if below["shouldDisplay"] and below["commandName"] != "help":
            lines += sections(below, [*path, command["commandName"]], known)
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newsfold", required=True)
    options = parser.parse_args()

    def said(argument):
        return subprocess.run([options.newsfold, argument], stdout=subprocess.PIPE, check=True, text=True).stdout
    top = json.loads(said("--experimental-dump-help"))["command"]
    commands = [c for c in top["subcommands"] if c["shouldDisplay"] and c["commandName"] != "help"]
    leaves = [c for c in commands if not c.get("subcommands")]
    everywhere = [a for a in commands[0]["arguments"]
                  if sum(names(a) in map(names, c["arguments"]) for c in leaves) > len(leaves) * 3 / 4]
    lines = [f'.TH NEWSFOLD 1 "" "{escaped(said("--version").strip())}"', ".SH NAME",
             f"newsfold \\- {escaped(top['abstract'])}", ".SH SYNOPSIS", "\\fBnewsfold\\fR \\fIcommand\\fR [\\fIoptions\\fR]",
             ".SH DESCRIPTION", *prose(top["discussion"]), ".SH OPTIONS OF NEARLY ALL COMMANDS",
             *arguments({"arguments": everywhere}, set()), ".SH COMMANDS"]
    known = set(map(names, everywhere + top["arguments"]))
    for command in commands:
        lines += sections(command, ["newsfold"], known)
    print("\n".join(lines))


if __name__ == "__main__":
    main()
