#: restore FOLDER | A backup into an empty database and data folder, brought to the present schema, and audited.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

[ $# = 1 ] || die "usage: ./liandan restore FOLDER"
[ -d "$1" ] || die "there is no folder $1."
find_jdk
build
make_data_dir
# nobody else may work on what is being filled
lock_data_dir
trap close_database EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
open_database
need_postgres_programs
use_keys_key
class_command org.liandan.app.RestoreCommand "$1"
"${class_command[@]}" 8>&- </dev/null
