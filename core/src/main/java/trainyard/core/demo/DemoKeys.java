package trainyard.core.demo;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.spec.ECGenParameterSpec;

/** Fresh keys: ECDSA on P-256, which the JDK makes in a millisecond and every SSH client reads. */
final class DemoKeys {
    private DemoKeys() {}

    static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException noSuchCurve) {
            throw new IllegalStateException("this Java has no elliptic curves", (GeneralSecurityException) noSuchCurve);
        }
    }
}
