#!/usr/bin/env bash
# Mutation tests of the limiter stores: changes src/Sentinel.Runtime/Limiting bit by bit and demands that a test notices.
# Ends with the mutants that no test noticed, and fails where the score is below the one in stryker-config.json.
# Run it on a machine with nothing else to do: a mutant that runs out of time counts as killed.
# Options are Stryker's: -c 2 runs two sessions at once, -m 'Limiting/Memory/Eviction.cs' mutates one file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

# A mutant may crash the runtime or ask for all the memory there is: no core dumps, and 3 GiB at most for a test session.
ulimit -c 0
export DOTNET_GCHeapHardLimit=0xC0000000

# Sessions last seconds: instrumenting code for a later, better compilation does not pay.
export DOTNET_TieredPGO=0

# MSBuild reads properties from the environment. With a configuration of their own, mutants stay out of bin/Release.
export CustomAfterMicrosoftCommonTargets=$PWD/eng/mutation.targets

output=$PWD/StrykerOutput
rm -rf "$output"
dotnet tool restore

status=0
(
  cd tests/Sentinel.Runtime.Tests
  dotnet stryker --config-file ../../eng/stryker-config.json --output "$output" --skip-version-check "$@"
) || status=$?

# The list is not mutated code: it is built like everything else.
unset CustomAfterMicrosoftCommonTargets
dotnet run eng/mutants.cs -- "$output/reports/mutation-report.json" || status=1
exit "$status"
