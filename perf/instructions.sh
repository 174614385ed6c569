#!/usr/bin/env bash
# Counts the instructions of the hot paths in a native program, which no busy machine can disturb, and compares them with
# perf/instructions.txt. More than 3 % above fails, as does a kind of work that is in one of the two alone; more than 3 % below is
# good news for a new baseline: SENTINEL_ACCEPT=1 perf/instructions.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly baseline=perf/instructions.txt
readonly tolerance=3
readonly few=5000 many=15000

for tool in valgrind gcc; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: $tool is not installed; it takes both to link the program and to count (apt-get install valgrind gcc libc6-dev)"
    exit 0
  fi
done
if [[ ${SENTINEL_ACCEPT:-} != 1 && ! -s $baseline ]]; then
  echo "$baseline is missing or empty: there is nothing to compare with. SENTINEL_ACCEPT=1 perf/instructions.sh makes it." >&2
  exit 1
fi

out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
dotnet publish perf/Sentinel.Perf.Native -c Release -p:CppCompilerAndLinker=gcc -o "$out/program" >"$out/publish.log" 2>&1 ||
  { cat "$out/publish.log"; exit 1; }

# Valgrind would read the symbols for minutes.
rm -f "$out/program/Sentinel.Perf.Native.dbg"

# Instructions of the whole program for one kind of work and so many calls.
count() {
  local collected
  if ! valgrind --tool=callgrind --callgrind-out-file=/dev/null "$out/program/Sentinel.Perf.Native" "$1" "$2" >"$out/count.log" 2>&1; then
    cat "$out/count.log" >&2
    return 1
  fi

  collected=$(sed -n 's/.*Collected : \([0-9]*\).*/\1/p' "$out/count.log")
  [[ $collected =~ ^[0-9]+$ ]] || { echo "valgrind did not count $1." >&2; return 1; }
  echo "$collected"
}

# The start of the program is in both counts, and so in neither figure.
measure() {
  local work less more
  for work in throttle throttle-refused debounce debounce-refused dispatch-2 dispatch-2-refused dispatch-200; do
    less=$(count "$work" $few) || return
    more=$(count "$work" $many) || return
    echo "$work $(((more - less) / (many - few)))"
  done
}

measure >"$out/now.txt"

# What was counted beside what was accepted; fails where that is worse, or where one of them has nothing to compare with.
compare() {
  awk -v tolerance=$tolerance '
    NR == FNR { was[$1] = $2; next }
    { counted[$1] }
    !($1 in was) { printf "%-20s %6d instructions a call, no baseline\n", $1, $2; faults++; next }
    {
      change = 100 * ($2 - was[$1]) / was[$1]
      printf "%-20s %6d instructions a call, %6d before, %+.1f %%\n", $1, $2, was[$1], change
      faults += change > tolerance
      gains += change < -tolerance
    }
    END {
      for (work in was) if (!(work in counted)) { print work " is in the baseline, but was not counted."; faults++ }
      if (gains) print "More than " tolerance " % below the baseline: SENTINEL_ACCEPT=1 perf/instructions.sh keeps it."
      if (faults) print "More than " tolerance " % above the baseline, or one of the two lacks something."
      exit faults > 0
    }
  ' "$1" "$out/now.txt"
}

if [[ ${SENTINEL_ACCEPT:-} != 1 ]]; then
  compare "$baseline"
else
  # For the eye: what becomes the baseline is right by definition.
  [[ ! -s $baseline ]] || compare "$baseline" || true
  cp "$out/now.txt" "$baseline"
fi
