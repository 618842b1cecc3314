"""What `hnparse --help` prints: made by hand, so that all of it fits on a screen."""

HELP = """\
usage: hnparse [OPTION ...] [FILE ...]

Turn the text of Hacker News pages back into discussions, printed as JSON.

  FILE               a text file or a pattern; - or none: standard input
  -r, --recursive    read the files in folders, too
  --format FORM      json (default), jsonl, tree, markdown, html, dot, mermaid,
                     csv or items; with -o also sqlite or parquet
  -o, --output PATH  write this file or, of a corpus, folder: then --jobs N,
                     --resume, --record-limit BYTES, --memory BYTES;
                     --text-column, --url-column, --date-column NAME
  --merge            put the pages of each discussion together
  --check, --strict  print what is wrong with a page; take it for an error
  --quiet            do not say which files failed
  --example [NAME]   print a dump to try things with
  -h, --help, --version, --print-completion {bash,zsh}

examples:
  hnparse --example | hnparse --format tree         the replies, to be read
  hnparse page.txt | jq '.comments[] | {by, text}'  the discussion, asked by jq
  hnparse --check *.txt                             what is wrong with them?
  hnparse --format sqlite -o crawl.db -r crawl/     a database of a crawl
  hnparse crawl/ -o out --format parquet --jobs 8   tables of a large one
"""
