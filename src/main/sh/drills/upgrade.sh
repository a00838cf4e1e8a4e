# shellcheck shell=bash disable=SC2034,SC2154
# The drill "upgrade", sourced by ../commands/drill.sh: the release before writes data, this one is started on it; every row of what
# is only added to must be there as it was, every chain must hold. LIANDAN_UPGRADE_FROM names the release before (a commit or tag);
# else it is the newest tag, and without one the last commit before the newest migration.

# what must not change by an upgrade: records, not states
upgrade_records='audit_entry manifest_event manifest_edition manifest_anchor manifest_correction_approval ledger ledger_entry
  violation_evidence evidence_content violation_review_step position position_set_aside'

upgrade_drill() {
  local from work=$data_dir/upgrade port status=0 table lost rank
  upgrade_from
  rm -rf "$work"
  mkdir -p "$work/before" "$work/rows"
  git -C "$LIANDAN_ROOT" archive "$from" | tar -x -C "$work/before"
  say "the release before is $(git -C "$LIANDAN_ROOT" log -n 1 --format='%h of %cs' "$from"); it is built and works for a minute."
  port=$(free_from 19380)
  upgrade_demo "$work/before" before 3
  sleep 60
  upgrade_stop
  rank=$(upgrade_sql "select max(installed_rank) from flyway_schema_history")
  for table in $upgrade_records; do
    upgrade_sql "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relname = '$table'" | grep -qx 1 || continue
    upgrade_sql "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
      where attrelid = '$table'::regclass and attnum > 0 and not attisdropped" >"$work/rows/$table.columns"
    upgrade_rows "$table" >"$work/rows/$table.before"
  done
  "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$work/data" 8>&-

  say "this release starts on it."
  upgrade_demo "$LIANDAN_ROOT" after 0
  upgrade_sql "select format('%s migrations, the longest of %s ms', count(*), max(execution_time)) from flyway_schema_history
    where installed_rank > $rank"
  # older manifests are sealed while the server works
  local deadline=$((SECONDS + 300))
  until [ "$(upgrade_sql 'select done from personal_rows')" = t ] || ((SECONDS > deadline)); do sleep 2; done
  upgrade_sql "select format('%s manifests and %s drivers, with a name or number in the clear: %s and %s', count(*), (select count(*) from driver),
      count(*) filter (where concat(producer_handler_name, 'e1:') not like 'e1:%' or producer_handler_phone not like 'e1:%'
        or carrier_driver_name not like 'e1:%' or carrier_driver_phone not like 'e1:%' or receiver_handler_name not like 'e1:%'
        or receiver_handler_phone not like 'e1:%'), (select count(*) from driver where phone not like 'e1:%')) from manifest"
  for table in $upgrade_records; do
    [ -e "$work/rows/$table.before" ] || continue
    upgrade_rows "$table" >"$work/rows/$table.after"
    lost=$(comm -23 "$work/rows/$table.before" "$work/rows/$table.after" | wc -l)
    printf '%-32s %8s rows before, %s of them changed or gone\n' "$table" "$(wc -l <"$work/rows/$table.before")" "$lost"
    [ "$lost" = 0 ] || status=1
  done
  [ -s "$work/rows/manifest_event.before" ] && [ -s "$work/rows/position.before" ] || {
    say "the release before has written no manifests or positions: nothing was shown."
    status=1
  }
  LIANDAN_DATA_DIR=$work/data "$LIANDAN_ROOT/liandan" audit 8>&- || status=1
  upgrade_stop
  "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$work/data" 8>&-
  if [ "$status" = 0 ]; then say "drill upgrade: survived."; else say "drill upgrade: FAILED."; fi
  return "$status"
}

# upgrade_from: sets from to the commit of the release before.
upgrade_from() {
  local newest
  from=${LIANDAN_UPGRADE_FROM:-}
  command -v git >/dev/null && git -C "$LIANDAN_ROOT" rev-parse --git-dir >/dev/null 2>&1 ||
    die "this drill takes the release before from git, and this is no clone."
  if [ -z "$from" ]; then
    from=$(git -C "$LIANDAN_ROOT" describe --tags --abbrev=0 HEAD^ 2>/dev/null) || {
      newest=$(git -C "$LIANDAN_ROOT" log --diff-filter=A --format=%H -n 1 -- 'src/main/resources/db/migration/V*.sql')
      from=$newest^
    }
  fi
  from=$(git -C "$LIANDAN_ROOT" rev-parse --verify "$from^{commit}") || die "there is no release '$from' in this clone."
}

# upgrade_demo ROOT NAME FLEET: the demo of that release on the drill's data, ready.
upgrade_demo() {
  local deadline=$((SECONDS + 900)) fleet=()
  [ "$3" != 0 ] || fleet=(LIANDAN_DEMO_FLEET=0)
  env LIANDAN_DATA_DIR="$work/data" LIANDAN_HTTP_PORT="$port" LIANDAN_JT808_PORT="$(free_from $((port + 1)))" \
    LIANDAN_ATTACHMENT_PORT="$(free_from $((port + 101)))" LIANDAN_DEMO_SPEEDUP=20 LIANDAN_JAVA_OPTS=-Xmx512m \
    ${fleet[@]+"${fleet[@]}"} "$1/liandan" demo >"$work/$2.log" 2>&1 8>&- </dev/null &
  demo=$!
  until [ "$(http_status "$port" /q/health/ready)" = 200 ]; do
    if ! alive "$demo" || ((SECONDS > deadline)); then
      tail -n 20 "$work/$2.log" >&2
      die "the demo of the drill did not start ($2)."
    fi
    sleep 1
  done
}

upgrade_stop() {
  kill -TERM "$demo" 2>/dev/null || true
  wait "$demo" 2>/dev/null || true
  demo=''
}

# upgrade_sql QUERY: its rows, as the owner of the drill's database, which is started if it is not.
upgrade_sql() {
  local port_word owner rest
  read -r port_word owner rest < <("$LIANDAN_ROOT/src/main/sh/cluster.sh" start "$work/data" durable 8>&-)
  PGPASSWORD=$owner "$(find "${LIANDAN_PG_BIN:-/usr/lib/postgresql}" -name psql | sort -V | tail -n 1)" \
    -X -q -A -t -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$port_word" -U liandan -d liandan -c "$1" </dev/null
}

# upgrade_rows TABLE: a hash of each of its rows, by the columns that there were before, sorted; without names and telephone numbers, which
# stand there sealed or not: whether they are the same, the audit tells by the signatures.
upgrade_rows() {
  upgrade_sql "select md5(regexp_replace(row($(cat "$work/rows/$1.columns"))::text,
    '((handler|driver)_?([Nn]ame|[Pp]hone)\"\": \"\")[^\"]*', '\1', 'g')) from $1" | LC_ALL=C sort
}
