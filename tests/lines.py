"""Lines that are parts of a page: one of each kind that does not belong to a post."""

PAGE_LINES = [
    "12 points ada | 3 comments | | HN request time: 0s | source | bottom",
    "←back to thread",
    "Most active commenters",
    "Popular/hot comments",
    "  • >>103 #",
    "A title | slacker news",
    "(host.example)",
    "Show context",
    "ID: GO",
    "↑",
    "(no comments)",
    "/top/",
    "NOTE: showing cached content from 12 minutes ago, next update will be in 3 minutes",
    "2. ad",
    "replies(",
    "1002 #>>1003 #",
]
