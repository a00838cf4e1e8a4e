#: audit [NUMBER] | Checks every manifest's signed steps, its record and the daily anchors in the database, or one manifest's.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[ $# -le 1 ] || die "usage: ./liandan audit [NUMBER]"
find_jdk
build
make_data_dir
reach_database
use_keys_key
class_command org.liandan.app.AuditCommand "$@"
"${class_command[@]}" 8>&- </dev/null
