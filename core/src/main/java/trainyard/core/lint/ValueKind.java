package trainyard.core.lint;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import trainyard.core.slurm.Hostlist;
import trainyard.core.slurm.SlurmVersion;

/** What a key's value has to look like. */
sealed interface ValueKind {
    /** Why Slurm would not take the value; empty where it does. */
    Optional<Misfit> misfit(String value, SlurmVersion version);

    private static Optional<Misfit> unless(boolean fits, Severity severity, String what, String mend) {
        return fits ? Optional.empty() : Optional.of(new Misfit(severity, what, mend));
    }

    /** Anything: names, paths, what plugins read. */
    record Text() implements ValueKind {
        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            return Optional.empty();
        }
    }

    record YesNo() implements ValueKind {
        private static final Pattern FORM = Pattern.compile("(?i)yes|up|true|1|no|down|false|0");

        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            return unless(FORM.matcher(value).matches(), Severity.ERROR, "is neither yes nor no", "write yes or no");
        }
    }

    /** An unsigned number as strtoul reads it: decimal, octal with 0, hexadecimal with 0x; K is 1,024 from 32 bits on. */
    record Whole(int bits, BigInteger least, BigInteger most, Severity outside) implements ValueKind {
        private static final Pattern FORM = Pattern.compile("\\+?(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,20})([kK]?)");
        private static final Pattern ENDLESS = Pattern.compile("(?i)UNLIMITED|INFINITE");

        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            if (ENDLESS.matcher(value).matches()) {
                return Optional.empty();
            }
            var form = FORM.matcher(value);
            if (!form.matches() || bits == 16 && !form.group(2).isEmpty()) {
                return unless(false, Severity.ERROR, "is no number", "write a number without a unit");
            }
            Optional<BigInteger> number = number(form.group(1));
            if (number.isEmpty()) {
                return unless(false, Severity.ERROR, "is no octal number, as 0 at its start says", "write it without");
            }
            BigInteger given =
                    form.group(2).isEmpty() ? number.get() : number.get().shiftLeft(10);
            BigInteger largest = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            if (given.compareTo(largest) > 0) {
                return unless(false, Severity.ERROR, "is more than " + largest, "write a smaller number");
            }
            return unless(
                    given.compareTo(least) >= 0 && given.compareTo(most.min(largest)) <= 0,
                    outside,
                    "is not between " + least + " and " + most.min(largest),
                    "write a number in that range");
        }

        private static Optional<BigInteger> number(String text) {
            boolean hexadecimal = text.length() > 1 && Character.toLowerCase(text.charAt(1)) == 'x';
            boolean octal = text.length() > 1 && text.charAt(0) == '0' && !hexadecimal;
            if (octal && text.matches(".*[89].*")) {
                return Optional.empty();
            }
            return Optional.of(
                    hexadecimal ? new BigInteger(text.substring(2), 16) : new BigInteger(text, octal ? 8 : 10));
        }
    }

    record Decimal() implements ValueKind {
        private static final Pattern FORM =
                Pattern.compile("(?i)[-+]?(\\d+\\.?\\d*|\\.\\d+)(e[-+]?\\d+)?|UNLIMITED|INFINITE");

        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            return unless(FORM.matcher(value).matches(), Severity.ERROR, "is no number", "write a number such as 95.5");
        }
    }

    /** A span of time as slurm.conf(5) takes it. */
    record Time(Severity otherwise) implements ValueKind {
        private static final Pattern FORM =
                Pattern.compile("(?i)\\d+(:\\d+){0,2}|\\d+-\\d+(:\\d+){0,2}|-1|UNLIMITED|INFINITE");

        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            return unless(
                    FORM.matcher(value).matches(),
                    otherwise,
                    "is no time",
                    "write minutes, hours:minutes:seconds, days-hours:minutes:seconds, or UNLIMITED");
        }
    }

    /** How long slurmdbd keeps records (slurmdbd.conf(5)): hours, days or months. */
    record Age() implements ValueKind {
        private static final Pattern FORM = Pattern.compile("(?i)\\d+\\s*(h|hours?|d|days?|m|months?)?");

        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            return unless(
                    FORM.matcher(value).matches(), Severity.ERROR, "is no age", "write one such as 30days or 12months");
        }
    }

    /** A port, or a range of them. */
    record Ports() implements ValueKind {
        private static final Pattern FORM = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            var form = FORM.matcher(value);
            return unless(
                    form.matches() && port(form.group(1)) && (form.group(2) == null || port(form.group(2))),
                    Severity.ERROR,
                    "is no port",
                    "write a number from 1 to 65535, or a range such as 6817-6818");
        }

        private static boolean port(String text) {
            int number = Integer.parseInt(text);
            return number > 0 && number <= 65_535;
        }
    }

    record Hosts() implements ValueKind {
        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            try {
                Hostlist.expand(value);
                return Optional.empty();
            } catch (IllegalArgumentException broken) {
                return unless(
                        false,
                        Severity.WARNING,
                        "is no hostlist: " + broken.getMessage(),
                        "write one such as compute-[01-16]");
            }
        }
    }

    /** One word of a list, or several with commas between them. */
    record OneOf(WordList list, boolean several) implements ValueKind {
        @Override
        public Optional<Misfit> misfit(String value, SlurmVersion version) {
            for (String word : several ? value.split(",") : new String[] {value}) {
                Optional<Misfit> misfit = word.isBlank() ? Optional.empty() : list.misfit(word.strip(), version);
                if (misfit.isPresent()) {
                    return misfit;
                }
            }
            return Optional.empty();
        }
    }
}
