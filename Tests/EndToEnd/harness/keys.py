"""The menu's keys, as on a twelve-key pad."""

HERE = "+"  # "I am here": checks a guest in, or keeps a visit open
UNDO = "-"
LANGUAGE = "*"
HELP = "#"
BACK = "0"
LEAVE = "q"  # in practice only
