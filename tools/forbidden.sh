#!/usr/bin/env bash
# Refuses what must not be committed. A bracket in each pattern keeps this file from matching itself.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
found=0
# refuse WHY PATTERN PATH…: each line of tracked or new files that matches, with the reason.
refuse() {
  local why=$1 pattern=$2
  shift 2
  if git grep -nIE --untracked "$pattern" -- "$@" ':!*.lock' ':!*-lock.json' ':!public/data'; then echo "^ $why" && found=1; fi
}
refuse 'unfinished code' '\b(todo|unimplemented|dbg)[!]' .
refuse 'a note to oneself: do it, or open an issue' '\b(TOD[O]|FIXM[E]|XX[X])\b' .
refuse 'a panic in wait: handle the other case' '[.]unwrap\(\)' src
refuse 'text must go to text nodes, never to markup' 'inner[_]html' src
refuse 'an unfinished merge' '^(<{7}|>{7}|\|{7})( |$)' .
refuse 'a path of one machine' '(^|[^[:alnum:]_.~*-])/(work|root|home)/' .
exit "$found"
