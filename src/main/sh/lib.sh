# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317
# What the commands share: messages, settings, tools of the machine, the build, the database, the server. Sourced only.

say() { printf 'liandan: %s\n' "$*" >&2; }

# die SENTENCE: the one clear sentence and a non-zero exit.
die() {
  say "$*"
  exit 1
}

data_dir=${LIANDAN_DATA_DIR:-$LIANDAN_ROOT/.liandan}
http_port=${LIANDAN_HTTP_PORT:-8080}
jt808_port=${LIANDAN_JT808_PORT:-7611}
attachment_port=${LIANDAN_ATTACHMENT_PORT:-7612}
app=$LIANDAN_ROOT/target/quarkus-app
# what ./liandan package has made lies ready
[ -f "$LIANDAN_ROOT/pom.xml" ] || app=$LIANDAN_ROOT/server

# ---------------------------------------------------------------------------------------------------------- checks ---

# whole_number NAME VALUE FROM TO
whole_number() {
  if ! [[ $2 =~ ^[0-9]{1,9}$ ]] || ((10#$2 < $3 || 10#$2 > $4)); then
    die "$1 must be a whole number from $3 to $4, is '$2'."
  fi
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_from PORT: the first port from there on that nobody listens on.
free_from() {
  local port=$1
  while listening "$port"; do port=$((port + 1)); done
  echo "$port"
}

# free_port NAME PORT: dies if someone listens there.
free_port() {
  whole_number "$1" "$2" 1 65535
  if listening "$2"; then
    local owner=''
    if command -v ss >/dev/null; then
      owner=$(ss -Hltnp "sport = :$2" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/ by \1, process \2/p' | head -n 1)
    fi
    die "port $2 is in use$owner; stop that program or set $1 to a free port."
  fi
}

# room DIR MEGABYTES: dies if the file system of DIR has less than that.
room() {
  local dir=$1
  while [ ! -d "$dir" ]; do dir=$(dirname "$dir"); done
  local free
  free=$(df -Pm "$dir" | awk 'NR == 2 { print $4 }')
  if ((free < $2)); then
    die "only $free MB are free on the disk of $1; at least $2 MB are needed."
  fi
}

make_data_dir() {
  room "$data_dir" 1024
  mkdir -p "$data_dir/log" 2>/dev/null || die "cannot write to the data folder $data_dir (LIANDAN_DATA_DIR)."
  data_dir=$(cd "$data_dir" && pwd)
  [ -w "$data_dir" ] || die "cannot write to the data folder $data_dir (LIANDAN_DATA_DIR)."
  # the server keeps files of its own there
  export LIANDAN_DATA_DIR=$data_dir
}

# One command at a time works on a data folder; the lock goes away with the process, however it ends.
lock_data_dir() {
  exec 8>>"$data_dir/lock"
  if ! flock -n 8; then
    die "another ./liandan works on the data folder $data_dir (process $(cat "$data_dir/pid" 2>/dev/null || echo unknown))."
  fi
  echo "$$" >"$data_dir/pid"
}

# ----------------------------------------------------------------------------------------------------------- tools ---

# java_release HOME: the major version of the JDK there, 0 if there is none.
java_release() {
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    echo 0
  fi
}

# find_jdk: sets and exports JAVA_HOME to a JDK 25 or newer, wherever it is usually found.
find_jdk() {
  local candidates=() on_path seen='' release home
  [ -z "${JAVA_HOME:-}" ] || candidates+=("$JAVA_HOME")
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || candidates+=("$(dirname "$(dirname "$(readlink -f "$on_path")")")")
  candidates+=(/usr/lib/jvm/* /opt/java/* /opt/jdk*)
  for home in "${candidates[@]}"; do
    release=$(java_release "$home")
    if ((${release:-0} >= 25)); then
      export JAVA_HOME=$home
      return
    fi
    [ "${release:-0}" = 0 ] || seen="$seen $release ($home)"
  done
  die "no JDK 25 or newer was found in JAVA_HOME, on the path or under /usr/lib/jvm${seen:+ (found:$seen)}; install one," \
    "for instance Temurin 25 from https://adoptium.net (apt package temurin-25-jdk), or set JAVA_HOME to it."
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# as_root COMMAND...: runs it as root, by sudo where we are not; fails where that cannot be.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif [ -t 0 ]; then
    sudo "$@"
  else
    sudo -n "$@"
  fi
}

may_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; }
}

apt_refreshed=''
refresh_apt() {
  [ -z "$apt_refreshed" ] || return 0
  say "asking the package servers what there is (apt-get update)."
  as_root apt-get update -qq >/dev/null || die "apt-get update failed; is the network up?"
  apt_refreshed=yes
}

# need_packages WHY PACKAGE...: installs those that are missing, with one line saying so.
need_packages() {
  local why=$1 missing=() package
  shift
  for package in "$@"; do installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} != 0 ] || return 0
  may_install || die "${missing[*]} must be installed ($why), and neither root nor sudo is there to do it."
  refresh_apt
  say "installing ${missing[*]}: $why."
  mkdir -p "$data_dir/log"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    >"$data_dir/log/apt.log" 2>&1 </dev/null || {
    tail -n 15 "$data_dir/log/apt.log" >&2
    die "installing ${missing[*]} failed (all of it in $data_dir/log/apt.log)."
  }
}

has_postgis() {
  local bin version
  for bin in /usr/lib/postgresql/*/bin; do
    version=$(basename "$(dirname "$bin")")
    if [ -x "$bin/initdb" ] && [ -e "/usr/share/postgresql/$version/extension/postgis.control" ]; then return 0; fi
  done
  return 1
}

need_postgis() {
  has_postgis && return 0
  local why='the database of the private cluster' package
  may_install || die "PostgreSQL with PostGIS must be installed ($why; on Debian 12: postgresql-15 and" \
    "postgresql-15-postgis-3), and neither root nor sudo is there to do it."
  refresh_apt
  package=$(apt-cache pkgnames postgresql- | grep -E '^postgresql-[0-9]+-postgis-3$' | sort -V | tail -n 1 || true)
  [ -n "$package" ] || die "the package servers of this machine have no PostGIS (postgresql-15-postgis-3)."
  # Debian would start a cluster of its own on installation; ours lives in the data folder
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    as_root mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
  fi
  need_packages "$why" "${package%-postgis-3}" "$package"
}

need_browser() {
  [ -x /usr/bin/chromium ] || need_packages 'the browser tests' chromium
  installed fonts-wqy-microhei || need_packages 'Chinese text in the browser tests' fonts-wqy-microhei
}

# want_font: evidence sheets are Chinese; without a font the server says so and prints none, which is no reason not to start.
want_font() {
  [ -z "${LIANDAN_PDF_FONT:-}" ] || return 0
  local font
  for font in /usr/share/fonts/truetype/wqy/*.ttc /usr/share/fonts/wqy-microhei/*.ttc; do
    [ ! -e "$font" ] || return 0
  done
  { may_install && (need_packages 'Chinese text on evidence sheets' fonts-wqy-microhei); } ||
    say "no evidence sheets as PDF until fonts-wqy-microhei is installed or LIANDAN_PDF_FONT names a font."
}

# mvnw fetches Maven by curl, wget or Java itself and needs tar or unzip, which every Debian has.
maven() { "$LIANDAN_ROOT/mvnw" -f "$LIANDAN_ROOT/pom.xml" -B -ntp "$@"; }

built() {
  [ -f "$app/quarkus-run.jar" ] || return 1
  [ -f "$LIANDAN_ROOT/pom.xml" ] || return 0
  [ -z "$(find "$LIANDAN_ROOT/src/main" "$LIANDAN_ROOT/pom.xml" -newer "$app/quarkus-run.jar" -type f \
    -not -path '*/src/main/sh/*' -print -quit)" ]
}

# build: makes the application where it is missing or older than its sources.
build() {
  built && return 0
  room "$LIANDAN_ROOT" 2048
  if [ -d "${HOME:-/root}/.m2/repository/io/quarkus" ]; then
    say "building (about a minute)."
  else
    say "building; the first build also fetches its libraries from Maven Central (a few minutes)."
  fi
  mkdir -p "$LIANDAN_ROOT/target"
  local log=$LIANDAN_ROOT/target/build.log
  maven -q package -Dmaven.test.skip=true -Dspotless.check.skip=true >"$log" 2>&1 </dev/null || {
    tail -n 30 "$log" >&2
    die "the build failed (all of it in $log)."
  }
  # Maven leaves a jar alone when nothing that goes into it has changed
  touch "$app/quarkus-run.jar"
}

# --------------------------------------------------------------------------------------------------------- secrets ---

# secret FILE: prints the secret in it, made once.
secret() {
  if [ ! -s "$1" ]; then
    (umask 077 && od -An -N32 -tx1 /dev/urandom | tr -d ' \n' >"$1.new" && mv "$1.new" "$1")
  fi
  cat "$1"
}

# -------------------------------------------------------------------------------------------------------- database ---

own_cluster=''

# of the role that the server runs as
application_user=''
application_password=''

# use_cluster "PORT OWNERS_PASSWORD APPLICATIONS_PASSWORD": LIANDAN_DB_URL and its companions point to the private cluster afterwards.
use_cluster() {
  local port owner application
  read -r port owner application <<<"$1"
  export LIANDAN_DB_URL="jdbc:postgresql://127.0.0.1:$port/liandan"
  export LIANDAN_DB_USER=liandan LIANDAN_DB_PASSWORD=$owner
  application_user=liandan_app
  application_password=$application
}

# use_owner: commands work as the role that owns the tables, where the operator names one besides the application's.
use_owner() {
  application_user=$LIANDAN_DB_USER
  application_password=$LIANDAN_DB_PASSWORD
  [ -n "${LIANDAN_DB_OWNER:-}" ] || return 0
  export LIANDAN_DB_USER=$LIANDAN_DB_OWNER LIANDAN_DB_PASSWORD=${LIANDAN_DB_OWNER_PASSWORD:-}
}

# as_application: what is started from here on runs as the application's role, and migrates as the owner.
as_application() {
  [ "$application_user" != "$LIANDAN_DB_USER" ] || return 0
  export LIANDAN_DB_OWNER=$LIANDAN_DB_USER LIANDAN_DB_OWNER_PASSWORD=$LIANDAN_DB_PASSWORD
  export LIANDAN_DB_USER=$application_user LIANDAN_DB_PASSWORD=$application_password
}

# open_database: LIANDAN_DB_URL and its companions point to a database with PostGIS afterwards, as its owner: the operator's, or the
# private cluster.
open_database() {
  if [ -n "${LIANDAN_DB_URL:-}" ]; then
    export LIANDAN_DB_USER=${LIANDAN_DB_USER:-liandan} LIANDAN_DB_PASSWORD=${LIANDAN_DB_PASSWORD:-}
    use_owner
    class_command org.liandan.app.DatabaseCheck
    "${class_command[@]}" || exit 1
    return
  fi
  need_postgis
  local answer
  own_cluster=$data_dir
  answer=$("$LIANDAN_ROOT/src/main/sh/cluster.sh" start "$data_dir" durable 8>&-) || exit 1
  use_cluster "$answer"
}

# reach_database: as open_database, also while a server works on the data folder; what we start we stop at the end.
reach_database() {
  exec 8>>"$data_dir/lock"
  if [ -n "${LIANDAN_DB_URL:-}" ] || flock -n 8; then
    trap close_database EXIT
    open_database
  else
    local answer
    # it runs, so this only says where
    answer=$("$LIANDAN_ROOT/src/main/sh/cluster.sh" start "$data_dir" durable 8>&-) || exit 1
    use_cluster "$answer"
  fi
}

# use_keys_key: names and telephone numbers open under it; a demo keeps its own in its data folder.
use_keys_key() {
  if [ -z "${LIANDAN_KEYS_KEY:-}" ] && [ -r "$data_dir/keys.key" ]; then
    LIANDAN_KEYS_KEY=$(<"$data_dir/keys.key")
    export LIANDAN_KEYS_KEY
  fi
}

# need_postgres_programs: LIANDAN_PG_BIN points to the newest pg_dump and pg_restore of this machine, which read every older server.
need_postgres_programs() {
  [ -z "${LIANDAN_PG_BIN:-}" ] || return 0
  local found
  found=$(find /usr/lib/postgresql -maxdepth 3 -path '*/bin/pg_dump' 2>/dev/null | sort -V | tail -n 1)
  [ -n "$found" ] || found=$(command -v pg_dump) \
    || die "pg_dump was not found under /usr/lib/postgresql or on the path; install postgresql-client, or set LIANDAN_PG_BIN."
  LIANDAN_PG_BIN=$(dirname "$found")
  export LIANDAN_PG_BIN
}

close_database() {
  [ -z "$own_cluster" ] || "$LIANDAN_ROOT/src/main/sh/cluster.sh" stop "$own_cluster" 8>&-
}

# ------------------------------------------------------------------------------------------------------- processes ---

# compact headers (JEP 519): a tenth less heap, which is mostly small objects of many terminals. The transaction manager would
# open a port of its own to have a number that no other process has: a UUID is one too.
java_options=(
  -XX:+UseCompactObjectHeaders
  -XX:+ExitOnOutOfMemoryError
  --enable-native-access=ALL-UNNAMED
  --sun-misc-unsafe-memory-access=allow
  -DCoreEnvironmentBean.processImplementationClassName=com.arjuna.ats.internal.arjuna.utils.UuidProcessId
)

# class_command CLASS ARGUMENTS...: the command line of a main class in a small JVM of its own, in the array of that name.
class_command() {
  class_command=("$JAVA_HOME/bin/java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "${java_options[@]}"
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager
    -cp "$app/app/*:$app/lib/main/*:$app/lib/boot/*" "$@")
}

# more_open_files: every connection is an open file; asks for a province's, and takes what the system allows.
more_open_files() {
  local now wanted=262144
  now=$(ulimit -n)
  if [ "$now" = unlimited ] || ((now >= wanted)); then return 0; fi
  ulimit -n "$wanted" 2>/dev/null || ulimit -Sn hard 2>/dev/null || true
}

# server_command: the server's command line, in the array of that name; LIANDAN_JAVA_OPTS adds to it.
server_command() {
  more_open_files
  local more=()
  read -r -a more <<<"${LIANDAN_JAVA_OPTS:-}"
  server_command=("$JAVA_HOME/bin/java" "${java_options[@]}" ${more[@]+"${more[@]}"} "$@" -jar "$app/quarkus-run.jar")
}

# start_cache: the options, in the array of that name, by which a start takes less processor time: classes are read from a cache
# as an earlier start has loaded and linked them (JEP 483). The first start on this build, JDK and options notes what it loads; the
# second makes the cache of that, beside the running server and behind everything else; from the third on it is used. A cache that
# does not fit is not used: the JVM looks.
start_cache() {
  local folder=$data_dir/start name recorded cache
  start_cache=()
  cache_maker=''
  [ "${LIANDAN_START_CACHE:-true}" = true ] || return 0
  name=$({ "$JAVA_HOME/bin/java" --version; echo "${java_options[*]} ${LIANDAN_JAVA_OPTS:-}"; find "$app" -name '*.jar' -printf '%P %s %T@\n' | sort; } \
    | sha256sum | cut -c 1-16)
  recorded=$folder/$name.aotconf
  cache=$folder/$name.aot
  mkdir -p "$folder"
  find "$folder" -type f ! -name "$name.*" -delete
  if [ -s "$cache" ]; then
    start_cache=("-XX:AOTCache=$cache")
  elif [ -s "$recorded" ]; then
    local more=()
    read -r -a more <<<"${LIANDAN_JAVA_OPTS:-}"
    # waits until the start is over, and takes its place only when it is whole
    (
      sleep 60
      nice -n 19 "$JAVA_HOME/bin/java" "${java_options[@]}" ${more[@]+"${more[@]}"} -XX:AOTMode=create "-XX:AOTConfiguration=$recorded" \
        "-XX:AOTCache=$cache.new" -cp "$app/quarkus-run.jar" >"$folder/$name.log" 2>&1 && mv "$cache.new" "$cache"
    ) </dev/null >/dev/null 2>&1 8>&- &
    cache_maker=$!
  else
    start_cache=(-XX:AOTMode=record "-XX:AOTConfiguration=$recorded")
  fi
}

alive() { kill -0 "$1" 2>/dev/null; }

# stop_process PID SECONDS: asks it to stop, waits, and ends it by force only after that time.
stop_process() {
  [ -n "$1" ] || return 0
  kill -TERM "$1" 2>/dev/null || return 0
  local tenths=$(($2 * 10))
  while alive "$1" && ((tenths-- > 0)); do sleep 0.1; done
  if alive "$1"; then
    say "process $1 did not stop within $2 seconds; ending it."
    kill -KILL "$1" 2>/dev/null || true
  fi
  wait "$1" 2>/dev/null || true
}

# http_status PORT PATH: the status code of a GET on this machine, empty when nobody answers.
http_status() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 0
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$2" >&3
    IFS=' ' read -r -t 5 _ status _ <&3 || exit 0
    printf '%s' "$status"
  ) 2>/dev/null
}

# wait_ready PID SECONDS LOG: until the server answers that it is ready; shows the end of its log when it does not.
wait_ready() {
  local deadline=$((SECONDS + $2))
  until [ "$(http_status "$http_port" /q/health/ready)" = 200 ]; do
    if ! alive "$1"; then
      tail -n 20 "$3" >&2
      die "the server stopped while starting (all of it in $3)."
    fi
    if ((SECONDS >= deadline)); then
      tail -n 20 "$3" >&2
      die "the server was not ready after $2 seconds (all of it in $3)."
    fi
    sleep 0.3
  done
}
