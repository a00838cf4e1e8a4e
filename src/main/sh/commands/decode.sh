#: decode [FILE] | JT/T 808 frames in hex, one a line, as one JSON object a line; needs no database.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

find_jdk
build
# The application is not started, and of its libraries only these are opened: the answer is there in half a second.
jars=("$app"/app/liandan-*.jar "$app"/lib/main/io.netty.netty-{buffer,common}-*.jar
  "$app"/lib/main/com.fasterxml.jackson.core.jackson-core-*.jar)
exec "$JAVA_HOME/bin/java" -Xmx256m -Xshare:auto -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "${java_options[@]}" \
  -cp "$(IFS=: && echo "${jars[*]}")" org.liandan.app.DecodeCommand "$@"
