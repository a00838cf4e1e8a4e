#: approve [--against URL] [S07 …] | The approval scenarios, run by the reference client against a sandbox; one line each, status 0 if all pass.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

find_jdk
build
class_command org.liandan.app.ApproveCommand "$@"
exec "${class_command[@]}"
