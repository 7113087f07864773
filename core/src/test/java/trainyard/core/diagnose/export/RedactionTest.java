package trainyard.core.diagnose.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a secret here is made up, and put together so that no scanner of this repository is alarmed. */
class RedactionTest {
    private static final String LETTERS = "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dF3hJ5";
    private static final String HEX = "0123456789abcdef0123456789abcdef01234567";
    private static final String JWT = "eyJ" + "hbGciOiJIUzI1NiJ9.eyJ" + "zdWIiOiJhZGEifQ." + LETTERS;

    /** Lines with {@code @@} around what has to go; the rest has to stay. */
    static Stream<String> secrets() {
        return Stream.of(
                "HF_TOKEN=@@correct-horse@@",
                "export WANDB_API_KEY=@@" + HEX + "@@",
                "declare -x AWS_SECRET_ACCESS_KEY=\"@@wJalr/XUtnFEMI+K7MDENG@@\"",
                "AWS_ACCESS_KEY_ID=@@made-up-id-1@@",
                "[rank3]: NGC_API_KEY=@@bm8tc3VjaC1rZXk@@ NCCL_DEBUG=INFO",
                "environ({'HF_TOKEN': '@@abcdef@@', 'HOME': '/home/ada'})",
                "{\"openai_api_key\": \"@@abc\\\"def@@\", \"lr\": 0.1}",
                "{\\\"auth_token\\\": \\\"@@abcdef@@\\\", \\\"lr\\\": 0.1}",
                "('GITLAB_TOKEN', '@@abcdef@@')",
                "Namespace(access_token=@@abcdef@@,lr=0.1)",
                "DB_PASSWORD=@@two words@@",
                "password: @@hunter2@@",
                "Password = '@@hunter2, too@@' # of the database",
                "StoragePass=@@s3cret@@",
                "slurmdbd: debug: StoragePass:@@s3cret@@",
                "Server=db;Uid=sa;Pwd=@@s3cret@@",
                "<password>@@hunter2@@</password>",
                "clientSecret: @@abcdefgh12@@",
                "python train.py --token @@abcdef@@ --lr 0.1",
                "python train.py --hub-token=@@abcdef@@ --lr 0.1",
                "mysqladmin --password=@@hunter2@@ status",
                "mysql -u slurm -p@@hunter2@@ slurm_acct_db",
                "sshpass -p @@hunter2@@ ssh ada@gpu-01",
                "curl -u ada:@@hunter2@@ https://example.org/x",
                "curl -H 'Authorization: @@Token abcdef@@' https://example.org/x",
                "> authorization: @@Basic YWRhOmxvdmVsYWNl@@",
                "< Set-Cookie: @@session=1234; HttpOnly@@",
                "Cookie: @@a=b; c=d@@",
                "machine example.org login ada password @@hunter2@@",
                "got Bearer @@" + LETTERS + "@@ from the server",
                "huggingface: @@hf_" + LETTERS + "@@ is not valid",
                "remote: @@ghp_" + LETTERS + "@@",
                "remote: @@github_pat_" + LETTERS + "@@",
                "remote: @@glpat-" + LETTERS + "@@",
                "Incorrect key provided: @@sk-proj-" + LETTERS + "@@.",
                "Incorrect key provided: @@nvapi-" + LETTERS + "@@.",
                "slack: @@xoxb-" + LETTERS + "@@",
                "key @@AKIA" + "ABCDEFGHIJ234567@@ has expired",
                "wandb login @@" + HEX + "@@",
                "wandb: Appending key for api.wandb.ai: @@" + HEX + "@@",
                "SLURM_JWT=@@" + JWT + "@@",
                "scontrol token says @@" + JWT + "@@ for ada",
                "credential is @@MUNGE:AwQDAAC" + LETTERS + "==:@@",
                "pip install https://ada:@@hunter2@@@pypi.example.org/simple",
                "git clone https://@@" + LETTERS + "@@@github.com/ada/x",
                "GET https://blob.example.org/x?sv=2&sig=@@abc%2Fdef@@&se=1",
                "GET https://example.org/x?token=@@abcdef@@&page=2",
                "slurm:@@$6$abcdefgh$" + LETTERS + "@@:19000:0:99999",
                "login01/unix:0  MIT-MAGIC-COOKIE-1  @@0123456789abcdef0123456789abcdef@@",
                "key='@@-----BEGIN " + "PRIVATE KEY-----\\nMIIEvQ\\n-----END " + "PRIVATE KEY-----@@' # one line");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_goes_and_the_rest_stays(String marked) {
        String[] parts = marked.split("@@", 3);
        assertEquals(3, parts.length, "what is marked is one part");
        var redaction = new Redaction();

        String clean = redaction.line(parts[0] + parts[1] + parts[2]);

        assertTrue(clean.startsWith(parts[0]) && clean.endsWith(parts[2]), clean);
        String instead = clean.substring(parts[0].length(), clean.length() - parts[2].length());
        assertTrue(instead.matches("((Bearer|Token|Basic) )?\\[removed:[a-z-]+]"), clean);
        assertEquals(1, redaction.count(), redaction.counts().toString());
        assertEquals(clean, new Redaction().line(clean), "what is clean stays as it is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tokenizer=meta-llama/Llama-3.1-8B",
                "TOKENIZERS_PARALLELISM=false",
                "max_tokens=512 num_tokens: 4096 tokens_per_second=1234.5",
                "MAX_TOKENS=512",
                "NUM_TOKENS_PER_BATCH=4096",
                "pad_token='<pad>' eos_token: </s> bos_token_id=1 token_type_ids=[0, 0]",
                "a password-less login is set up: ssh works",
                "Permission denied (publickey,password).",
                "Enter passphrase for key '/home/ada/.ssh/id_ed25519':",
                "HF_TOKEN= HF_TOKEN=None HF_TOKEN=$HF_TOKEN HF_TOKEN=${HF_TOKEN:-none} HF_TOKEN=$(cat token)",
                "WANDB_API_KEY=********",
                "AWS_WEB_IDENTITY_TOKEN_FILE=/var/run/token",
                "PWD=/home/ada OLDPWD=/tmp",
                "SyntaxError: invalid token: '}' in line 3",
                "json: unexpected token: }",
                "error: auth/jwt: init: JWT authentication plugin loaded",
                "slurmctld: error: Munge decode failed: Expired credential",
                "error: Invalid job credential: Job credential expired",
                "def login(token: str, password: Optional[str] = None):",
                "if token == other_token: return",
                "KeyError: 'input_ids'",
                "JobCredentialPrivateKey = (null)",
                "JobCredentialPrivateKey=/etc/slurm/private.key",
                "key: value keyboard=us primary_key=12",
                "commit " + HEX + " of train.py",
                "Merge " + HEX,
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI ada@login",
                "tcp://gpu-01:29500 and http://gpu-01:9090/metrics and ssh://git@example.org/x",
                "scikit-learn==1.5 sk-learn-contrib-lightning-package",
                "RuntimeError: CUDA out of memory. Tried to allocate 2.00 GiB",
                "NCCL WARN NET/IB: Got completion from peer 10.0.0.1<29500> with status=12",
                "std::token::next() authorization failed for user ada",
                "forward_pass=0.51 backward_pass=1.2 pass=3"
            })
    void what_is_no_secret_stays(String line) {
        var redaction = new Redaction();
        assertEquals(line, redaction.line(line));
        assertEquals(Map.of(), redaction.counts());
    }

    private static String key(String between) {
        return "-----BEGIN " + "OPENSSH PRIVATE KEY-----\n"
                + "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtz\n" + between
                + "c2gtZWQyNTUxOQAAACB+/==\n-----END " + "OPENSSH PRIVATE KEY-----\n";
    }

    /** In a text each line is looked at by its words first: none may be missed there. */
    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_of_a_large_text_goes_too(String marked) throws IOException {
        String line = marked.replace("@@", "");
        String clean = copy(new Redaction(), "step 1 took 3 s\n" + line + "\nstep 2 took 3 s\n");
        assertEquals("step 1 took 3 s\n" + new Redaction().line(line) + "\nstep 2 took 3 s\n", clean);
        assertNotEquals(line, new Redaction().line(line));
    }

    @Test
    void lines_of_all_lengths_come_through_whole() throws IOException {
        var text = new StringBuilder();
        for (int length = 0; length < 200_000; length = length * 3 + 1) {
            text.append("x".repeat(length))
                    .append('\n')
                    .append("password=hunter2 ")
                    .append("y".repeat(length))
                    .append("\n\n");
        }
        String clean = copy(new Redaction(), text.toString());
        assertEquals(text.toString().replace("hunter2", "[removed:password]"), clean);
    }

    @Test
    void a_key_over_several_lines_goes_and_what_other_ranks_say_between_stays() throws IOException {
        var redaction = new Redaction();
        String clean = copy(redaction, "before\n" + key("[rank1]: step 12 took 3 s\n") + "after\nword\n");
        assertEquals("""
                before
                [removed:private-key]
                [removed:private-key]
                [rank1]: step 12 took 3 s
                [removed:private-key]
                [removed:private-key]
                after
                word
                """, clean);
        assertEquals(Map.of("private-key", 4), redaction.counts());
        assertEquals(clean, new Redaction().text("before\n" + key("[rank1]: step 12 took 3 s\n") + "after\nword\n"));
    }

    @Test
    void a_line_about_a_key_takes_no_other_line_with_it() throws IOException {
        String clean = copy(
                new Redaction(), "no -----BEGIN " + "RSA PRIVATE KEY----- in the file\nCUDA error: out of memory\n");
        assertTrue(clean.endsWith("\nCUDA error: out of memory\n"), clean);
    }

    private static String copy(Redaction redaction, String text) throws IOException {
        var out = new ByteArrayOutputStream();
        assertTrue(
                redaction.copy(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out, Long.MAX_VALUE));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void bytes_of_any_encoding_and_all_line_ends_stay() throws IOException {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        var out = new ByteArrayOutputStream();
        assertTrue(new Redaction().copy(new ByteArrayInputStream(all), out, 256));
        assertArrayEquals(all, out.toByteArray());
        assertEquals("10%\r20%\r\nend", copy(new Redaction(), "10%\r20%\r\nend"));
    }

    @Test
    void a_copy_ends_where_it_has_to() throws IOException {
        var out = new ByteArrayOutputStream();
        assertFalse(
                new Redaction().copy(new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8)), out, 5));
        assertEquals("one\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void an_endless_line_is_cut_at_a_space() throws IOException {
        String clean =
                copy(new Redaction(), "a ".repeat(Redaction.LONGEST_LINE / 2 - 4) + "hf_" + LETTERS + "\nnext\n");
        assertTrue(clean.endsWith("a [cut: the line goes on]\nnext\n"), () -> clean.substring(clean.length() - 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "token",
                "token=",
                "eyJ",
                "a.eyJ.",
                "-",
                "x://a:",
                "key-",
                "$6$",
                "mysql ",
                "wandb 0",
                "curl -u ",
                "MUNGE:A",
                "'token', "
            })
    void no_line_takes_long(String part) {
        String line = part.repeat(Redaction.LONGEST_LINE / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new Redaction().line(line));
    }
}
