#: verify FILE [--root KEY_ID] [--keys PROOF] | Checks a manifest's proof, or the text of a certificate's QR code, without server and database.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317

find_jdk
build
class_command org.liandan.app.VerifyCommand "$@"
exec "${class_command[@]}"
