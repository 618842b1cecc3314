"""The output of `hnparse --help`, written by hand with one option per line."""

HELP = """\
usage: hnparse [OPTION ...] [FILE ...]

Turn the text of Hacker News pages back into discussions, printed as JSON.

Input:
  FILE                  a file, or a pattern in quotes; none: standard input.
                        Text, JSON Lines, CSV, Parquet, WET, JSON of the APIs
                        of Hacker News, files that hnparse wrote; also packed
  -r, --recursive       also read the files in folders
  --text-column NAME    column of the text in records (default: text, ...)
  --url-column NAME     column of the address (default: url, ...)
  --date-column NAME    column of the date (default: date, ...)
  --example [NAME]      print an example dump instead of reading a file

Output:
  --format FORM         json, jsonl, tree, markdown, html, dot, mermaid, csv or
                        items; with -o also sqlite or parquet
                        (default: by the suffix of -o FILE, or else json)
  -o, --output FILE     write this file; - is standard output
  --table TABLE         for csv and parquet: comments (default) or discussions
  --safe-csv            keep spreadsheets from reading text as formulas
  --append              add to an existing database (sqlite)
  --merge               merge the pages of each discussion
  --check               print diagnostics instead
  --strict              treat a damaged page as an error
  --quiet               do not report failed files

Tables of a large crawl:
  -o, --output FOLDER   write jsonl or parquet, file by file, into this folder
  --jobs N              number of processes (default: 1)
  --resume              continue a run that ended early
  --record-limit BYTES  size limit of a record (default: 64 MB)
  --memory BYTES        memory limit of merging (default: 1 GB)

Other:
  -h, --help            show this help
  --version             show the version
  --print-completion SHELL
                        print the completion script of bash, fish or zsh

Examples:
  hnparse --example | hnparse --format tree         show the replies as a tree
  hnparse page.txt | jq '.comments[] | {by, text}'  query a discussion with jq
  hnparse --check *.txt                             check pages for damage
  hnparse --merge -o crawl.db -r crawl/             make a database of a crawl
  hnparse crawl/ -o out --format parquet --jobs 8   make tables of a crawl
"""
