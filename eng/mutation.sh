#!/usr/bin/env bash
# Mutation tests: changes code bit by bit and demands that a test notices.
#   eng/mutation.sh limiting [options]    src/Sentinel.Runtime/Limiting
#   eng/mutation.sh generator [options]   what src/Sentinel.Generators parses and emits
# Ends with the mutants that no test noticed, and fails where the score is below the one in mutation.*.json.
# Run it on a machine with nothing else to do: a mutant that runs out of time counts as killed.
# Options are Stryker's: -c 2 runs two sessions at once, -m 'Limiting/Memory/Eviction.cs' mutates one file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

target=${1:-}
case $target in
  limiting) tests=tests/Sentinel.Runtime.Tests ;;
  generator) tests=tests/Sentinel.Generators.Tests ;;
  *) echo "What is to be mutated? limiting or generator." >&2; exit 2 ;;
esac
shift

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# A mutant may crash the runtime or ask for all the memory there is: no core dumps, and 3 GiB at most for a test session.
ulimit -c 0
export DOTNET_GCHeapHardLimit=0xC0000000

# Sessions last seconds: instrumenting code for a later, better compilation does not pay.
export DOTNET_TieredPGO=0

# MSBuild reads properties from the environment. With a configuration of their own, mutants stay out of bin/Release.
export CustomAfterMicrosoftCommonTargets=$PWD/eng/mutation.targets

config=$PWD/eng/mutation.$target.json
output=$PWD/StrykerOutput/$target
rm -rf "$output"
dotnet tool restore

status=0
(
  cd "$tests"
  dotnet stryker --config-file "$config" --output "$output" --skip-version-check "$@"
) || status=$?

# The list is not mutated code: it is built like everything else.
unset CustomAfterMicrosoftCommonTargets
dotnet run eng/mutants.cs -- "$output/reports/mutation-report.json" || status=1
exit "$status"
