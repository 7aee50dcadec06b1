#!/bin/sh
# Trunk's post_build hook.
# - Browsers ignore `integrity` on the preload of a .wasm, and Chromium warns of it on each visit: it becomes
#   `data-integrity`, which src/web/boot.js asks for when it fetches the file.
# - Trunk takes each file of snippets/ for a script that is wanted at once; the parts of the page (tools/bin/wasm-bindgen)
#   are neither.
# - The service worker gets the list of all files of the build but the data, each with its hash, and the hash of the list.
# - What index.html says before the explorer is there gets number, name and files of the newest edition, the first of the
#   list. What the list does not say is left as it is written there, which is true of any edition.
set -eu
page=$TRUNK_STAGING_DIR/index.html
data=$TRUNK_STAGING_DIR/data

# The first entry, up to any brace; tools/edition.py writes the titles, which might hold one, after what is read here.
first=$(tr '\n\r\t' '   ' <"$data/editions.json" | sed 's/^[^[]*\[//; s/}.*//')
of_first() { printf '%s,' "$first" | sed -n "s|.*[{, ]\"$1\" *: *$2[, ].*|\1|p"; }
id=$(of_first id '"\([a-z0-9-]*\)"')
cases=$(of_first cases '\([0-9]*\)')
package=$(of_first path '"\([A-Za-z0-9._/-]*\)"')

set -- -e 's/\(<link rel="preload"[^>]*\) integrity="/\1 data-integrity="/' \
  -e 's|<link rel="modulepreload" href="[^"]*\.wasm"[^>]*>||g'
# « 0 cas documenté » and « 1 cas documenté » would be another sentence.
if [ "${cases:-0}" -gt 1 ]; then
  thin=$(printf '\342\200\257') # U+202F, between thousands
  cases=$(printf '%s' "$cases" | sed "s/\([0-9]\)\(...\)\$/\1$thin\2/")
  set -- "$@" -e "s|>Des cas<|>$cases\&nbsp;cas<|; s|>Documented cases<|>$cases documented cases<|"
fi
if [ -n "$id" ]; then set -- "$@" -e "s|<span class=\"edition\">|& Édition $id.|"; fi
if [ -n "$id" ] && [ -f "$data/$package" ]; then
  links="<a href=\"data/$package\">Données de l’édition $id</a>"
  folder=${package%/*}
  files="data/editions.json data/$package"
  rest=
  for file in $(tr ',{}' '\n\n\n' <"$data/$package" | sed -n 's|^[[:space:]]*"path"[[:space:]]*:[[:space:]]*"\([A-Za-z0-9._/-]*\)"[[:space:]]*$|\1|p'); do
    [ -f "$data/$folder/$file" ] || continue
    case $file in
      # What boot.js asks for ahead of the page of cases (Resource::comes_first).
      facets.csv | terms.csv | cases.csv) files="$files data/$folder/$file" ;;
      *) rest="$rest data/$folder/$file" ;;
    esac
  done
  files="$files |$rest"
  table=$folder/cases.csv
  if [ -f "$data/$table" ]; then links="$links · <a href=\"data/$table\">Liste des cas (CSV)</a>"; fi
  set -- "$@" -e "s#\(<meta name=\"edition-files\" content=\"\)#&$files#" -e "s|\(<p class=\"files\">\).*</p>|\1$links</p>|"
fi
sed "$@" "$page" >"$page.new"
mv "$page.new" "$page"

cd "$TRUNK_STAGING_DIR"
if command -v sha256sum >/dev/null; then sum=sha256sum; else sum='shasum -a 256'; fi
find . -type f ! -path './data/*' ! -name sw.js ! -name files.list | LC_ALL=C sort | sed 's|^\./||' | tr '\n' '\0' | xargs -0 $sum \
  | sed "s|^\([0-9a-f]*\) [ *]\(.*\)|  ['\2', '\1'],|" >files.list
{
  echo "const BUILD = '$($sum <files.list | cut -c 1-16)';"
  echo 'const FILES = ['
  cat files.list
  echo '];'
  cat sw.js
} >sw.new
mv sw.new sw.js
rm files.list
