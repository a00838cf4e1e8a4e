#: import-day FILE | Takes an exported day in again; it stays until its table is dropped by hand. The server may run.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[ $# = 1 ] || die "usage: ./liandan import-day FILE"
[ -r "$1" ] || die "the file $1 cannot be read."
find_jdk
build
make_data_dir
reach_database
class_command org.liandan.app.DayArchiveCommand import "$1"
"${class_command[@]}" 8>&- </dev/null
