package org.liandan.gateway;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import org.liandan.jt808.BodyCipher;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.PlatformRsaKey;
import org.liandan.jt808.RsaBodyCipher;
import org.liandan.jt808.RsaKey;
import org.liandan.jt808.TerminalRsaKey;

/** The keys of a terminal that encrypts. */
final class TestKeys {

    private final KeyPair pair;
    private RsaKey platforms;

    private TestKeys(KeyPair pair) {
        this.pair = pair;
        this.platforms = RsaKey.of((RSAPublicKey) pair.getPublic());
    }

    static TestKeys make() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        return new TestKeys(generator.generateKeyPair());
    }

    RsaKey own() {
        return RsaKey.of((RSAPublicKey) pair.getPublic());
    }

    void readPlatformsKeyAs(RsaKey key) {
        platforms = key;
    }

    /** Gives the own key and takes the platform's. */
    void exchange(TestTerminal terminal) {
        terminal.send(new TerminalRsaKey(own()));
        platforms = ((PlatformRsaKey) terminal.next()).key();
    }

    /** Encrypts for the platform. */
    BodyCipher cipher() {
        return new RsaBodyCipher(null, platforms);
    }

    PlatformAnswer refused(int serial) {
        return new PlatformAnswer(serial, LocationReport.ID, PlatformResult.WRONG_MESSAGE);
    }

    PlatformAnswer accepted(int serial) {
        return new PlatformAnswer(serial, LocationReport.ID, PlatformResult.OK);
    }
}
