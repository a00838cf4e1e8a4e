#: fuzz [MINUTES] | Fuzzes the JT/T 808 codec, ten minutes if nothing is said; findings in target/fuzz.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[ $# -le 1 ] || die "fuzz takes one argument, the minutes."
whole_number MINUTES "${1:-10}" 1 1440
find_jdk
room "$LIANDAN_ROOT" 2048
classpath=$LIANDAN_ROOT/target/fuzz/classpath
mkdir -p "$LIANDAN_ROOT/target/fuzz"
say "building the fuzzer."
maven -q test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile="$classpath" \
  -Dspotless.check.skip=true </dev/null || die "the build failed."

cd "$LIANDAN_ROOT"
status=0
"$JAVA_HOME/bin/java" "${java_options[@]}" -cp "target/test-classes:target/classes:$(cat "$classpath")" \
  org.liandan.fuzz.Fuzz "${1:-10}" || status=$?
((status == 0)) || die "the fuzzer ended with $status; an input that breaks a rule is in target/fuzz/findings."
say "no finding."
