#!/usr/bin/env bash
# Counts the instructions of the hot paths in a native program, which no busy machine can disturb, and compares them with
# perf/instructions.txt. More than 3 % above fails; fewer is good news for a new baseline: SENTINEL_ACCEPT=1 perf/instructions.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly baseline=perf/instructions.txt
readonly tolerance=3
readonly few=20000 many=60000

if ! command -v valgrind >/dev/null; then
  echo "skipped: valgrind is not installed, and nothing else here counts instructions (apt-get install valgrind)"
  exit 0
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet publish perf/Sentinel.Perf.Native -c Release -p:CppCompilerAndLinker=gcc -o "$out/program" >"$out/publish.log" 2>&1 ||
  { cat "$out/publish.log"; exit 1; }

# Valgrind would read the symbols for minutes.
rm -f "$out/program/Sentinel.Perf.Native.dbg"

# Instructions of the whole program for one kind of work and so many calls.
count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$out/program/Sentinel.Perf.Native" "$1" "$2" 2>&1 >/dev/null |
    sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

# The start of the program is in both counts, and so in neither figure.
measure() {
  for work in throttle debounce dispatch-2 dispatch-200; do
    echo "$work $((($(count "$work" $many) - $(count "$work" $few)) / (many - few)))"
  done
}

measure >"$out/now.txt"
if [[ ${SENTINEL_ACCEPT:-} == 1 ]]; then
  cp "$out/now.txt" "$baseline"
fi

awk -v tolerance=$tolerance '
  NR == FNR { was[$1] = $2; next }
  {
    change = 100 * ($2 - was[$1]) / was[$1]
    printf "%-14s %6d instructions a call, %6d before, %+.1f %%\n", $1, $2, was[$1], change
    worse += change > tolerance
  }
  END { if (worse) print "More instructions than " tolerance " % above the baseline."; exit worse > 0 }
' "$baseline" "$out/now.txt"
