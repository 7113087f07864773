package trainyard.core.diagnose.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Secrets that are told by what they look like, whatever stands before them. */
final class SecretShapes {
    /**
     * One kind.
     *
     * @param literals in lower case: one stands in every line that has such a secret, and is looked for first
     * @param pattern its group {@code secret} is what is taken out; quantifiers have an end, so that no line takes long
     * @param sure whether what was found is one after all
     */
    private record Shape(String kind, List<String> literals, Pattern pattern, Predicate<String> sure) {}

    private static final Predicate<String> ANY = _ -> true;
    private static final Predicate<String> WITH_A_DIGIT = text -> text.chars().anyMatch(Character::isDigit);
    private static final String ADDRESS = "://";
    private static final String URL = "(?i)(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,20}://";

    private static final List<Shape> ALL = List.of(
            shape("private-key", "private key-----", "(?<secret>" + KeyBlock.BEGIN + ".*?" + KeyBlock.END + ")"),
            shape(
                    "jwt",
                    "eyj",
                    "(?<![A-Za-z0-9_-])(?<secret>eyJ[\\w-]{8,8000}\\.[\\w-]{8,8000}(?:\\.[\\w-]{0,8000})?)"),
            shape("munge-credential", "munge:", "(?<secret>MUNGE:[A-Za-z0-9+/=]{16,100000}:?)"),
            shape("bearer-token", "bearer", "(?i)\\bbearer\\s{1,4}(?<secret>[A-Za-z0-9._~+/=-]{8,8000})", WITH_A_DIGIT),
            shape("hugging-face-token", "hf_", "(?<![A-Za-z0-9_])(?<secret>hf_[A-Za-z0-9]{20,200})"),
            shape(
                    "github-token",
                    "ghp_|gho_|ghu_|ghs_|ghr_",
                    "(?<![A-Za-z0-9_])(?<secret>gh[pousr]_[A-Za-z0-9]{20,300})"),
            shape("github-token", "github_pat_", "(?<![A-Za-z0-9_])(?<secret>github_pat_\\w{20,300})"),
            shape(
                    "gitlab-token",
                    "glpat-|gldt-|glrt-|glcbt-",
                    "(?<![A-Za-z0-9_-])(?<secret>gl(?:pat|dt|rt|cbt)-[\\w.-]{16,300})"),
            shape("api-key", "sk-", "(?<![A-Za-z0-9_-])(?<secret>sk-[\\w-]{20,300})", WITH_A_DIGIT),
            shape("api-key", "k_live_|k_test_", "(?<![A-Za-z0-9_-])(?<secret>[sr]k_(?:live|test)_\\w{16,300})"),
            shape("api-key", "nvapi-", "(?<![A-Za-z0-9_-])(?<secret>nvapi-[\\w-]{20,300})"),
            shape("api-key", "aiza", "(?<![A-Za-z0-9_-])(?<secret>AIza[\\w-]{35})"),
            shape("slack-token", "xox", "(?<![A-Za-z0-9_-])(?<secret>xox[a-z]-[A-Za-z0-9-]{10,300})"),
            shape("registry-token", "npm_", "(?<![A-Za-z0-9_-])(?<secret>npm_[A-Za-z0-9]{36})"),
            shape("registry-token", "pypi-", "(?<![A-Za-z0-9_-])(?<secret>pypi-[\\w-]{50,400})"),
            shape("aws-key", "akia", "(?<![A-Za-z0-9])(?<secret>AKIA[0-9A-Z]{16})(?![A-Za-z0-9])"),
            shape("aws-key", "asia", "(?<![A-Za-z0-9])(?<secret>ASIA[0-9A-Z]{16})(?![A-Za-z0-9])"),
            // A key of W&B looks like the name of a commit: what stands before it tells.
            shape(
                    "wandb-key",
                    "wandb",
                    "(?i)wandb.{0,100}?(?<![0-9a-f])(?<secret>[0-9a-f]{40}|wandb_v1_\\w{20,300})(?![0-9a-f])"),
            shape("x-authority", "mit-magic-cookie-1", "MIT-MAGIC-COOKIE-1\\s{1,8}(?<secret>[0-9a-f]{32})"),
            shape(
                    "password-hash",
                    "$1$|$5$|$6$|$y$|$2a$|$2b$|$2y$|$argon2",
                    "(?<secret>\\$(?:[156y]|2[aby]|argon2id?)\\$[./A-Za-z0-9$=,]{16,300})"),
            shape(
                    "signed-url",
                    "sig=|signature=",
                    "(?i)[?&](?:sig|signature|x-(?:amz|goog)-signature)=(?<secret>[^&\\s\"'<>]{4,4000})"),
            shape("password", ADDRESS, URL + "[^\\s/:@\"'<>\\[]{0,200}:(?<secret>[^\\s/@\"'<>]{1,200})@"),
            shape("token", ADDRESS, URL + "(?<secret>[\\w.~-]{20,300})@", WITH_A_DIGIT),
            shape("password", "mysql", "\\bmysql\\w{0,20}\\b.{0,200}?\\s-p(?<secret>[^\\s\"']{1,200})"),
            shape("password", "mariadb", "\\bmariadb\\b.{0,200}?\\s-p(?<secret>[^\\s\"']{1,200})"),
            shape("password", "sshpass", "\\bsshpass\\s{1,4}-p\\s{0,4}(?<secret>\\S{1,200})"),
            shape("password", "login", "\\blogin\\s{1,4}\\S{1,200}\\s{1,4}password\\s{1,4}(?<secret>\\S{1,200})"),
            shape(
                    "password",
                    "curl",
                    "\\bcurl\\b.{0,300}?\\s(?:-u|--user)[ =]?\\s{0,4}[\"']?[^\\s:\"']{1,100}:(?<secret>[^\\s\"']{1,200})"));

    private SecretShapes() {}

    /** In lower case: one of them stands in each line that has such a secret. */
    static List<String> literals() {
        return ALL.stream()
                .flatMap(shape -> shape.literals().stream())
                // Addresses are common in logs, and those with somebody's name are not.
                .map(literal -> literal.equals(ADDRESS) ? "@" : literal)
                .toList();
    }

    /** The line with all of them taken out, each of which is told of by its kind and what it was. */
    static String without(String line, BiConsumer<String, Integer> removed) {
        String lower = line.toLowerCase(Locale.ROOT);
        String text = line;
        for (Shape shape : ALL) {
            if (shape.literals().stream().anyMatch(lower::contains)) {
                text = without(text, shape, removed);
            }
        }
        return text;
    }

    private static String without(String line, Shape shape, BiConsumer<String, Integer> removed) {
        var cuts = new ArrayList<Cut>();
        var match = shape.pattern().matcher(line);
        while (match.find()) {
            String secret = match.group("secret");
            if (shape.sure().test(secret) && !Masked.is(secret)) {
                cuts.add(new Cut(match.start("secret"), match.end("secret"), shape.kind()));
            }
        }
        cuts.forEach(cut -> removed.accept(cut.kind(), 1));
        return Cut.all(line, cuts);
    }

    private static Shape shape(String kind, String literals, String pattern) {
        return shape(kind, literals, pattern, ANY);
    }

    private static Shape shape(String kind, String literals, String pattern, Predicate<String> sure) {
        return new Shape(kind, List.of(literals.split("\\|")), Pattern.compile(pattern), sure);
    }
}
