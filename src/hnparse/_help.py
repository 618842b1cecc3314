"""What `hnparse --help` prints: made by hand, an option a line."""

HELP = """\
usage: hnparse [OPTION ...] [FILE ...]

Turn the text of Hacker News pages back into discussions, printed as JSON.

Input:
  FILE                  a file, or a pattern in quotes; none: standard input.
                        Text, JSON Lines, Parquet, WET, JSON of the APIs of
                        Hacker News, and what hnparse wrote; .gz and .zst, too
  -r, --recursive       read the files in folders, too
  --text-column NAME    where records have the text (default: text, ...)
  --url-column NAME     where they have the address (default: url, ...)
  --date-column NAME    where they have the date (default: date, ...)
  --example [NAME]      print a dump to try things with, and read nothing

Output:
  --format FORM         json, jsonl, tree, markdown, html, dot, mermaid, csv or
                        items; with -o also sqlite or parquet
                        (default: what the ending of -o FILE tells, or json)
  -o, --output FILE     write this file; - is standard output
  --table TABLE         of csv and parquet: comments (default) or discussions
  --safe-csv            keep spreadsheets from taking words for formulas
  --append              add to the database that is there (sqlite)
  --merge               put the pages of each discussion together
  --check               print what is wrong with the pages instead
  --strict              take a damaged page for an error
  --quiet               do not say which files failed

Tables of a large crawl:
  -o, --output FOLDER   write jsonl or parquet, file by file, into this folder
  --jobs N              read with so many processes (default: 1)
  --resume              go on with a run that ended early
  --record-limit BYTES  how long a record can be (default: 64 MB)
  --memory BYTES        how much memory merging may take (default: 1 GB)

Other:
  -h, --help            show this help
  --version             show the version
  --print-completion SHELL
                        print what completes options in bash, fish or zsh

Examples:
  hnparse --example | hnparse --format tree         the replies, to be read
  hnparse page.txt | jq '.comments[] | {by, text}'  the discussion, asked by jq
  hnparse --check *.txt                             what is wrong with them?
  hnparse --merge -o crawl.db -r crawl/             a database of a crawl
  hnparse crawl/ -o out --format parquet --jobs 8   tables of a large one
"""
