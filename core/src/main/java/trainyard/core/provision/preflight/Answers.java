package trainyard.core.provision.preflight;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine told of itself.
 *
 * @param values by the names that the script gives them
 * @param ahead how far its clock is ahead of this machine's, within the time that the question took
 */
record Answers(Map<String, String> values, Duration ahead) {
    /** POSIX sh. The password for sudo, where there is one, is its standard input. */
    static String script(boolean password) {
        String sudo = password ? "sudo -k -S -p '' true 2>&1" : "sudo -n true 2>&1 </dev/null";
        return """
                export LC_ALL=C
                echo "time=$(date +%%s)"
                echo "name=$(hostname)"
                if said=$(%s); then echo sudo=ok; else echo "sudo=$(echo "$said" | tail -n 1)"; fi
                echo "python=$(/usr/bin/python3 -c 'import sys; print("%%d.%%d" %% sys.version_info[:2])' 2>/dev/null)"
                for d in / /var /tmp; do
                  echo "disk $d=$(df -Pk $d | tail -n 1 | while read -r fs size used free rest; do echo $free; done)"
                done
                """.formatted(sudo);
    }

    /** @param nowSeconds this machine's clock in the middle of the question */
    static Answers read(String text, long nowSeconds) {
        var values = new LinkedHashMap<String, String>();
        for (String line : text.lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1).strip());
            }
        }
        String time = values.getOrDefault("time", "");
        long seconds = time.matches("\\d{1,12}") ? Long.parseLong(time) - nowSeconds : 0;
        return new Answers(values, Duration.ofSeconds(seconds));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /** Free space of a folder's file system. */
    Optional<Long> freeKiB(String folder) {
        return value("disk " + folder).filter(text -> text.matches("\\d{1,15}")).map(Long::parseLong);
    }
}
