#!/usr/bin/env bash
# Builds the runtime image, the program's image and, where their tools are installed, the .deb and the .rpm.
# Called by mvn -Pinstaller package: build.sh VERSION TARGET
set -euo pipefail
version=$1
target=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
icons=$here/../../icons/src/main/resources/trainyard/icons
jpackage_image_options=(--icon "$icons/trainyard-256.png")
. "$here/../image.sh"

make_runtime
make_image
train "$target/image/trainyard/lib/app" "$target/image/trainyard/lib/runtime/bin/java"

# The JDK's own package scripts, with two changes: a machine without a desktop menu (a server, a container) must not
# fail the installation, and the program is found on the PATH.
resources=$target/resources
rm -rf "$resources"
mkdir -p "$resources"
templates=jdk.jpackage/jdk/jpackage/internal/resources
"$JAVA_HOME/bin/jimage" extract --dir "$target/jpackage" --include "regex:/$templates/template\\.(postinst|prerm|spec)" \
    "$JAVA_HOME/lib/modules"
soften() {
    sed -e 's|^DESKTOP_COMMANDS_INSTALL$|set +e\nDESKTOP_COMMANDS_INSTALL\nset -e\nln -sf /opt/trainyard/bin/trainyard /usr/bin/trainyard|' \
        -e 's|^DESKTOP_COMMANDS_UNINSTALL$|set +e\nDESKTOP_COMMANDS_UNINSTALL\nset -e\n[ "$1" = 1 ] \|\| [ "$1" = upgrade ] \|\| rm -f /usr/bin/trainyard|' \
        "$target/jpackage/$templates/template.$1"
}
soften postinst >"$resources/postinst"
soften prerm >"$resources/prerm"
# rpm's default compression leaves the package a tenth larger.
{ echo '%define _binary_payload w6.xzdio'; soften spec; } >"$resources/trainyard.spec"
cp "$here/trainyard.desktop" "$resources/trainyard.desktop"
cp "$icons/trainyard-256.png" "$resources/trainyard.png"

# JavaFX's native libraries lie inside the runtime's modules, where jpackage does not look for what they need.
deb_depends='libgtk-3-0 | libgtk-3-0t64, libgl1, libxxf86vm1, libxtst6'
rpm_depends='gtk3, libglvnd-glx, libXxf86vm, libXtst'

package() {
    local type=$1
    shift
    "$JAVA_HOME/bin/jpackage" --type "$type" --name trainyard --app-version "$version" --vendor Trainyard \
        --app-image "$target/image/trainyard" --dest "$target/installers" --resource-dir "$resources" \
        --description 'A console for Slurm GPU clusters' --license-file "$here/../../LICENSE" \
        --linux-shortcut --linux-menu-group 'System;Monitor;' --linux-app-category admin "$@"
}

mkdir -p "$target/installers"
rm -f "$target"/installers/*
if command -v dpkg-deb >/dev/null && command -v fakeroot >/dev/null; then
    package deb --linux-package-deps "$deb_depends" --linux-deb-maintainer maintainers@trainyard.invalid
else
    echo 'No .deb: dpkg-deb or fakeroot is not installed.' >&2
fi
if command -v rpmbuild >/dev/null; then
    package rpm --linux-package-deps "$rpm_depends" --linux-rpm-license-type Apache-2.0
else
    echo 'No .rpm: rpmbuild (package rpm) is not installed.' >&2
fi
ls -l "$target/installers"
