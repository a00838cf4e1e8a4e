#: replay FILE [--speedup N] | Plays a track, a recorded session or a fixture folder through a real socket, as a terminal would.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

find_jdk
build
class_command org.liandan.app.ReplayCommand "$@"
exec "${class_command[@]}"
