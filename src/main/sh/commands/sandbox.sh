#: sandbox | A server for other software to be tried against: demo organisations, nothing drives, thrown away at the end. Ctrl-C ends it.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[ $# = 0 ] || die "sandbox takes no arguments; its ports are LIANDAN_HTTP_PORT, LIANDAN_JT808_PORT and LIANDAN_ATTACHMENT_PORT."
export LIANDAN_DEMO_PASSWORD=${LIANDAN_DEMO_PASSWORD:-liandan-demo}
((${#LIANDAN_DEMO_PASSWORD} >= 8)) || die "LIANDAN_DEMO_PASSWORD must have 8 characters or more."
[ -z "${LIANDAN_DB_URL:-}" ] || die "a sandbox has a database of its own and throws it away; unset LIANDAN_DB_URL."
export LIANDAN_DEMO_FLEET=${LIANDAN_DEMO_FLEET:-24}
whole_number LIANDAN_DEMO_FLEET "$LIANDAN_DEMO_FLEET" 1 500
find_jdk
free_port LIANDAN_HTTP_PORT "$http_port"
free_port LIANDAN_JT808_PORT "$jt808_port"
free_port LIANDAN_ATTACHMENT_PORT "$attachment_port"
need_postgis
want_font
build

# its own folder, whatever LIANDAN_DATA_DIR says: it is deleted
data_dir=$(mktemp -d "${TMPDIR:-/tmp}/liandan-sandbox.XXXXXX")
chmod 755 "$data_dir"
server=''
stop_all() {
  trap '' INT TERM HUP
  trap - EXIT
  stop_process "$server" 45
  close_database
  rm -rf "$data_dir"
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
make_data_dir
lock_data_dir
open_database

LIANDAN_SECRET_KEY=$(secret "$data_dir/secret.key")
LIANDAN_KEYS_KEY=$(secret "$data_dir/keys.key")
export LIANDAN_SECRET_KEY LIANDAN_KEYS_KEY
export LIANDAN_ADMIN_PASSWORD=$LIANDAN_DEMO_PASSWORD
# people try it out with one password
export LIANDAN_SECOND_FACTOR_OF=${LIANDAN_SECOND_FACTOR_OF:-none}
# well-known passwords: nobody else's network sees it unless told otherwise
export LIANDAN_HTTP_HOST=${LIANDAN_HTTP_HOST:-127.0.0.1} LIANDAN_JT808_HOST=${LIANDAN_JT808_HOST:-127.0.0.1}
export LIANDAN_ATTACHMENT_HOST=${LIANDAN_ATTACHMENT_HOST:-127.0.0.1}
export LIANDAN_SANDBOX=true LIANDAN_WEBHOOK_INSIDE_ALLOWED=true
# low enough to be met by whoever does not look
export LIANDAN_API_REQUESTS_PER_MINUTE=${LIANDAN_API_REQUESTS_PER_MINUTE:-600}
log=$data_dir/log/server.log
as_application
server_command
"${server_command[@]}" >"$log" 2>&1 </dev/null 8>&- &
server=$!
say "starting the sandbox (log: $log)."
wait_ready "$server" 120 "$log"
class_command org.liandan.app.SandboxCommand
"${class_command[@]}" </dev/null 8>&- || die "the demo district could not be loaded."
say "ready. Scenarios: ./liandan approve; what was seen of your software: http://127.0.0.1:$http_port/approval"

wait "$server" || true
tail -n 20 "$log" >&2
die "the server stopped by itself."
