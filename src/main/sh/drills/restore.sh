# shellcheck shell=bash disable=SC2034,SC2154
# The drill "restore", sourced by ../commands/drill.sh: a demo works, is backed up while it does, and is killed; the backup is
# restored beside it and looked through. Says what was seen; not 0 where something is not as it was.

restore_drill() {
  local work=$data_dir/restore port status=0 backup before after
  rm -rf "$work"
  mkdir -p "$work"
  port=$(free_from 19080)
  LIANDAN_DATA_DIR=$work/first LIANDAN_HTTP_PORT=$port LIANDAN_JT808_PORT=$(free_from $((port + 1))) \
    LIANDAN_ATTACHMENT_PORT=$(free_from $((port + 101))) LIANDAN_DEMO_SPEEDUP=20 LIANDAN_JAVA_OPTS=-Xmx512m \
    "$LIANDAN_ROOT/liandan" demo >"$work/demo.log" 2>&1 8>&- </dev/null &
  demo=$!
  local deadline=$((SECONDS + 300))
  until [ "$(http_status "$port" /q/health/ready)" = 200 ]; do
    if ! alive "$demo" || ((SECONDS > deadline)); then
      tail -n 20 "$work/demo.log" >&2
      die "the demo of the drill did not start."
    fi
    sleep 1
  done
  # trucks drive and manifests are signed for a while
  sleep 60
  LIANDAN_DATA_DIR=$work/first "$LIANDAN_ROOT/liandan" backup "$work/backups" 8>&- || status=1
  backup=$(find "$work/backups" -mindepth 1 -maxdepth 1 -name 'liandan-*' | head -n 1)
  # as a machine fails: nothing is flushed
  pkill -KILL -P "$demo" || true
  kill -KILL "$demo" 2>/dev/null || true
  "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$work/first" 8>&-
  [ -n "$backup" ] || die "no backup was made."

  say "a changed byte is to be refused."
  cp -a "$backup" "$work/changed"
  printf 'X' | dd of="$work/changed/database.dump" bs=1 seek=5000 conv=notrunc status=none
  if LIANDAN_DATA_DIR=$work/refused "$LIANDAN_ROOT/liandan" restore "$work/changed" >"$work/refused.log" 2>&1 8>&-; then
    say "a backup with a changed byte was restored."
    status=1
  else
    tail -n 1 "$work/refused.log"
  fi
  say "restored beside it."
  LIANDAN_DATA_DIR=$work/second LIANDAN_KEYS_KEY=$(<"$work/first/keys.key") "$LIANDAN_ROOT/liandan" restore "$backup" 8>&- \
    || status=1
  if LIANDAN_DATA_DIR=$work/second "$LIANDAN_ROOT/liandan" restore "$backup" >"$work/twice.log" 2>&1 8>&-; then
    say "a database that is not empty was restored over."
    status=1
  else
    tail -n 1 "$work/twice.log"
  fi
  say "a server on it."
  cp -a "$work/first/secret.key" "$work/first/keys.key" "$work/second/" 2>/dev/null || true
  LIANDAN_DATA_DIR=$work/second LIANDAN_HTTP_PORT=$port LIANDAN_JT808_PORT=$(free_from $((port + 1))) \
    LIANDAN_ATTACHMENT_PORT=$(free_from $((port + 101))) LIANDAN_DEMO_FLEET=0 LIANDAN_JAVA_OPTS=-Xmx512m \
    "$LIANDAN_ROOT/liandan" demo >"$work/again.log" 2>&1 8>&- </dev/null &
  demo=$!
  deadline=$((SECONDS + 300))
  until [ "$(http_status "$port" /q/health/ready)" = 200 ] || ((SECONDS > deadline)) || ! alive "$demo"; do sleep 1; done
  if [ "$(http_status "$port" /q/health/ready)" != 200 ]; then
    tail -n 20 "$work/again.log" >&2
    say "no server starts on what was restored."
    status=1
  fi
  LIANDAN_DATA_DIR=$work/second "$LIANDAN_ROOT/liandan" audit 8>&- || status=1
  kill -TERM "$demo" 2>/dev/null || true
  wait "$demo" 2>/dev/null || true
  "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$work/second" 8>&-
  if [ "$status" = 0 ]; then say "drill restore: survived."; else say "drill restore: FAILED."; fi
  return "$status"
}
