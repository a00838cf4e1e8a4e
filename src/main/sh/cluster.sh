#!/usr/bin/env bash
# The private PostgreSQL + PostGIS cluster of one data folder.
#
#   cluster.sh start DIR [durable|throwaway]   initialises once, starts, prints "PORT OWNERS_PASSWORD APPLICATIONS_PASSWORD"
#   cluster.sh stop  DIR                       stops it, quietly when it does not run
#
# Runs as an unprivileged user (postgres, when called by root). The role "liandan" owns the database and migrates it, the
# role "liandan_app" is the application's and may only do what db/migration/afterMigrate__grants.sql grants; neither is a superuser. PostGIS is created by the superuser once. A throwaway cluster (tests) trades durability for speed, and its
# superuser has the roles' password.
set -euo pipefail

say() { printf 'liandan: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

action=${1:?start or stop}
dir=${2:?data folder}
mode=${3:-durable}

as_owner() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

# Root's checkout may lie where the user postgres cannot go (/root is closed to others): then the cluster lives beside it,
# under a name that follows from the data folder.
place_cluster() {
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd -P)
  if [ "$(id -u)" = 0 ] && id postgres >/dev/null 2>&1 && ! (cd / && as_owner test -x "$dir"); then
    local reachable
    reachable=/var/lib/liandan/$(printf '%s' "$dir" | sha256sum | cut -c 1-12)
    [ "$action" != start ] || say "the database user cannot reach $dir: the private cluster lives in $reachable."
    mkdir -p "$reachable"
    dir=$reachable
  fi
  pgdata=$dir/postgres
  cd "$dir"
}

# A cluster goes on with the version that made it; a new one takes the newest that is installed.
choose_version() {
  local version=''
  if [ -s "$pgdata/PG_VERSION" ]; then
    version=$(cat "$pgdata/PG_VERSION")
    bin=/usr/lib/postgresql/$version/bin
    [ -x "$bin/postgres" ] || die "the private cluster in $dir was made by PostgreSQL $version, which is not installed."
  else
    bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    [ -x "$bin/initdb" ] || die "PostgreSQL is not installed (looked under /usr/lib/postgresql)."
  fi
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Where it was before, if nobody has taken that; so that what an operator wrote down stays true.
choose_port() {
  local port
  for port in $(cat "$dir/postgres.port" 2>/dev/null) $(seq 55432 55531); do
    if ! listening "$port"; then
      echo "$port" >"$dir/postgres.port"
      return
    fi
  done
  die "no free port between 55432 and 55531 for the private database."
}

new_secret() {
  (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$1")
  [ "$(id -u)" != 0 ] || chown postgres: "$1"
}

# Made under another name and moved when whole, so that a start that was interrupted leaves nothing half-made behind.
initialise() {
  rm -rf "$pgdata.new"
  mkdir -m 700 "$pgdata.new"
  [ "$(id -u)" != 0 ] || chown postgres: "$pgdata.new"
  new_secret "$dir/postgres.password"
  if [ "$mode" = throwaway ]; then cp -p "$dir/postgres.password" "$dir/liandan.password"; else new_secret "$dir/liandan.password"; fi
  as_owner "$bin/initdb" -D "$pgdata.new" -U postgres -A scram-sha-256 --pwfile="$dir/postgres.password" \
    -E UTF8 --locale=C.UTF-8 >"$dir/initdb.log" 2>&1 || die "initdb failed: $(tail -n 1 "$dir/initdb.log") (see $dir/initdb.log)."
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
  } | as_owner tee -a "$pgdata.new/postgresql.conf" >/dev/null
  mv "$pgdata.new" "$pgdata"
}

running() { as_owner "$bin/pg_ctl" -D "$pgdata" status >/dev/null 2>&1; }

# After a kill -9 the processes of the dead postmaster may hold its memory for a moment: hence the second try.
launch() {
  local try
  for try in 1 2; do
    choose_port
    if as_owner "$bin/pg_ctl" -D "$pgdata" -l "$pgdata/server.log" -w -t 120 -s \
      -o "-p $(cat "$dir/postgres.port")" start >/dev/null 2>&1 7>&- 8>&- 9>&-; then return; fi
    [ "$try" = 2 ] || sleep 3
  done
  die "the private database did not start: $(tail -n 1 "$pgdata/server.log" 2>/dev/null) (see $pgdata/server.log)."
}

as_superuser() {
  PGPASSWORD=$(cat "$dir/postgres.password") "$bin/psql" -h 127.0.0.1 -p "$(cat "$dir/postgres.port")" -U postgres \
    -X -A -t -q -v ON_ERROR_STOP=1 "$@"
}

# role NAME FILE: makes it with the password in that file, where it is not there.
role() {
  if [ "$(as_superuser -d postgres -c "select count(*) from pg_roles where rolname = '$1'")" = 0 ]; then
    # the password goes in by a pipe: a command line is readable by every user of the machine
    printf "create role %s login password '%s';\n" "$1" "$(cat "$2")" | as_superuser -d postgres
  fi
}

start() {
  [ -s "$pgdata/PG_VERSION" ] || initialise
  # clusters from before there were two roles
  if [ ! -s "$dir/application.password" ]; then
    if [ "$mode" = throwaway ]; then cp -p "$dir/liandan.password" "$dir/application.password"; else new_secret "$dir/application.password"; fi
  fi
  running || launch
  role liandan "$dir/liandan.password"
  role liandan_app "$dir/application.password"
  # nobody logs in as this one: it is taken while a party's people read, see afterMigrate__policies.sql. Whoever inherits its rights is under
  # its policies too, so the server's role does not.
  as_superuser -d postgres -c "set client_min_messages = warning" -c "do \$\$ begin
    if not exists (select from pg_roles where rolname = 'liandan_party') then create role liandan_party nologin; end if; end \$\$" \
    -c "alter role liandan_app noinherit" -c "revoke liandan_party from liandan_app" -c "grant liandan_party to liandan, liandan_app" >/dev/null
  if [ "$(as_superuser -d postgres -c "select count(*) from pg_database where datname = 'liandan'")" = 0 ]; then
    as_superuser -d postgres -c "create database liandan owner liandan"
  fi
  as_superuser -d liandan -c "set client_min_messages = warning; create extension if not exists postgis" >/dev/null \
    || die "PostGIS is not installed for PostgreSQL $(cat "$pgdata/PG_VERSION")."
  printf '%s %s %s\n' "$(cat "$dir/postgres.port")" "$(cat "$dir/liandan.password")" "$(cat "$dir/application.password")"
}

stop() {
  [ -s "$pgdata/PG_VERSION" ] && running || return 0
  as_owner "$bin/pg_ctl" -D "$pgdata" -m fast -w -t 60 -s stop >/dev/null 2>&1 || true
}

place_cluster
case $action in
  start)
    # two starts at once on one folder: the second finds it running
    exec 7>>"$dir/cluster.lock"
    flock 7
    choose_version
    start
    ;;
  stop)
    [ -s "$pgdata/PG_VERSION" ] || exit 0
    choose_version
    stop
    ;;
  *) die "start or stop, not '$action'." ;;
esac
