package trainyard.core.diagnose.export;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of something whose value is a secret.
 *
 * @param kind as it is counted
 * @param isVariable whether it is written as variables of the environment are
 * @param isPlain whether it is the bare word, which also stands in sentences: "invalid token: ..."
 */
record SecretName(String kind, boolean isVariable, boolean isPlain) {
    private static final String TOKEN = "token";
    private static final String PASSWORD = "password";
    /** As a variable it is where a shell is; in what connects to a database it is a password. */
    private static final String PWD = "pwd";

    private static final String AUTHORIZATION = "authorization";
    private static final String COOKIE = "cookie";

    private static final Pattern PARTS = Pattern.compile("[_.-]+|(?<=[a-z0-9])(?=[A-Z])");
    private static final Pattern VARIABLE = Pattern.compile("-{0,2}[A-Z0-9_.]*[A-Z][A-Z0-9_.]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9._,eE+-]{0,15}[kKmMgGbB]?");
    private static final Pattern FOLDER = Pattern.compile("[/~].*|[A-Za-z]:\\\\.*");
    private static final Pattern SYSTEM_PATH =
            Pattern.compile("(?:~|/(?:etc|home|root|var|usr|run|opt|srv|mnt|tmp|scratch|shared))/.*");
    private static final Pattern DENSE = Pattern.compile("(?!/)(?=.*\\d)(?=.*[A-Za-z])[\\w.+/=~!@#$%^&*-]{8,8000}");

    /** Kinds of tokens that models and tokenizers have. */
    private static final Set<String> OF_TEXT = Set.of(
            "pad",
            "eos",
            "bos",
            "unk",
            "sep",
            "cls",
            "mask",
            "image",
            "audio",
            "video",
            "stop",
            "start",
            "end",
            "special",
            "next",
            "prompt",
            "new",
            "per",
            "each",
            "num",
            "max",
            "min",
            "first",
            "last",
            "begin",
            "bad",
            "decoder",
            "forced",
            "eot",
            "eod",
            "eom",
            "fim",
            "think",
            "unexpected",
            "current",
            "draft",
            "target",
            "generated");
    /** What may stand behind the telling word of a name in lower case. */
    private static final Set<String> TAILS = Set.of("value", "string", "text", "base64", "b64", "plain", "raw");
    /** Where a secret is kept is none. */
    private static final Set<String> PLACES = Set.of("file", "files", "path", "dir", "folder", "location");

    private static final Set<String> KEYS = Set.of(
            "api",
            "access",
            "private",
            "secret",
            "account",
            "auth",
            "encryption",
            "signing",
            "master",
            "license",
            "shared",
            "wandb",
            "openai",
            "azure",
            "ssh",
            "service",
            "storage");
    private static final List<String> ENDINGS =
            List.of("token", "secret", "password", "passwd", "passphrase", "apikey");

    /** Empty where the name tells of no secret. */
    static Optional<SecretName> of(String name) {
        boolean variable = VARIABLE.matcher(name).matches();
        List<String> parts = Arrays.stream(PARTS.split(name))
                .map(part -> part.toLowerCase(Locale.ROOT).replaceFirst("\\d{1,3}$", ""))
                .filter(part -> !part.isEmpty())
                .toList();
        if (parts.isEmpty() || PLACES.contains(parts.getLast())) {
            return Optional.empty();
        }
        String kind = kind(parts, variable);
        return kind.isEmpty() ? Optional.empty() : Optional.of(new SecretName(kind, variable, parts.size() == 1));
    }

    private static String kind(List<String> parts, boolean variable) {
        for (int end = parts.size(); end > 0; end--) {
            String kind = kindOfEnd(parts.subList(0, end), variable);
            if (!kind.isEmpty()) {
                return kind;
            }
            // In a variable's name the word may stand anywhere; else it has to be what the name is about.
            if (!variable && !TAILS.contains(parts.get(end - 1)) && !isKeyId(parts, end)) {
                return "";
            }
        }
        return "";
    }

    private static boolean isKeyId(List<String> parts, int end) {
        return parts.get(end - 1).equals("id") && end > 2 && parts.get(end - 2).equals("key");
    }

    private static String kindOfEnd(List<String> parts, boolean variable) {
        String last = parts.getLast();
        String before = parts.size() > 1 ? parts.get(parts.size() - 2) : "";
        if (last.equals("key")) {
            return KEYS.contains(before) ? "key" : "";
        }
        if (variable && (last.contains("secret") || last.contains("passw"))) {
            return last.contains("secret") ? "secret" : PASSWORD;
        }
        if (variable && last.contains(TOKEN)) {
            return last.contains("tokeniz") || OF_TEXT.contains(before) ? "" : TOKEN;
        }
        return switch (last) {
            case TOKEN -> OF_TEXT.contains(before) ? "" : TOKEN;
            case PWD -> before.startsWith("old") ? "" : before.isEmpty() ? PWD : PASSWORD;
            case "pass" -> before.isEmpty() || before.equals("forward") || before.equals("backward") ? "" : PASSWORD;
            case "passwords", "secrets", "credential", "credentials" -> "secret";
            case AUTHORIZATION, COOKIE, "jwt" -> last;
            default ->
                ENDINGS.stream()
                        .filter(last::endsWith)
                        .findFirst()
                        .map(SecretName::kindOfEnding)
                        .orElse("");
        };
    }

    private static String kindOfEnding(String ending) {
        return switch (ending) {
            case "passwd", "passphrase" -> PASSWORD;
            case "apikey" -> "key";
            default -> ending;
        };
    }

    boolean isPassword() {
        return kind.equals(PASSWORD) || kind.equals(PWD);
    }

    /** Whether its value has words: {@code Authorization: Bearer x}. */
    boolean isHeader() {
        return kind.equals(AUTHORIZATION) || kind.equals(COOKIE);
    }

    /** @param sign {@code =} or {@code :}; behind a colon also sentences go on */
    boolean isSecret(String value, String sign) {
        String word = isHeader() ? value.replaceFirst("^(?i)(?:bearer|basic|token|digest)\\s+", "") : value;
        if (word.isBlank() || Masked.is(word.strip())) {
            return false;
        }
        if (isPassword()) {
            return kind.equals(PASSWORD) || !FOLDER.matcher(value).matches();
        }
        if (isHeader()) {
            return true;
        }
        if (SYSTEM_PATH.matcher(value).matches()) {
            return false;
        }
        if (kind.equals(TOKEN) && NUMBER.matcher(value).matches()) {
            return false;
        }
        return !(isPlain && sign.equals(":")) || DENSE.matcher(value).matches();
    }
}
