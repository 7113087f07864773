# Sourced by run and test: finds a JDK 25 and Maven, and installs what is missing where it can.

say() { printf '%s\n' "$*" >&2; }

give_up() {
    say "trainyard: $*"
    exit 1
}

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_updated=
# install PACKAGE...: by apt, as root on Debian and Ubuntu; fails elsewhere.
install() {
    may_install || return 1
    say "Installing $* ..."
    [ -n "$apt_updated" ] || apt-get update -qq >&2 || return 1
    apt_updated=yes
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" >&2
}

# is_jdk FOLDER: whether a compiler of version 25 or newer stands there.
is_jdk() {
    local version
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
    [ "${version:-0}" -ge 25 ]
}

find_jdk() {
    local folder
    for folder in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
        if [ -n "$folder" ] && is_jdk "$folder"; then
            export JAVA_HOME=$folder
            return 0
        fi
    done
    return 1
}

need_jdk() {
    find_jdk && return
    if may_install && apt-get update -qq >&2 && apt-cache show openjdk-25-jdk-headless >/dev/null 2>&1; then
        install openjdk-25-jdk-headless || true
    fi
    find_jdk || give_up "no JDK 25 was found: install one (Temurin 25, say) and set JAVA_HOME to its folder."
}

need_maven() {
    command -v mvn >/dev/null || install maven || true
    command -v mvn >/dev/null || give_up "Maven was not found: install Maven 3.8 or newer and put mvn on the PATH."
}

# JavaFX's own libraries are inside its jars; these are the system's that they load.
need_window_libraries() {
    [ "$(uname -s)" = Linux ] || return 0
    local cache library
    cache=$(/sbin/ldconfig -p 2>/dev/null || true)
    for library in libgtk-3.so.0 libGL.so.1 libXxf86vm.so.1 libXtst.so.6; do
        case $cache in *"$library"*) ;; *) need_gtk=yes ;; esac
    done
    [ -z "${need_gtk:-}" ] || install libgtk-3-0 libgl1 libxxf86vm1 libxtst6 || install libgtk-3-0t64 libgl1 libxxf86vm1 libxtst6 ||
        say "trainyard: GTK 3 or OpenGL was not found: install libgtk-3-0, libgl1, libxxf86vm1 and libxtst6, or their like."
}

# Maven 3.8 brings a Guava that warns on JDK 25; the flag keeps its four lines out of the log.
maven() { (cd "$root" && MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" mvn -B -ntp "$@"); }
