# Builds the program's image and an .msi on Windows. Needs the WiX toolset (3, 4 or 5) on the PATH.
# Called by mvn -Pinstaller package: build.ps1 VERSION TARGET
param([Parameter(Mandatory)][string]$Version, [Parameter(Mandatory)][string]$Target)
$ErrorActionPreference = 'Stop'
$here = $PSScriptRoot
$jdk = $env:JAVA_HOME
if (-not $jdk) { throw 'JAVA_HOME must be the JDK that built the jars' }

function Invoke-Checked([string]$program, [string[]]$arguments) {
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program failed with exit status $LASTEXITCODE" }
}

$modules = 'java.base,java.desktop,java.logging,java.naming,java.security.jgss,java.management,java.sql,java.xml,' +
    'java.net.http,jdk.unsupported,jdk.zipfs,jdk.crypto.ec,jdk.crypto.mscapi,jdk.charsets,jdk.localedata,' +
    'javafx.controls,javafx.graphics,javafx.base,jfx.incubator.richtext'
$javaOptions = '-XX:+UseSerialGC', '-XX:+UseCompactObjectHeaders', '-Xms48m', '-XX:MaxHeapFreeRatio=40',
    '--enable-native-access=javafx.graphics', '--enable-native-access=ALL-UNNAMED'

Remove-Item -Recurse -Force -ErrorAction SilentlyContinue "$Target\runtime", "$Target\image"
Invoke-Checked "$jdk\bin\jlink.exe" @('--module-path', "$Target\javafx", '--add-modules', $modules,
    '--no-header-files', '--no-man-pages', '--compress', 'zip-6', '--include-locales=en',
    '--output', "$Target\runtime")

$options = foreach ($option in $javaOptions + '-XX:AOTCache=$APPDIR\trainyard.aot', '-Xlog:aot=off', '-Xlog:cds=off') {
    '--java-options', $option
}
Invoke-Checked "$jdk\bin\jpackage.exe" (@('--type', 'app-image', '--name', 'trainyard', '--app-version', $Version,
    '--vendor', 'Trainyard', '--runtime-image', "$Target\runtime", '--input', "$Target\lib", '--dest', "$Target\image",
    '--main-jar', "trainyard-app-$Version.jar", '--main-class', 'trainyard.app.Launcher',
    '--icon', "$here\trainyard.ico") + $options)

$app = "$Target\image\trainyard\app"
$path = (Get-Content "$app\trainyard.cfg" | Where-Object { $_ -like 'app.classpath=*' } |
    ForEach-Object { $_.Substring(14).Replace('$APPDIR', $app) }) -join ';'
Invoke-Checked "$Target\image\trainyard\runtime\bin\java.exe" ($javaOptions + @("-XX:AOTCacheOutput=$app\trainyard.aot",
    '-Dglass.platform=Headless', '-Dprism.order=sw', '-cp', $path,
    'trainyard.app.Launcher', 'screenshot', '--all', '--demo', '-o', "$Target\training"))

New-Item -ItemType Directory -Force "$Target\installers" | Out-Null
Invoke-Checked "$jdk\bin\jpackage.exe" @('--type', 'msi', '--name', 'Trainyard', '--app-version', $Version,
    '--vendor', 'Trainyard', '--app-image', "$Target\image\trainyard", '--dest', "$Target\installers",
    '--win-menu', '--win-shortcut', '--win-per-user-install',
    '--win-upgrade-uuid', '6f9a2c0e-3f0a-4f6e-9a41-6f5c9b1d7e52')
Get-ChildItem "$Target\installers"
