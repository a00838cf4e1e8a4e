#: replay-rule VIOLATION | Computes a violation again from stored data: the same finding to the bit, or what differs.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[[ $# = 1 && $1 =~ ^[0-9]{1,18}$ ]] || die "usage: ./liandan replay-rule VIOLATION"
find_jdk
build
make_data_dir
reach_database
class_command org.liandan.app.ReplayRuleCommand "$1"
"${class_command[@]}" 8>&- </dev/null
