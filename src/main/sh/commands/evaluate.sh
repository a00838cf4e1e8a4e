#: evaluate REPORTS.jsonl [--roads ROADS.geojson] [--summary TRUTH.jsonl --every SECONDS] | Judges recorded reports by the detectors, one finding a line, or compares them with what was driven; needs no database.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

find_jdk
build
class_command org.liandan.app.EvaluateCommand "$@"
exec "${class_command[@]}"
