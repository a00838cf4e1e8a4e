#: test [MAVEN ARGUMENTS] | Every test, on a real PostGIS, real sockets and a real browser.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

find_jdk
room "$LIANDAN_ROOT" 2048
need_postgis
need_browser

cluster=$LIANDAN_ROOT/.liandan/test
reports=$LIANDAN_ROOT/target/surefire-reports
stop_all() {
  trap '' INT TERM HUP
  trap - EXIT
  # the second JVM's Maven, where the first was interrupted
  jobs -p | xargs -r kill 2>/dev/null || true
  "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$cluster"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
"$LIANDAN_ROOT/src/main/sh/cluster.sh" start "$cluster" throwaway >/dev/null

# in_two: the tests that need the running application in one JVM, the others and then the packaging in a second one beside
# it. The first mostly waits (for sockets, the database, the browser), so two cores are about enough for both.
in_two() {
  local lists=$LIANDAN_ROOT/target/tests application=0 pure=0
  maven test-compile </dev/null || return $?
  mkdir -p "$lists"
  (cd "$LIANDAN_ROOT/src/test/java" && grep -rlE '^@QuarkusTest\b' --include='*Test.java' .) | sed 's|^\./||' | sort >"$lists/application"
  maven surefire:test -Dsurefire.includesFile="$lists/application" </dev/null >"$lists/application.log" 2>&1 &
  local running=$!
  { maven surefire:test -Dsurefire.excludesFile="$lists/application" </dev/null && maven package -DskipTests -Dspotless.check.skip=true </dev/null; } || pure=$?
  wait "$running" || application=$?
  cat "$lists/application.log"
  return $((application ? application : pure))
}

rm -rf "$reports"
status=0
if [ $# = 0 ]; then
  in_two || status=$?
else
  maven verify "$@" </dev/null || status=$?
fi

# sums the counts that Surefire writes at the head of each report
counts=$(find "$reports" -name 'TEST-*.xml' -exec sed -n '/<testsuite /{p;q}' {} \; 2>/dev/null | awk '
  function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
  { tests += count("tests"); failed += count("failures") + count("errors"); skipped += count("skipped") }
  END { printf "%d %d %d", tests - failed - skipped, failed, skipped }')
read -r passed failed skipped <<<"$counts"
echo "$passed passed, $failed failed, $skipped skipped"
if ((status == 0 && passed == 0)); then
  die "no test ran."
fi
exit "$status"
