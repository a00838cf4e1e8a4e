#: serve | Production: no demo data, no default accounts; refuses to start where a secret is missing.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[ $# = 0 ] || die "serve takes no arguments; its settings are environment variables (docs/operations.md)."
if [ -z "${LIANDAN_SECRET_KEY:-}" ]; then
  die "LIANDAN_SECRET_KEY is not set: it signs sessions and tokens, 32 characters or more, kept outside the database" \
    "(for instance: openssl rand -hex 32)."
fi
if ((${#LIANDAN_SECRET_KEY} < 32)); then
  die "LIANDAN_SECRET_KEY has ${#LIANDAN_SECRET_KEY} characters; 32 are the least."
fi
if [ -z "${LIANDAN_KEYS_KEY:-}" ]; then
  die "LIANDAN_KEYS_KEY is not set: the keys that sign manifests are encrypted under it, 32 characters or more, kept outside" \
    "the database and never lost (for instance: openssl rand -hex 32)."
fi
if ((${#LIANDAN_KEYS_KEY} < 32)); then
  die "LIANDAN_KEYS_KEY has ${#LIANDAN_KEYS_KEY} characters; 32 are the least."
fi
find_jdk
make_data_dir
lock_data_dir
free_port LIANDAN_HTTP_PORT "$http_port"
free_port LIANDAN_JT808_PORT "$jt808_port"
free_port LIANDAN_ATTACHMENT_PORT "$attachment_port"
want_font
build

server=''
stop_all() {
  trap '' INT TERM HUP
  trap - EXIT
  stop_process "$server" 60
  [ -z "${cache_maker:-}" ] || kill "$cache_maker" 2>/dev/null || true
  close_database
}
trap stop_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP
open_database
start_cache
as_application
server_command ${start_cache[@]+"${start_cache[@]}"}

if [ -z "$own_cluster" ]; then
  # nothing of ours to stop afterwards: signals go straight to the server
  trap - EXIT INT TERM HUP
  exec "${server_command[@]}"
fi
"${server_command[@]}" </dev/null 8>&- &
server=$!
status=0
wait "$server" || status=$?
server=''
exit "$status"
