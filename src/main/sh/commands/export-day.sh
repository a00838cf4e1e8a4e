#: export-day YYYY-MM-DD [FOLDER] | A day's positions as a compressed file with its check sum; the server may run.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[[ $# -ge 1 && $# -le 2 && $1 =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}$ ]] || die "usage: ./liandan export-day YYYY-MM-DD [FOLDER]"
find_jdk
build
make_data_dir
reach_database
class_command org.liandan.app.DayArchiveCommand export "$1" "${2:-$data_dir/archive}"
"${class_command[@]}" 8>&- </dev/null
