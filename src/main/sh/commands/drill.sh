#: drill [NAME...] | Breaks things on purpose under load, and checks that nothing acknowledged is lost.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317
# A server and a database of their own: nothing of yours is touched. The disk-full drill wants root, for a small tmpfs.

[ -z "${LIANDAN_DB_URL:-}" ] || die "a drill breaks its database: unset LIANDAN_DB_URL, it works on a private one."
find_jdk
room "$LIANDAN_ROOT" 4096
known='kill drain drain-alone clock database-restart database-kill database-pause late-commit database-connections
  poisoned-rows disk-full silent greedy noise late login-storm registration-storm settings-storm abuse restore upgrade migrate scan twins'
known=$(tr -s ' \n' ' ' <<<"$known")
for name in "$@"; do
  [[ " $known " == *" $name "* ]] || die "there is no drill '$name'; there are: $known."
done
data_dir=${LIANDAN_DATA_DIR:-$LIANDAN_ROOT/.liandan}/drill
make_data_dir
lock_data_dir

tmpfs=''
# of a drill that was given up on the way
demo=''
end_drill() {
  [ -z "$demo" ] || { kill -TERM "$demo" 2>/dev/null && wait "$demo" 2>/dev/null; } || true
  close_database
  [ -z "$tmpfs" ] || umount "$tmpfs"
}
trap end_drill EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

faketime=''
if [[ $# = 0 || " $* " == *" clock "* ]]; then
  need_packages "the drill in which the server's clock is set" libfaketime
  faketime=$(dpkg -L libfaketime | grep '/libfaketimeMT\.so' | head -n 1)
fi

classpath=$LIANDAN_ROOT/target/bench/classpath
mkdir -p "$LIANDAN_ROOT/target/bench" "$LIANDAN_ROOT/target/drill"
rm -f "$LIANDAN_ROOT/target/drill/drills.json"
printf "+0\\n" >"$LIANDAN_ROOT/target/drill/clock"
build
say "building the drills."
maven -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath" \
  -Dspotless.check.skip=true </dev/null || die "the build failed."

# drills NAME...: those of the named that the disk at hand is for.
drills() {
  open_database
  "$JAVA_HOME/bin/java" "${java_options[@]}" -Xmx1g -cp "target/test-classes:target/classes:$(cat "$classpath")" \
    -Dliandan.drill.dir="$data_dir" -Dliandan.drill.small-disk="$small_disk" \
    -Dliandan.drill.faketime="$faketime" \
    org.liandan.drill.DrillCommand "$@" 8>&- </dev/null
}

cd "$LIANDAN_ROOT"
status=0
small_disk=false
if [[ $# = 0 || " $* " == *" restore "* ]]; then
  # shellcheck source=../drills/restore.sh
  source "$LIANDAN_ROOT/src/main/sh/drills/restore.sh"
  restore_drill || status=1
fi
if [[ $# = 0 || " $* " == *" upgrade "* ]]; then
  # shellcheck source=../drills/upgrade.sh
  source "$LIANDAN_ROOT/src/main/sh/drills/upgrade.sh"
  upgrade_drill || status=1
fi
if [[ " $* " == *" migrate "* ]]; then
  # for those who ask: years of rows take a quarter of an hour
  # shellcheck source=../drills/upgrade.sh
  source "$LIANDAN_ROOT/src/main/sh/drills/upgrade.sh"
  # shellcheck source=../drills/migrate.sh
  source "$LIANDAN_ROOT/src/main/sh/drills/migrate.sh"
  migrate_drill || status=1
fi
if [[ $# = 0 || " $* " == *" scan "* ]]; then
  # shellcheck source=../drills/scan.sh
  source "$LIANDAN_ROOT/src/main/sh/drills/scan.sh"
  scan_drill || status=1
fi
in_java=0
for name in "$@"; do [[ ' disk-full restore upgrade migrate scan ' == *" $name "* ]] || in_java=1; done
[[ $# != 0 && $in_java = 0 ]] || drills "$@" || status=1
if [[ $# = 0 || " $* " == *" disk-full "* ]]; then
  mkdir -p "$data_dir/small"
  if [ "$(id -u)" = 0 ] && mount -t tmpfs -o size=700m,mode=755 liandan-drill "$data_dir/small"; then
    close_database
    tmpfs=$data_dir/small
    data_dir=$tmpfs
    small_disk=true
    unset LIANDAN_DB_URL
    drills disk-full || status=1
  else
    say "disk-full was not run: mounting a small tmpfs wants root."
    status=1
  fi
fi
exit "$status"
