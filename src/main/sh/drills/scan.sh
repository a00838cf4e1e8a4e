# shellcheck shell=bash disable=SC2034,SC2154
# The drill "scan", sourced by ../commands/drill.sh: a scanner for weaknesses of web applications (Wapiti, from the system's packages) goes
# through the pages and the API of a demo, as a stranger and signed in, and attacks every form and parameter that it finds. Whatever it
# finds, a failure of ours that it provokes, and a scan that was thrown out on the way, fail the drill.
# LIANDAN_SCAN_AS: who it signs in as, "nobody" for a stranger. LIANDAN_SCAN_SECONDS: for each kind of attack and account.

# Not among them: csrf looks for a secret in each form, ours are kept by SameSite and Sec-Fetch-Site (docs/security.md); ssrf, xxe, log4shell
# and nikto ask a site on the internet.
scan_attacks='backup,blindsql,cookieflags,crlf,csp,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss'

# What the scanner says and we do not mend: the drill speaks HTTP, where a cookie that is for HTTPS alone would not come back
# (FormLoginTest looks at HTTPS); the address to go to after signing in is no secret; browsers have dropped X-XSS-Protection.
scan_known='select((.kind == "Secure Flag cookie" or (.info | test("X-XSS-Protection|HttpOnly.*: quarkus-redirect-location"))) | not)'

# Debian's 3.0.4 writes the flags of a pattern at its end, which Python no longer takes.
scanner='
import re, sys
compile = re.compile
re.compile = lambda pattern, flags=0: compile("(?ms)" + pattern[:-5] if str(pattern).endswith("(?ms)") else pattern, flags)
from wapitiCore.main.wapiti import wapiti_main
sys.argv[0] = "wapiti"
wapiti_main()'

scan_drill() {
  local work=$data_dir/scan seconds=${LIANDAN_SCAN_SECONDS:-60} account status=0
  local -a accounts
  whole_number LIANDAN_SCAN_SECONDS "$seconds" 5 3600
  read -r -a accounts <<<"${LIANDAN_SCAN_AS:-nobody producer receiver bureau admin}"
  need_packages 'the drill in which a scanner looks for weaknesses' wapiti curl jq
  rm -rf "$work"
  mkdir -p "$work"
  port=$(free_from 19480)
  scan_demo
  # all sign in before the scanner guesses passwords, by which it shuts out its own address
  for account in "${accounts[@]}"; do [ "$account" = nobody ] || scan_sign_in "$account" || status=1; done
  for account in "${accounts[@]}"; do
    [ "$account" != nobody ] && [ ! -s "$work/$account.cookies" ] || scan_as "$account" || status=1
  done
  kill -TERM "$demo" 2>/dev/null || true
  wait "$demo" 2>/dev/null || true
  demo=''
  if grep -q '"level":"ERROR"\| ERROR ' "$work/data/log/server.log"; then
    say "the server's log has errors: $(grep -c '"level":"ERROR"\| ERROR ' "$work/data/log/server.log"), the first:"
    grep -m 1 '"level":"ERROR"\| ERROR ' "$work/data/log/server.log" | cut -c 1-600 >&2
    status=1
  fi
  if [ "$status" = 0 ]; then say "drill scan: survived."; else say "drill scan: FAILED (reports in $work)."; fi
  return "$status"
}

# scan_demo: a demo with some loads under way, ready.
scan_demo() {
  local deadline=$((SECONDS + 900))
  env LIANDAN_DATA_DIR="$work/data" LIANDAN_HTTP_PORT="$port" LIANDAN_JT808_PORT="$(free_from $((port + 1)))" \
    LIANDAN_ATTACHMENT_PORT="$(free_from $((port + 101)))" LIANDAN_DEMO_SPEEDUP=10 LIANDAN_DEMO_FLEET=4 LIANDAN_TOUR=false \
    LIANDAN_JAVA_OPTS=-Xmx1g "$LIANDAN_ROOT/liandan" demo >"$work/demo.log" 2>&1 8>&- </dev/null &
  demo=$!
  until [ "$(http_status "$port" /q/health/ready)" = 200 ]; do
    if ! alive "$demo" || ((SECONDS > deadline)); then
      tail -n 20 "$work/demo.log" >&2
      die "the demo of the drill did not start."
    fi
    sleep 1
  done
  # so that lists have something in them
  sleep 30
}

