package trainyard.core.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownHostsTest {
    private static final String ED = "AAAAC3NzaC1lZDI1NTE5AAAAIFuTkt/suUQfvEeqKQTx9xHU/1PPyJKN0ubd/z5/wSjq";
    private static final String OTHER = "AAAAC3NzaC1lZDI1NTE5AAAAIJnU5X0sVhPwM2sVYW9CUaRzBHkKaZB9I1GSAxc+ZF7Q";

    @TempDir
    Path folder;

    private HostKeyPolicy policy(HostKeyDecision decision, String... lines) throws Exception {
        Path file = Files.write(folder.resolve("known_hosts"), List.of(lines));
        return new HostKeyPolicy(List.of(file, folder.resolve("own")), folder.resolve("own"), decision);
    }

    private static HostKey key(String host, int port, String base64) {
        return new HostKey(host, port, "ssh-ed25519", base64);
    }

    private boolean knows(String line, String host, int port) throws Exception {
        return policy(HostKeyDecision.REFUSE, line)
                .objection(key(host, port, ED))
                .isEmpty();
    }

    @Test
    void names_match_as_ssh_matches_them() throws Exception {
        assertTrue(knows("node ssh-ed25519 " + ED, "node", 22));
        assertTrue(knows("node ssh-ed25519 " + ED + " a comment", "NODE", 22));
        assertTrue(knows("a,node,b ssh-ed25519 " + ED, "node", 22));
        assertTrue(knows("[node]:2222 ssh-ed25519 " + ED, "node", 2222));
        assertTrue(knows("n?de* ssh-ed25519 " + ED, "node.example.org", 22));
        assertFalse(knows("[node]:2222 ssh-ed25519 " + ED, "node", 22));
        assertFalse(knows("node ssh-ed25519 " + ED, "node", 2222));
        assertFalse(knows("*,!node ssh-ed25519 " + ED, "node", 22));
        assertFalse(knows("# node ssh-ed25519 " + ED, "node", 22));
        assertFalse(knows("@cert-authority node ssh-ed25519 " + ED, "node", 22));
    }

    /** Made by {@code ssh-keygen -H} of OpenSSH 9.2 from {@code node} and {@code [node]:2222}. */
    @Test
    void hashed_names_match() throws Exception {
        assertTrue(knows("|1|yf9cEyXUUZumnpub43+3EMA88Kk=|HKiDOI4K1lwDgLr0+7ZiAVfX+2k= ssh-ed25519 " + ED, "node", 22));
        assertTrue(
                knows("|1|r6h0iN/bpJVE/SDG6UtggVDDsis=|jUB2keTCAAaQlSqOvKP2qB+WTeo= ssh-ed25519 " + ED, "node", 2222));
        assertFalse(
                knows("|1|yf9cEyXUUZumnpub43+3EMA88Kk=|HKiDOI4K1lwDgLr0+7ZiAVfX+2k= ssh-ed25519 " + ED, "other", 22));
    }

    @Test
    void the_fingerprint_is_openssh_s() {
        assertEquals(
                "SHA256:U5PI08429XROllr00VVfwIL51tp+wmDpANhYUp15210",
                key("node", 22, ED).fingerprint());
    }

    @Test
    void an_accepted_key_is_remembered_in_a_private_file() throws Exception {
        var policy = policy(_ -> true);
        policy.admit(key("node", 2222, ED));
        assertTrue(policy.objection(key("node", 2222, ED)).isEmpty());
        Path own = folder.resolve("own");
        assertEquals(List.of("[node]:2222 ssh-ed25519 " + ED), Files.readAllLines(own));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
        policy.admit(key("second", 22, OTHER));
        assertEquals(2, Files.readAllLines(own).size());
    }

    @Test
    void an_unknown_key_is_refused_where_nobody_accepts_it() throws Exception {
        var policy = policy(HostKeyDecision.REFUSE);
        var failure = assertThrows(RemoteException.class, () -> policy.admit(key("node", 22, ED)));
        assertInstanceOf(RemoteProblem.UnknownHostKey.class, failure.problem());
        assertFalse(Files.exists(folder.resolve("own")));
    }

    @Test
    void a_changed_key_is_refused_and_nobody_is_asked() throws Exception {
        var policy = policy(
                key -> {
                    throw new AssertionError("asked about " + key);
                },
                "node ssh-ed25519 " + OTHER);
        var failure = assertThrows(RemoteException.class, () -> policy.admit(key("node", 22, ED)));
        assertInstanceOf(RemoteProblem.ChangedHostKey.class, failure.problem());
    }

    @Test
    void a_key_of_another_kind_than_the_known_one_counts_as_changed() throws Exception {
        var policy = policy(_ -> true, "node ecdsa-sha2-nistp256 " + OTHER);
        assertEquals(List.of("ecdsa-sha2-nistp256"), policy.knownTypes("node", 22));
        var failure = assertThrows(RemoteException.class, () -> policy.admit(key("node", 22, ED)));
        assertInstanceOf(RemoteProblem.ChangedHostKey.class, failure.problem());
    }

    @Test
    void a_revoked_key_is_refused_even_where_it_is_known() throws Exception {
        var policy = policy(_ -> true, "node ssh-ed25519 " + ED, "@revoked * ssh-ed25519 " + ED);
        var failure = assertThrows(RemoteException.class, () -> policy.admit(key("node", 22, ED)));
        assertInstanceOf(RemoteProblem.RevokedHostKey.class, failure.problem());
    }

    @Test
    void one_of_several_known_keys_is_enough() throws Exception {
        assertTrue(policy(HostKeyDecision.REFUSE, "node ssh-ed25519 " + OTHER, "node ssh-ed25519 " + ED)
                .objection(key("node", 22, ED))
                .isEmpty());
    }
}
