# shellcheck shell=bash disable=SC2034,SC2154
# The drill "migrate", sourced by ../commands/drill.sh after upgrade.sh: years of rows under the release before, then this one is started on
# them while others go on writing and reading as that release did. None of them may wait long: the migrations take no long lock.
# LIANDAN_UPGRADE_FROM: as for "upgrade". LIANDAN_MIGRATE_ROWS: positions; there is a tenth as many manifests, with their steps, and entries
# of the audit log.

# a terminal that has no answer after ten seconds sends again
longest_wait_ms=5000

migrate_drill() {
  local rows=${LIANDAN_MIGRATE_ROWS:-10000000} from work=$data_dir/migrate port status=0 rank probes='' name longest
  whole_number LIANDAN_MIGRATE_ROWS "$rows" 1000 500000000
  room "$data_dir" $((rows / 1000 + 4096))
  upgrade_from
  rm -rf "$work"
  mkdir -p "$work/before" "$work/probes"
  git -C "$LIANDAN_ROOT" archive "$from" | tar -x -C "$work/before"
  say "the release before is $(git -C "$LIANDAN_ROOT" log -n 1 --format='%h of %cs' "$from"); it is built and works for a minute."
  port=$(free_from 19380)
  upgrade_demo "$work/before" before 3
  sleep 60
  upgrade_stop
  rank=$(upgrade_sql "select max(installed_rank) from flyway_schema_history")
  say "filling in $rows positions and what belongs to them."
  migrate_fill "$rows"
  upgrade_sql "select format('%s: %s rows, %s', relname, to_char(reltuples, '999G999G999'), pg_size_pretty(pg_total_relation_size(oid)))
    from pg_class where oid in ('manifest'::regclass, 'manifest_event'::regclass, 'audit_entry'::regclass) or relispartition and relname like 'position%'
      and reltuples > 1000 order by relname"

  migrate_probes
  sleep 10
  say "this release starts on it, while a terminal reports, a manifest goes on and somebody reads."
  upgrade_demo "$LIANDAN_ROOT" after 0
  sleep 30
  kill -TERM "$probes" 2>/dev/null || true
  wait "$probes" 2>/dev/null || true
  echo "migrations (ms): "
  upgrade_sql "select format('  %s %s: %s', coalesce(version, 'again'), description, execution_time) from flyway_schema_history
    where installed_rank > $rank order by installed_rank"
  for name in report step read; do
    # transactions, and the third column: microseconds of each
    longest=$(cat "$work/probes/$name-times".* 2>/dev/null | awk '$3 > most { most = $3 } END { printf "%d %d", NR, most / 1000 }')
    printf '  %-7s %7s transactions beside it, the longest %s ms\n' "$name" ${longest% *} ${longest#* }
    ((${longest% *} > 100)) || { say "too few: nothing was shown."; status=1; }
    ((${longest#* } <= longest_wait_ms)) || status=1
    ! grep -q 'aborted\|ERROR' "$work/probes/$name.log" || { grep -m 3 'aborted\|ERROR' "$work/probes/$name.log" >&2; status=1; }
  done
  upgrade_sql "select format('  sealed after half a minute: %s of %s manifests', count(*) filter (where producer_handler_phone like 'e1:%'), count(*))
    from manifest" 2>/dev/null || true
  upgrade_stop
  "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$work/data" 8>&-
  rm -rf "$work/data/postgres"
  if [ "$status" = 0 ]; then say "drill migrate: survived."; else say "drill migrate: FAILED."; fi
  return "$status"
}

# migrate_copy TABLE ROWS TEMPLATES COLUMN=EXPRESSION...: that many copies of the rows that the query TEMPLATES gives, numbered i, by the columns
# that the table has at that release.
migrate_copy() {
  local table=$1 rows=$2 templates=$3 pair exchanged=''
  shift 3
  for pair in "$@"; do exchanged+=" when '${pair%%=*}' then '${pair#*=}'"; done
  upgrade_sql "
    set synchronous_commit = off;
    alter table $table disable trigger user;
    do \$\$
    declare
      names  text := (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                       where attrelid = '$table'::regclass and attnum > 0 and not attisdropped and attgenerated = '');
      parts  text := (select string_agg(case attname $exchanged else 't.' || quote_ident(attname) end, ', ' order by attnum) from pg_attribute
                       where attrelid = '$table'::regclass and attnum > 0 and not attisdropped and attgenerated = '');
      number bigint;
    begin
      create temporary table template on commit drop as $templates;
      select count(*) into number from template;
      execute format('insert into $table (%s) overriding system value select %s from generate_series(0, %s) s cross join lateral
        (select row_number() over () - 1 + s * %s as i, template.* from template) t where i < $rows', names, parts, $rows / number, number);
    end \$\$;
    alter table $table enable trigger user;
    analyze $table"
}

migrate_fill() {
  # reports are kept by the day on which they came: the hours of today, or of the day that has partitions
  migrate_copy position "$1" "select * from position order by at desc limit 100" "at=t.at - (i / 100) % 300 * interval ''1 ms''"
  # a number is the district's, a date and a serial; those of the demo are of this year
  migrate_copy manifest $(($1 / 10)) "select * from manifest where state in ('CLOSED', 'CANCELLED', 'ISSUED') limit 50" \
    "number=''150203'' || lpad((19000000000000 + i)::text, 14, ''0'') || ''0''" "change=-1 - i"
  migrate_copy manifest_event $(($1 / 10 * 4)) "select * from manifest_event limit 50" \
    "number=''150203'' || lpad((19000000000000 + i / 4)::text, 14, ''0'') || ''0''" "seq=(1 + i % 4)::integer"
  migrate_copy audit_entry $(($1 / 10)) "select * from audit_entry order by id limit 50" "id=1000000 + i"
}

# migrate_probes: what a server of that release does all the time, fifty times a second, its times written down.
migrate_probes() {
  local port_word owner rest bin
  read -r port_word owner rest < <("$LIANDAN_ROOT/src/main/sh/cluster.sh" start "$work/data" durable 8>&-)
  bin=$(dirname "$(find "${LIANDAN_PG_BIN:-/usr/lib/postgresql}" -name pgbench | sort -V | tail -n 1)")
  echo 'insert into position select * from position where at > now() - interval '"'1 day'"' limit 1;' >"$work/probes/report.sql"
  echo 'begin; select state from manifest where number = (select max(number) from manifest) for update; end;' >"$work/probes/step.sql"
  echo 'select count(*) from (select from manifest_event order by number desc limit 100) e, (select from audit_entry order by id desc limit 100) a;' \
    >"$work/probes/read.sql"
  (
    trap 'kill $(jobs -p) 2>/dev/null; wait' TERM EXIT
    for name in report step read; do
      PGPASSWORD=$owner "$bin/pgbench" -n -h 127.0.0.1 -p "$port_word" -U liandan -c 1 -R 50 -T 3600 -l --log-prefix="$work/probes/$name-times" \
        -f "$work/probes/$name.sql" liandan >"$work/probes/$name.log" 2>&1 8>&- </dev/null &
    done
    wait
  ) &
  probes=$!
}
