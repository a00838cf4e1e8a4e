#: test [MAVEN ARGUMENTS] | Every test, on a real PostGIS, real sockets and a real browser.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

find_jdk
room "$LIANDAN_ROOT" 2048
need_postgis
need_browser

cluster=$LIANDAN_ROOT/.liandan/test
reports=$LIANDAN_ROOT/target/surefire-reports
# the browser's tests run in a copy of this checkout
beside=$LIANDAN_ROOT/target/beside
lists=$LIANDAN_ROOT/target/tests
stop_all() {
  trap '' INT TERM HUP
  trap - EXIT
  # the other JVMs' Maven, where this one was interrupted
  jobs -p | xargs -r kill 2>/dev/null || true
  "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$cluster"
  [ ! -d "$beside/.liandan/test" ] || "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$beside/.liandan/test"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
"$LIANDAN_ROOT/src/main/sh/cluster.sh" start "$cluster" throwaway >/dev/null

# copy_beside: what was compiled and what it reads, in a folder of its own. Two applications cannot be tested in one
# checkout at a time: each bundles the pages' scripts into the same place while the other serves them. target/quarkus is not
# copied: it is the list of the application's parts, which names this checkout.
copy_beside() {
  rm -rf "$beside/target" "$beside/src"
  mkdir -p "$beside/target"
  find "$LIANDAN_ROOT" -mindepth 1 -maxdepth 1 ! -name .git ! -name .liandan ! -name target -exec cp -a -t "$beside" {} +
  find "$LIANDAN_ROOT/target" -mindepth 1 -maxdepth 1 ! -name beside ! -name surefire-reports ! -name tests \
    ! -name quarkus-app ! -name quarkus -exec cp -a -t "$beside/target" {} +
  "$LIANDAN_ROOT/src/main/sh/cluster.sh" start "$beside/.liandan/test" throwaway >/dev/null
}

# surefire LIST in|ex [ROOT]: the tests that the list names, or all but those, in a JVM of their own.
surefire() {
  local root=${3:-$LIANDAN_ROOT}
  "$root/mvnw" -f "$root/pom.xml" -B -ntp surefire:test "-Dsurefire.$2cludesFile=$lists/$1" </dev/null
}

# in_three: the tests that need the running application in two JVMs, those that look at its pages, the manifest's and the
# audit's in one of them; the others, and then those of whole processes, in a third. Those of the application mostly wait (for sockets, the database, the
# browser), so two cores are about enough for all.
in_three() {
  local status=0 running=() job
  mkdir -p "$lists"
  maven compile </dev/null || return $?
  # the compiler of the tests keeps one core busy: the application is packaged on the other
  maven package -Dmaven.test.skip=true -Dspotless.check.skip=true </dev/null >"$lists/package.log" 2>&1 &
  maven test-compile -Dspotless.check.skip=true </dev/null || status=$?
  wait "$!" || { status=$?; cat "$lists/package.log"; }
  [ "$status" = 0 ] || return "$status"
  (cd "$LIANDAN_ROOT/src/test/java" && grep -rlE '^@QuarkusTest\b' --include='*Test.java' .) | sed 's|^\./||' | sort >"$lists/application"
  # about as long as each other
  grep -E '/(browser|manifest|audit)/' "$lists/application" >"$lists/pages"
  grep -vE '/(browser|manifest|audit)/' "$lists/application" >"$lists/services"
  # those start the packaged server
  (cd "$LIANDAN_ROOT/src/test/java" && find . -name '*IT.java') | sed 's|^\./||' >"$lists/processes"
  copy_beside
  surefire pages in "$beside" >"$lists/pages.log" 2>&1 &
  running+=($!)
  surefire services in >"$lists/services.log" 2>&1 &
  running+=($!)
  surefire application ex || status=$?
  surefire processes in || status=$?
  for job in "${running[@]}"; do wait "$job" || status=$?; done
  cat "$lists/services.log" "$lists/pages.log"
  return "$status"
}

rm -rf "$reports" "$beside/target/surefire-reports"
status=0
if [ $# = 0 ]; then
  in_three || status=$?
  cp "$beside"/target/surefire-reports/TEST-*.xml "$reports" 2>/dev/null || true
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
