#: demo | A district at work on this machine: server, database, twelve simulated trucks. Ctrl-C stops all of it.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[ $# = 0 ] || die "demo takes no arguments; its settings are LIANDAN_DEMO_FLEET, LIANDAN_DEMO_SPEEDUP and LIANDAN_DEMO_PASSWORD."
export LIANDAN_DEMO_PASSWORD=${LIANDAN_DEMO_PASSWORD:-liandan-demo}
((${#LIANDAN_DEMO_PASSWORD} >= 8)) || die "LIANDAN_DEMO_PASSWORD must have 8 characters or more."
whole_number LIANDAN_DEMO_FLEET "${LIANDAN_DEMO_FLEET:-12}" 0 500
find_jdk
make_data_dir
lock_data_dir
free_port LIANDAN_HTTP_PORT "$http_port"
free_port LIANDAN_JT808_PORT "$jt808_port"
free_port LIANDAN_ATTACHMENT_PORT "$attachment_port"

server='' client=''
stop_all() {
  trap '' INT TERM HUP
  trap - EXIT
  [ -z "$server" ] || say "stopping."
  stop_process "$client" 10
  stop_process "$server" 45
  close_database
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

[ -n "${LIANDAN_DB_URL:-}" ] || need_postgis
want_font
build
open_database

export LIANDAN_SECRET_KEY=${LIANDAN_SECRET_KEY:-$(secret "$data_dir/secret.key")}
export LIANDAN_KEYS_KEY=${LIANDAN_KEYS_KEY:-$(secret "$data_dir/keys.key")}
export LIANDAN_ADMIN_PASSWORD=$LIANDAN_DEMO_PASSWORD
# people try it out with one password
export LIANDAN_SECOND_FACTOR_OF=${LIANDAN_SECOND_FACTOR_OF:-none}
export LIANDAN_TOUR=${LIANDAN_TOUR:-true}
# the demo has well-known passwords: nobody else's network sees it unless told otherwise
export LIANDAN_HTTP_HOST=${LIANDAN_HTTP_HOST:-127.0.0.1} LIANDAN_JT808_HOST=${LIANDAN_JT808_HOST:-127.0.0.1}
export LIANDAN_ATTACHMENT_HOST=${LIANDAN_ATTACHMENT_HOST:-127.0.0.1}
log=$data_dir/log/server.log
[ ! -e "$log" ] || mv "$log" "$log.1"
as_application
server_command
"${server_command[@]}" >"$log" 2>&1 </dev/null 8>&- &
server=$!
say "starting the server (log: $log)."
wait_ready "$server" 120 "$log"

class_command org.liandan.app.DemoCommand
"${class_command[@]}" </dev/null 8>&- &
client=$!

while alive "$server" && alive "$client"; do wait -n "$server" "$client" || true; done
if alive "$client"; then
  tail -n 20 "$log" >&2
  die "the server stopped by itself (all of it in $log)."
fi
die "the simulated fleet stopped by itself."
