package trainyard.core.plan;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import trainyard.core.plan.yaml.ScalarKind;
import trainyard.core.slurm.SlurmVersion;
import trainyard.core.slurm.TimeLimit;

/**
 * The single values that a plan is made of. What lands in a rendered file is held to letters that mean nothing there:
 * no line end and no backslash in slurm.conf, no braces that Ansible would evaluate, no dash in front that ssh would
 * take for an option.
 */
final class Scalars {
    /** Above what any cluster has of anything that is counted one by one; Slurm itself stops at 65,536 nodes. */
    static final int MOST = 99_999;

    private static final Pattern PCI_ADDRESS = Pattern.compile("[0-9a-fA-F]{4}:[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\\.[0-7]");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    static final Pattern CIDR = Pattern.compile(IPV4.pattern() + "/(?:\\d|[12]\\d|3[0-2])");
    private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern HEX_ID = Pattern.compile("[0-9a-fA-F]{4}");
    private static final Pattern USER_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.@\\\\-]*");
    private static final String JUMP = "(?:[A-Za-z0-9_][A-Za-z0-9_.-]*@)?[A-Za-z0-9][A-Za-z0-9.-]*(?::\\d{1,5})?";
    /** slurm.conf(5): a line for DEFAULT names no node or partition but what the lines after it have in common. */
    private static final Pattern SLURMS_OWN = Pattern.compile("(?i)default|all");

    private static final Set<ScalarKind> AS_TEXT = Set.of(ScalarKind.TEXT);
    private static final Set<ScalarKind> AS_INTEGER = Set.of(ScalarKind.INTEGER);
    private static final Set<ScalarKind> AS_BOOLEAN = Set.of(ScalarKind.BOOLEAN);

    static final Shape ANYTHING = new Shape.Anything();
    static final Shape TEXT = text("a text", text -> !text.isBlank(), "write a text");
    static final Shape TEXTS = new Shape.AnyOf("a text or a list of texts", List.of(TEXT, new Shape.ListOf(TEXT)));

    /** A text that becomes one word of slurm.conf, where a space would begin the next key. */
    static final Shape WORD =
            text("one word", form("[^\\s#\"'=\\\\{}]+"), "write it without spaces, quotes and braces");

    static final Shape WORDS = new Shape.AnyOf("a word or a list of words", List.of(WORD, new Shape.ListOf(WORD)));

    /** As a word, and of the form {@code key=value,key=value} where it has keys. */
    static final Shape SETTING =
            text("settings", form("[^\\s#\"'\\\\{}]+"), "write them as CPU=1.0,Mem=0.25G, without spaces and quotes");

    static final Shape SETTINGS =
            new Shape.AnyOf("settings or a list of them", List.of(SETTING, new Shape.ListOf(SETTING)));

    /** As a setting, where {@code =} and commas belong to it: mount options, a URL. */
    static final Shape OPTIONS =
            text("options", form("[^\\s#\"'\\\\{}]+"), "write it without spaces, quotes and braces");

    /** As pip writes it with its version; what a shell would take for a redirection is quoted where it is rendered. */
    static final Shape REQUIREMENTS = new Shape.ListOf(text(
            "a Python package",
            form(
                    "[A-Za-z0-9][A-Za-z0-9._-]*(?:\\[[A-Za-z0-9,._-]+])?(?:(?:==|>=|<=|~=|<|>|!=)[A-Za-z0-9.*+!-]+(?:,(?:==|>=|<=|~=|<|>|!=)[A-Za-z0-9.*+!-]+)*)?"),
            "write it with its version, such as transformers==4.44.2"));

    static final Shape PATH = text(
            "an absolute path",
            form("/[^\\s#\"'=\\\\{}]*"),
            "write it from the root on, such as /shared, without spaces, quotes and braces");
    static final Shape SHA256 = text("a SHA-256 checksum", form("[0-9a-f]{64}"), "write its 64 hexadecimal digits");
    static final Shape RETENTION =
            text("a time", form("[1-9]\\d{0,4}(?:h|d|w|y)"), "write it as Prometheus does, such as 30d");
    static final Shape NAME =
            text("a name", form("[A-Za-z0-9_.-]+"), "write letters, digits, dots, dashes and underscores");
    static final Shape PARTITION = text(
            "a partition's name",
            form("[A-Za-z0-9_.-]+").and(Scalars::isFree),
            "write letters, digits, dots, dashes and underscores; DEFAULT and ALL are Slurm's own");
    static final Shape HOST = text(
            "a host name",
            matches(HOST_NAME).and(Scalars::isFree),
            "write letters, digits and dashes; DEFAULT and ALL are Slurm's own");
    static final Shape USER = text("a user's name", matches(USER_NAME), "write a name such as admin");
    static final Shape JUMPS = text(
            "a jump host",
            form(JUMP + "(?:," + JUMP + ")*"),
            "write it as user@host or user@host:port; commas between several");
    static final Shape ADDRESS = text("an IPv4 address", matches(IPV4), "write an address such as 192.168.100.11");
    static final Shape ADDRESS_OR_DHCP = text(
            "an IPv4 address or DHCP",
            matches(IPV4).or("DHCP"::equals),
            "write an address such as 192.168.100.11, or DHCP");
    static final Shape SUBNET = text("a subnet", matches(CIDR), "write it as 192.168.100.0/24");
    static final Shape TIME = text(
            "a duration",
            text -> TimeLimit.isUnlimited(text) || TimeLimit.parse(text).isPresent(),
            "write it as \"24:00:00\", \"7-00:00:00\" or UNLIMITED");
    static final Shape VERSION = text(
            "a version of Slurm", text -> SlurmVersion.find(text).isPresent(), "write a version such as \"24.11\"");
    static final Shape PCI =
            text("a PCI address", matches(PCI_ADDRESS), "write domain:bus:slot.function, as in \"0000:01:00.0\"");
    static final Shape PCI_ID =
            text("four hexadecimal digits", matches(HEX_ID), "write the id in quotes, as in \"10de\"");
    static final Shape GRES_TYPE = text(
            "a type that starts with a letter",
            form("[A-Za-z][A-Za-z0-9_.-]*"),
            "write a name such as h100: Slurm takes a number for a count");

    static final Shape MIG_PROFILE =
            text("a MIG profile", form("[1-7]g\\.[1-9]\\d{0,2}gb"), "write it as nvidia-smi names it, such as 3g.20gb");

    static final Shape COUNT =
            integer("a whole number above 0", form("[1-9]\\d{0,4}"), "write a number such as 8, below 100000");
    /** Memory and disk. */
    static final Shape SIZE = integer("a whole number above 0", form("[1-9]\\d{0,8}"), "write a number such as 8");

    static final Shape WHOLE = integer("a whole number", form("0|[1-9]\\d{0,8}"), "write a number such as 0 or 8");
    /** Of a user or a group; below 1000 are those of the distribution. */
    static final Shape ID = integer(
            "an id from 1000 to 60000",
            form("[1-9]\\d{3,4}").and(text -> Integer.parseInt(text) <= 60_000),
            "write a number such as 2001");

    static final Shape PORT = integer(
            "a port",
            form("[1-9]\\d{0,4}").and(text -> Integer.parseInt(text) <= 65_535),
            "write a number from 1 to 65535, such as 22");
    static final Shape SWITCH =
            new Shape.One("true or false", AS_BOOLEAN, text -> true, "write true or false", List.of());

    private Scalars() {}

    static Shape oneOf(String says, String... words) {
        var all = List.of(words);
        return new Shape.One(says, AS_TEXT, all::contains, "write " + String.join(", ", all), all);
    }

    private static Shape text(String says, Predicate<String> accepts, String example) {
        return new Shape.One(says, AS_TEXT, accepts, example, List.of());
    }

    private static Shape integer(String says, Predicate<String> accepts, String example) {
        return new Shape.One(says, AS_INTEGER, accepts, example, List.of());
    }

    private static boolean isFree(String name) {
        return !SLURMS_OWN.matcher(name).matches();
    }

    private static Predicate<String> form(String pattern) {
        return matches(Pattern.compile(pattern));
    }

    private static Predicate<String> matches(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }
}
