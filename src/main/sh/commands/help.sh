#: help | This list.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317
echo 'Liandan 联单 — construction-waste manifests joined with truck positions.'
echo
for file in "$LIANDAN_ROOT"/src/main/sh/commands/*.sh; do
  IFS='|' read -r usage summary <"$file"
  usage=${usage#\#: }
  printf '  ./liandan %-32s%s\n' "${usage% }" "${summary# }"
done
echo
echo 'Start with ./liandan demo. Settings are environment variables: docs/operations.md.'
