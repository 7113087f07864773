package trainyard.app.kit.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    private static String tokens(Language language, String line) {
        return language.tokens(line).stream()
                .map(token -> token.kind() + "<" + line.substring(token.start(), token.end()) + ">")
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name: gpu-01 # one     | KEY<name> SIGN<:> COMMENT<# one>
            - ip: 10.0.0.1         | SIGN<-> KEY<ip> SIGN<:>
            cores: 64              | KEY<cores> SIGN<:> NUMBER<64>
            a: true                | KEY<a> SIGN<:> WORD<true>
            a: "x: y # z"          | KEY<a> SIGN<:> STRING<"x: y # z">
            "a b": 'it''s'         | KEY<"a b"> SIGN<:> STRING<'it''s'>
            {<<: *a100, name: x}   | SIGN<{> WORD<<<> SIGN<:> WORD<*a100> SIGN<,> KEY<name> SIGN<:> SIGN<}>
            h100: &h100 {count: 8} | KEY<h100> SIGN<:> WORD<&h100> SIGN<{> KEY<count> SIGN<:> NUMBER<8> SIGN<}>
            url: http://x#y        | KEY<url> SIGN<:>
            ---                    | SIGN<--->
            time: "unclosed        | KEY<time> SIGN<:> STRING<"unclosed>
            """)
    void yaml(String line, String expected) {
        assertEquals(expected, tokens(Language.YAML, line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            NodeName=n[1-2] CPUs=64 State=UNKNOWN | KEY<NodeName> SIGN<=> KEY<CPUs> SIGN<=> NUMBER<64> KEY<State> SIGN<=> WORD<UNKNOWN>
            A=1 # B=2                             | KEY<A> SIGN<=> NUMBER<1> COMMENT<# B=2>
            A="x y" B=z                           | KEY<A> SIGN<=> STRING<"x y"> KEY<B> SIGN<=>
            Include /etc/x.conf                   | WORD<Include>
            [compute]                             | WORD<[compute]>
            ; a=b                                 | COMMENT<; a=b>
            A=x\\#y                               | KEY<A> SIGN<=>
            """)
    void slurms_files_and_inventories(String line, String expected) {
        assertEquals(expected, tokens(Language.CONF, line));
    }

    @Test
    void tokens_never_overlap_whatever_the_line_is() {
        var random = new java.util.Random(7);
        String signs = "ab1 \t:-#\"'[]{},&*!|=\\~<";
        for (int i = 0; i < 20_000; i++) {
            String line = random.ints(random.nextInt(14), 0, signs.length())
                    .mapToObj(at -> signs.substring(at, at + 1))
                    .collect(Collectors.joining());
            for (Language language : Language.values()) {
                int end = 0;
                for (Token token : language.tokens(line)) {
                    assertEquals(true, token.start() >= end && token.end() > token.start(), language + ": " + line);
                    end = token.end();
                }
                assertEquals(true, end <= line.length(), line);
            }
        }
    }
}
