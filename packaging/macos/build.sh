#!/usr/bin/env bash
# Builds the program's image and a .dmg and a .pkg on macOS, unsigned: Gatekeeper wants them signed and notarised with
# a Developer ID, which is the publisher's. Called by mvn -Pinstaller package: build.sh VERSION TARGET
set -euo pipefail
# A version on macOS may not start with 0.
version=$1
shown_version=$version
case $version in 0.*) shown_version=1.$version ;; esac
target=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
icons=$here/../../icons/src/main/resources/trainyard/icons

iconset=$target/trainyard.iconset
mkdir -p "$iconset"
for size in 16 32 128 256 512; do cp "$icons/trainyard-$size.png" "$iconset/icon_${size}x$size.png"; done
iconutil -c icns "$iconset" -o "$target/trainyard.icns"

jpackage_image_options=(--icon "$target/trainyard.icns" --mac-package-identifier trainyard)
. "$here/../image.sh"
make_runtime
make_image
app=$target/image/trainyard.app/Contents
train "$app/app" "$app/runtime/Contents/Home/bin/java"

mkdir -p "$target/installers"
for type in dmg pkg; do
    "$JAVA_HOME/bin/jpackage" --type "$type" --name Trainyard --app-version "$shown_version" --vendor Trainyard \
        --app-image "$target/image/trainyard.app" --dest "$target/installers"
done
ls -l "$target/installers"
