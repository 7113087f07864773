package trainyard.core.diagnose.export;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values that stand where a secret would and are none: that a token is empty may be why a job failed. */
final class Masked {
    private static final Pattern FILLER = Pattern.compile("[*.xX#•_-]{0,200}");
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Z_][A-Z0-9_]{0,100}|%[A-Za-z_]{1,100}%"
            + "|\\$\\{\\w{1,100}(?::?[-+?=](?:none|null)?)?}?|\\$\\(.{0,2000}|\\{\\{.{0,200}");
    /** As Python's signatures have them. */
    private static final Pattern TYPE =
            Pattern.compile("(?:typing\\.)?(?:Optional|Union|List|Sequence)\\[.{0,100}|SecretStr\\W?");

    private static final Pattern TAG = Pattern.compile("<[^>]{0,100}>?");
    private static final Set<String> WORDS = Set.of(
            "none",
            "null",
            "nil",
            "true",
            "false",
            "yes",
            "no",
            "str",
            "string",
            "bytes",
            "int",
            "bool",
            "optional",
            "hidden",
            "redacted",
            "secret",
            "masked",
            "undefined",
            "unset",
            "empty",
            "missing",
            "required",
            "invalid",
            "return",
            "raise",
            "continue",
            "break");

    private Masked() {}

    static boolean is(String value) {
        return value.startsWith(Cut.MARK)
                || FILLER.matcher(value).matches()
                || VARIABLE.matcher(value).matches()
                || TAG.matcher(value).matches()
                || TYPE.matcher(value).matches()
                || WORDS.contains(value.toLowerCase(Locale.ROOT).replaceAll("[()]", ""));
    }
}
