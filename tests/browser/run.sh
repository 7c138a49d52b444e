#!/bin/sh
# The browser suite: the real program, a real Chromium. Needs target/debug/care (or CARE_BIN), node and chromium.
set -eu
cd "$(dirname "$0")"
[ -x "${CARE_BIN:-../../target/debug/care}" ] || cargo build --locked --package care
npm ci --no-audit --no-fund --silent
exec node --test --test-concurrency=2 ./*.test.mjs
