#!/usr/bin/env bash
# The private PostgreSQL + PostGIS cluster of one data folder.
#
#   cluster.sh start DIR [durable|throwaway]   initialises once, starts, prints "PORT PASSWORD"
#   cluster.sh stop  DIR                       stops it, quietly when it does not run
#
# Runs as an unprivileged user (postgres, when called by root). The application's role "liandan" owns its database and is
# no superuser; PostGIS is created by the superuser once. A throwaway cluster (tests) trades durability for speed.
set -euo pipefail

say() { printf 'liandan: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

action=${1:?start or stop}
dir=${2:?data folder}
mode=${3:-durable}
pgdata=$dir/postgres
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -x "$bin/initdb" ] || die "PostgreSQL is not installed (looked under /usr/lib/postgresql)."

as_owner() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

free_port() {
  local p
  for p in $(seq 55432 55531); do
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null; then echo "$p"; return; fi
  done
  die "no free port between 55432 and 55531 for the private database."
}

running() { as_owner "$bin/pg_ctl" -D "$pgdata" status >/dev/null 2>&1; }

start() {
  mkdir -p "$dir"
  if [ ! -s "$pgdata/PG_VERSION" ]; then
    rm -rf "$pgdata"
    mkdir -p "$pgdata"
    chmod 700 "$pgdata"
    [ "$(id -u)" != 0 ] || chown postgres: "$pgdata"
    local secret
    secret=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
    (umask 077; printf '%s' "$secret" >"$dir/postgres.password")
    [ "$(id -u)" != 0 ] || chown postgres: "$dir/postgres.password"
    as_owner "$bin/initdb" -D "$pgdata" -U postgres -A scram-sha-256 --pwfile="$dir/postgres.password" \
      -E UTF8 --locale=C.UTF-8 >"$dir/initdb.log" 2>&1 || die "initdb failed, see $dir/initdb.log"
    {
      echo "listen_addresses = '127.0.0.1'"
      echo "unix_socket_directories = ''"
      echo "max_connections = 100"
      echo "shared_buffers = 256MB"
      echo "timezone = 'UTC'"
      echo "log_timezone = 'UTC'"
      if [ "$mode" = throwaway ]; then
        echo "fsync = off"
        echo "synchronous_commit = off"
        echo "full_page_writes = off"
      fi
    } | as_owner tee -a "$pgdata/postgresql.conf" >/dev/null
  fi
  if ! running; then
    free_port >"$dir/postgres.port"
    as_owner "$bin/pg_ctl" -D "$pgdata" -l "$pgdata/server.log" -w -t 60 -s \
      -o "-p $(cat "$dir/postgres.port")" start >/dev/null 2>&1 9>&- \
      || die "the private database did not start: $(tail -n 1 "$pgdata/server.log" 2>/dev/null)"
  fi
  local port password
  port=$(cat "$dir/postgres.port")
  password=$(cat "$dir/postgres.password")
  export PGPASSWORD=$password
  local psql=("$bin/psql" -h 127.0.0.1 -p "$port" -U postgres -X -A -t -q -v ON_ERROR_STOP=1)
  if [ "$("${psql[@]}" -d postgres -c "select count(*) from pg_database where datname = 'liandan'")" = 0 ]; then
    "${psql[@]}" -d postgres -c "create role liandan login createdb password '$password'" \
      -c "create database liandan owner liandan" >/dev/null
  fi
  "${psql[@]}" -d liandan -c "set client_min_messages = warning; create extension if not exists postgis" >/dev/null \
    || die "PostGIS is not installed for this PostgreSQL."
  printf '%s %s\n' "$port" "$password"
}

stop() {
  [ -s "$pgdata/PG_VERSION" ] && running || return 0
  as_owner "$bin/pg_ctl" -D "$pgdata" -m fast -w -s stop >/dev/null 2>&1 || true
}

case $action in
  start) start ;;
  stop) stop ;;
  *) die "start or stop, not '$action'" ;;
esac
