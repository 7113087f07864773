# Sourced by the builds for Linux and macOS: makes the runtime image and the program's image with its AOT cache.
# Wants: version, target (Maven's), here (this folder), jpackage_image_options (array); shown_version where the system
# does not take the version as it is.

jdk=${JAVA_HOME:?JAVA_HOME must be the JDK that built the jars}

# What the program needs of the JDK; jdeps does not see services (crypto, naming, zip).
modules=java.base,java.desktop,java.logging,java.naming,java.security.jgss,java.management,java.sql,java.xml
modules+=,java.net.http,jdk.unsupported,jdk.zipfs,jdk.crypto.ec,jdk.charsets,jdk.localedata
modules+=,javafx.controls,javafx.graphics,javafx.base,jfx.incubator.richtext

# Debug information stays: a stack trace without line numbers helps nobody.
make_runtime() {
    rm -rf "$target/runtime"
    "$jdk/bin/jlink" --module-path "$target/javafx" --add-modules "$modules" \
        --no-header-files --no-man-pages --compress zip-6 --include-locales=en \
        --output "$target/runtime"
}

# One collector thread and a heap that starts small and gives back: a console shares the admin's machine. On a large
# machine the JVM would else begin with gigabytes. ./run starts with the same.
java_options=(
    -XX:+UseSerialGC
    -XX:+UseCompactObjectHeaders
    -Xms48m
    -XX:MaxHeapFreeRatio=40
    --enable-native-access=javafx.graphics
    --enable-native-access=ALL-UNNAMED
)

make_image() {
    rm -rf "$target/image"
    local option options=()
    for option in "${java_options[@]}" '-XX:AOTCache=$APPDIR/trainyard.aot' '-Xlog:aot=off' '-Xlog:cds=off'; do
        options+=(--java-options "$option")
    done
    "$jdk/bin/jpackage" --type app-image --name trainyard --app-version "${shown_version:-$version}" --vendor Trainyard \
        --runtime-image "$target/runtime" --input "$target/lib" --dest "$target/image" \
        --main-jar "trainyard-app-$version.jar" --main-class trainyard.app.Launcher \
        "${options[@]}" "${jpackage_image_options[@]}"
}

# train APP_FOLDER JAVA: runs the program once on the demo cluster, without a display, and keeps what it loaded.
# The class path is the launcher's own, in its order: the cache is refused with any other.
train() {
    local app=$1 java=$2 path
    path=$(sed -n 's/^app.classpath=//p' "$app/trainyard.cfg" | sed "s|\$APPDIR|$app|" | paste -sd: -)
    "$java" "${java_options[@]}" -XX:AOTCacheOutput="$app/trainyard.aot" -Xlog:aot=error -Xlog:cds=error \
        -Dglass.platform=Headless -Dprism.order=sw -cp "$path" \
        trainyard.app.Launcher screenshot --all --demo -o "$target/training"
    [ -s "$app/trainyard.aot" ] || { echo "no AOT cache was made" >&2; exit 1; }
}
