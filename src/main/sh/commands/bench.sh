#: bench [NAME] | The benchmarks, or one of them, as a table and as JSON in target/bench.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317
# A benchmark is a class src/test/java/org/liandan/bench/XyzBench.java with a main method; its name here is "xyz". It finds
# its database in LIANDAN_DB_URL, writes target/bench/xyz.json and ends with a status other than 0 when its limit is missed.

sources=$LIANDAN_ROOT/src/test/java/org/liandan/bench
names=()
for file in "$sources"/*Bench.java; do
  [ -e "$file" ] || continue
  class=$(basename "$file" Bench.java)
  names+=("${class,,}:org.liandan.bench.${class}Bench")
done
[ ${#names[@]} != 0 ] || die "there are no benchmarks under $sources."
if [ $# != 0 ]; then
  chosen=()
  for entry in "${names[@]}"; do [ "${entry%%:*}" != "$1" ] || chosen+=("$entry"); done
  [ ${#chosen[@]} != 0 ] || die "there is no benchmark '$1'; there are: $(printf '%s ' "${names[@]%%:*}")"
  names=("${chosen[@]}")
  shift
fi

find_jdk
room "$LIANDAN_ROOT" 4096
data_dir=${LIANDAN_DATA_DIR:-$LIANDAN_ROOT/.liandan}/bench
make_data_dir
lock_data_dir
trap close_database EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

classpath=$LIANDAN_ROOT/target/bench/classpath
mkdir -p "$LIANDAN_ROOT/target/bench"
# a benchmark may start the packaged application
build
say "building the benchmarks."
maven -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath" \
  -Dspotless.check.skip=true </dev/null || die "the build failed."
open_database
more_open_files

cd "$LIANDAN_ROOT"
status=0
for entry in "${names[@]}"; do
  say "benchmark ${entry%%:*}."
  "$JAVA_HOME/bin/java" "${java_options[@]}" -Xmx2g \
    -cp "target/test-classes:target/classes:$(cat "$classpath")" "${entry#*:}" "$@" 8>&- </dev/null || status=1
done
exit "$status"