# scan_who: sets who to the arguments by which requests are the account's.
scan_who() { who=(-H "Cookie: $(awk '$6 ~ /^liandan-/ { printf "%s%s=%s", between, $6, $7; between = "; " }' "$jar")"); }

# scan_sign_in ACCOUNT: its cookies lie in a file afterwards.
scan_sign_in() {
  local at=http://127.0.0.1:$port jar=$work/$1.cookies
  local -a who
  curl -s -o /dev/null -c "$jar" --data-urlencode "j_username=$1" --data-urlencode 'j_password=liandan-demo' "$at/j_security_check"
  scan_who
  [ "$(curl -s -o /dev/null -w '%{http_code}' "${who[@]}" "$at/api/v1/calendars")" = 200 ] || {
    say "$1 could not sign in to the demo of the drill."
    rm -f "$jar"
    return 1
  }
}

# scan_as ACCOUNT: true if nothing was found with that account.
scan_as() {
  local at=http://127.0.0.1:$port report=$work/$1.json jar=$work/$1.cookies page found broken seen
  local -a who=() from=()
  [ "$1" = nobody ] || scan_who
  # where the scanner begins: all pages and lists that want no name of a record
  while read -r page; do from+=(-s "$at$page"); done < <(sed -n 's/^GET \(\/[^{]*\): .*/\1/p' "$LIANDAN_ROOT/src/test/routes.txt" |
    grep -v '/logout\|/stream\|/export\|/table$')
  say "the scanner looks as $1 (up to $((seconds * 16 / 60 + 2)) minutes)."
  # it must not sign itself out, nor lock the account that it uses
  /usr/bin/python3 -c "$scanner" -u "$at/" --scope domain "${from[@]}" ${who[@]+"${who[@]}"} -m "$scan_attacks" --max-scan-time 120 --max-attack-time "$seconds" \
    -x "$at/logout" -x "$at/users*" -x "$at/api/v1/users*" -x "$at/sessions*" -x "$at/account*" -x "$at/*/stream*" \
    --store-session "$work/session-$1" --flush-session --no-bugreport --verify-ssl 0 -v 1 -f json -o "$report" \
    >"$work/$1.log" 2>&1 </dev/null || {
    tail -n 5 "$work/$1.log" >&2
    say "the scanner stopped by itself."
    return 1
  }
  jq "[{weakness: .vulnerabilities, failure: .anomalies} | to_entries[] | .key as \$what | .value | to_entries[] | .key as \$kind
    | .value[] + {what: \$what, kind: \$kind} | $scan_known]" "$report" >"$work/$1.found.json"
  found=$(jq '[.[] | select(.what == "weakness")] | length' "$work/$1.found.json")
  broken=$(jq '[.[] | select(.what == "failure")] | length' "$work/$1.found.json")
  seen=$(sed -n 's/.*found \([0-9]*\) URLs and forms.*/\1/Ip' "$work/$1.log" | tail -n 1)
  printf '%-10s %5s pages and forms, %s weaknesses, %s failures\n' "$1" "$seen" "$found" "$broken"
  jq -r '.[] | "  \(.kind): \(.method) \(.path) \(.info)"' "$work/$1.found.json" | sort | uniq -c | sort -rn | head -n 40
  if [ "$1" != nobody ] && [ "$(curl -s -o /dev/null -w '%{http_code}' "${who[@]}" "$at/api/v1/calendars")" != 200 ]; then
    say "$1 was signed out on the way: what came after it was not looked at."
    return 1
  fi
  [ "$found" = 0 ] && [ "$broken" = 0 ]
}
