#!/usr/bin/env bash
# Fuzzes the generator and the analyzers at length: eng/fuzz.sh [CASES] [SEED]. Without a seed it takes a random one.
# A case that fails is printed with its seed, its number and its whole source: add what it comes down to to OddShapes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
export SENTINEL_FUZZ_CASES=${1:-10000} SENTINEL_FUZZ_SEED=${2:-$((RANDOM * 32768 + RANDOM))}

echo "$SENTINEL_FUZZ_CASES cases, seed $SENTINEL_FUZZ_SEED"
dotnet test tests/Sentinel.Generators.Tests -c Release --filter FullyQualifiedName~FuzzTests
