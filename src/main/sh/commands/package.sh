#: package [FOLDER] | What is installed elsewhere: an archive, a container image, lists of components and licences, and their hashes.
# shellcheck shell=bash disable=SC2034,SC2154,SC2164,SC2317
# Times are the commit's, order is that of names, so that the same commit gives the same bytes, but for what Quarkus generates. No daemon and no registry: the image's user
# land comes from Debian's packages, its Java from the JDK at hand.

[ $# -le 1 ] || die "usage: ./liandan package [FOLDER]"
find_jdk
room "$LIANDAN_ROOT" 4096
need_packages 'the user land of the image' fontconfig-config fonts-wqy-microhei
out=${1:-$LIANDAN_ROOT/target/package}
mkdir -p "$out"
out=$(cd "$out" && pwd)
packaging=$LIANDAN_ROOT/src/packaging
stage=$LIANDAN_ROOT/target/packaging
rm -rf "$stage"
mkdir -p "$stage"

version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' "$LIANDAN_ROOT/pom.xml" | head -n 1)
commit=$(git -C "$LIANDAN_ROOT" rev-parse HEAD 2>/dev/null) || commit=unknown
moment=${SOURCE_DATE_EPOCH:-$(git -C "$LIANDAN_ROOT" log -1 --format=%ct 2>/dev/null)} || moment=0
moment=${moment:-0}
timestamp=$(date -u -d "@$moment" +%Y-%m-%dT%H:%M:%SZ)
[ -z "$(git -C "$LIANDAN_ROOT" status --porcelain 2>/dev/null)" ] || say "there are changes that are not committed: the package names $commit all the same."

say "building."
rm -rf "$app" "$LIANDAN_ROOT/target/classes"
maven -q package -Dmaven.test.skip=true -Dspotless.check.skip=true "-Dproject.build.outputTimestamp=$timestamp" \
  "-Dquarkus.package.output-timestamp=$timestamp" >"$stage/build.log" 2>&1 </dev/null || {
  tail -n 30 "$stage/build.log" >&2
  die "the build failed (all of it in $stage/build.log)."
}

say "components and licences."
maven -q org.cyclonedx:cyclonedx-maven-plugin:2.9.1:makeBom -DschemaVersion=1.6 -DoutputFormat=json -DincludeBomSerialNumber=false \
  -DincludeTestScope=false -DincludeLicenseText=false -DprojectType=application -DoutputDirectory="$stage" -DoutputName=sbom \
  "-Dproject.build.outputTimestamp=$timestamp" >"$stage/sbom.log" 2>&1 </dev/null || {
  tail -n 15 "$stage/sbom.log" >&2
  die "the list of components could not be made (all of it in $stage/sbom.log)."
}
cp "$stage/sbom.json" "$out/liandan-$version-sbom.json"
"$LIANDAN_ROOT/mvnw" -q -B -ntp -f "$packaging/pom.xml" dependency:build-classpath -Dmdep.outputFile="$stage/classpath" </dev/null ||
  die "the libraries that make an image could not be fetched."
"$JAVA_HOME/bin/java" -cp "$(cat "$stage/classpath")" "$packaging/Licences.java" "$stage/sbom.json" "$packaging/licences.txt" \
  "$out/liandan-$version-licences.txt" || die "a component's licence is not one of src/packaging/licences.txt."

# archive_layout DIR: the server with its launcher, as it lies in /opt/liandan.
archive_layout() {
  local dir=$1 name
  mkdir -p "$dir/src/main/sh/commands" "$dir/docs"
  cp -a "$app" "$dir/server"
  cp "$LIANDAN_ROOT/liandan" "$LIANDAN_ROOT/LICENSE" "$LIANDAN_ROOT/CHANGELOG.md" "$dir/"
  cp "$LIANDAN_ROOT/src/main/sh/lib.sh" "$LIANDAN_ROOT/src/main/sh/cluster.sh" "$dir/src/main/sh/"
  for name in serve backup restore audit verify decode export-day import-day replay-rule help; do
    cp "$LIANDAN_ROOT/src/main/sh/commands/$name.sh" "$dir/src/main/sh/commands/"
  done
  cp "$LIANDAN_ROOT/docs/operations.md" "$LIANDAN_ROOT/docs/runbook.md" "$dir/docs/"
  cp "$packaging/liandan.service" "$packaging/liandan.env" "$dir/"
  echo "$version $commit" >"$dir/VERSION"
  find "$dir" -type d -exec chmod 755 {} +
  find "$dir" -type f -exec chmod 644 {} +
  chmod 755 "$dir/liandan" "$dir/src/main/sh/cluster.sh"
}

# same_tar FILE DIR NAME: the folder as a tar file of that commit.
same_tar() {
  tar --sort=name --mtime="@$moment" --owner=0 --group=0 --numeric-owner --format=gnu -C "$2" -cf - "$3" | gzip -n -9 >"$1"
}

say "the archive."
archive_layout "$stage/archive/liandan-$version"
same_tar "$out/liandan-$version.tar.gz" "$stage/archive" "liandan-$version"

# system_layer DIR: what a JVM and its fonts need of Debian, with links replaced by what they lead to: an image's layer has none.
system_layer() {
  local dir=$1 packages link target
  packages=(libc6 libc-bin zlib1g libgcc-s1 libstdc++6 libfreetype6 libpng16-16 libbrotli1 libexpat1 libfontconfig1 libuuid1
    fontconfig-config fonts-wqy-microhei)
  mkdir -p "$stage/debs" "$stage/unpacked" "$dir"
  ! may_install || refresh_apt
  (cd "$stage/debs" && apt-get download -qq "${packages[@]}" >"$stage/apt.log" 2>&1) || {
    tail -n 5 "$stage/apt.log" >&2
    die "Debian's packages for the image could not be fetched."
  }
  for target in "$stage"/debs/*.deb; do dpkg-deb -x "$target" "$stage/unpacked"; done
  (cd "$stage/debs" && ls) >"$out/liandan-$version-image-packages.txt"
  # licences stay with what is passed on; of libc-bin the locale is wanted, without which no Chinese file name can be written
  find "$stage/unpacked/usr/share/doc" -type f ! -name copyright -delete
  rm -rf "$stage"/unpacked/{bin,sbin,usr/bin,usr/sbin} "$stage"/unpacked/usr/share/{man,lintian,locale,doc-base,bug} "$stage"/unpacked/usr/lib/*/gconv "$stage/unpacked/var" \
    "$stage"/unpacked/etc/ld.so.conf.d "$stage"/unpacked/usr/lib/*/audit
  while IFS= read -r -d '' link; do
    target=$(readlink "$link")
    case $target in
      /*) target=$stage/unpacked$target ;;
      *) target=$(dirname "$link")/$target ;;
    esac
    target=$(readlink -m "$target")
    rm -f "$link"
    [ ! -f "$target" ] || cp -a "$target" "$link"
  done < <(find "$stage/unpacked" -type l -print0 | sort -zr)
  cp -a "$stage/unpacked/." "$dir/"
  mkdir -p "$dir/tmp" "$dir/data" "$dir/etc"
  chmod 777 "$dir/tmp" "$dir/data"
  printf 'root:x:0:0:root:/:/none\nliandan:x:10001:10001:liandan:/data:/none\n' >"$dir/etc/passwd"
  printf 'root:x:0:\nliandan:x:10001:\n' >"$dir/etc/group"
  find "$dir" -type f ! -perm -044 -exec chmod a+r {} +
}

# modules that the server and its libraries use; GBK of the terminals is in jdk.charsets
modules=java.base,java.compiler,java.datatransfer,java.desktop,java.instrument,java.logging,java.management,java.management.rmi
modules=$modules,java.naming,java.net.http,java.prefs,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql
modules=$modules,java.transaction.xa,java.xml,java.xml.crypto,jdk.charsets,jdk.crypto.ec,jdk.jfr,jdk.localedata,jdk.management
modules=$modules,jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs

say "the image."
system_layer "$stage/layers/system"
mkdir -p "$stage/layers/java/opt" "$stage/layers/libraries/opt/liandan" "$stage/layers/server/opt/liandan"
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --include-locales=zh,en --strip-debug --no-header-files --no-man-pages \
  --compress=zip-6 --output "$stage/layers/java/opt/java" || die "the image's Java could not be made."
cp -a "$app/lib" "$stage/layers/libraries/opt/liandan/"
find "$app" -mindepth 1 -maxdepth 1 ! -name lib -exec cp -a -t "$stage/layers/server/opt/liandan" {} +
rm -f "$stage/layers/server/opt/liandan/quarkus-app-dependencies.txt"
image=$out/liandan-$version-image.tar
"$JAVA_HOME/bin/java" -cp "$(cat "$stage/classpath")" "$packaging/ImageTar.java" "$image" "liandan/server:$version" "$moment" \
  "$packaging/ENTRYPOINT" "$commit" "system=$stage/layers/system" "java=$stage/layers/java" "libraries=$stage/layers/libraries" \
  "server=$stage/layers/server" >"$stage/digest" || die "the image could not be written."

(cd "$out" && sha256sum "liandan-$version".tar.gz "liandan-$version"-*.tar "liandan-$version"-*.json "liandan-$version"-*.txt >SHA256SUMS)
say "layers of the image: $(cd "$stage/layers" && du -sm -- * | awk '{ printf "%s%s %s MB", sep, $2, $1; sep = ", " }')."
say "$(wc -l <"$out/liandan-$version-licences.txt") components, all with a licence of the list."
ls -l "$out"
