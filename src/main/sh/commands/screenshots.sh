#: screenshots [NAME...] | Draws docs/screenshots anew: a demo of its own at work for two minutes, then every page in a real browser.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

find_jdk
room "$LIANDAN_ROOT" 2048
need_postgis
need_browser
want_font
export LIANDAN_HTTP_PORT=${LIANDAN_HTTP_PORT:-18480} LIANDAN_JT808_PORT=${LIANDAN_JT808_PORT:-17611}
export LIANDAN_ATTACHMENT_PORT=${LIANDAN_ATTACHMENT_PORT:-17612}
http_port=$LIANDAN_HTTP_PORT
free_port LIANDAN_HTTP_PORT "$LIANDAN_HTTP_PORT"
[ -z "${LIANDAN_DB_URL:-}" ] || die "the pictures are of a district that is thrown away afterwards; unset LIANDAN_DB_URL."
build
classpath=$LIANDAN_ROOT/target/bench/classpath
mkdir -p "$LIANDAN_ROOT/target/bench"
maven -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath" \
  -Dspotless.check.skip=true </dev/null || die "the build failed."

LIANDAN_DATA_DIR=$(mktemp -d "${TMPDIR:-/tmp}/liandan-screenshots.XXXXXX")
export LIANDAN_DATA_DIR
chmod 755 "$LIANDAN_DATA_DIR"
demo=''
stop_all() {
  trap '' INT TERM HUP
  trap - EXIT
  stop_process "$demo" 90
  rm -rf "$LIANDAN_DATA_DIR"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# the password that the browser tests sign in with
LIANDAN_TOUR=false LIANDAN_DEMO_PASSWORD=liandan-test LIANDAN_DEMO_FLEET=${LIANDAN_DEMO_FLEET:-48} \
  "$LIANDAN_ROOT/liandan" demo </dev/null >"$LIANDAN_DATA_DIR/demo.log" 2>&1 &
demo=$!
wait_ready "$demo" 180 "$LIANDAN_DATA_DIR/demo.log"
say "the district works; pictures in two minutes."
for ((waited = 0; waited < ${LIANDAN_SCREENSHOTS_AFTER_S:-120}; waited++)); do
  alive "$demo" || die "the demo stopped by itself: $(tail -n 5 "$LIANDAN_DATA_DIR/demo.log")"
  sleep 1
done
cd "$LIANDAN_ROOT"
"$JAVA_HOME/bin/java" "${java_options[@]}" -cp "target/test-classes:target/classes:$(cat "$classpath")" \
  org.liandan.browser.Screenshots "http://127.0.0.1" "$http_port" docs/screenshots "$@" </dev/null
