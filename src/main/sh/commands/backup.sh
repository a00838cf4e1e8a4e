#: backup [FOLDER] [--keep N] | The database at one moment and its files, with a hash of each; the server may run.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

keep=0
folder=''
while [ $# != 0 ]; do
  case $1 in
    --keep)
      whole_number --keep "${2:-}" 1 10000
      keep=$2
      shift 2
      ;;
    -*) die "usage: ./liandan backup [FOLDER] [--keep N]" ;;
    *)
      [ -z "$folder" ] || die "usage: ./liandan backup [FOLDER] [--keep N]"
      folder=$1
      shift
      ;;
  esac
done
find_jdk
build
make_data_dir
reach_database
need_postgres_programs
class_command org.liandan.app.BackupCommand "${folder:-${LIANDAN_BACKUP_DIR:-$data_dir/backups}}" "$keep"
"${class_command[@]}" 8>&- </dev/null
