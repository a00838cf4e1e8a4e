package org.liandan.party.web;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.liandan.audit.AuditLog;
import org.liandan.http.LoginThrottle;
import org.liandan.http.Problem;
import org.liandan.party.store.SecondFactors;

/**
 * The second step of signing in: six digits of an app on one's phone (TOTP, RFC 6238: HMAC-SHA-1, 30 s, as all apps have it). A code is
 * taken once, half a minute early or late at most, and whoever guesses is made to wait like with passwords.
 */
@ApplicationScoped
public class SecondFactorDesk {

    /** As long as the hash, by RFC 4226 section 4. */
    private static final int SECRET_BYTES = 20;

    private static final Pattern CODE = Pattern.compile("[0-9]{6}");
    private static final Pattern SECRET = Pattern.compile("[A-Z2-7]{32}");
    private static final String ISSUER = "Liandan 联单";

    private final SecondFactors factors;
    private final AuditLog audit;
    private final Clock clock;
    private final LoginThrottle throttle;
    private final SecureRandom random = new SecureRandom();
    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();

    SecondFactorDesk(SecondFactors factors, AuditLog audit, Clock clock) {
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
        // apart from the passwords' own
        this.throttle = new LoginThrottle(clock);
    }

    /** A secret for a person who has none yet, in Base32; kept nowhere until a code proves that the phone has it. */
    String draw() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return Base32.toBase32String(secret);
    }

    /** What the app on the phone reads from the QR code. */
    static String address(String username, String secret) {
        return "otpauth://totp/" + encoded(ISSUER + ":" + username) + "?secret=" + secret + "&issuer="
                + encoded(ISSUER);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Keeps the secret that the phone has shown to have.
     *
     * @throws Problem 400 if the code is not the secret's, 429 after too many of those
     */
    @Transactional
    public void begin(String username, String secret, String code, String address) {
        if (!SECRET.matcher(secret).matches()) {
            throw wrong();
        }
        byte[] bytes = Base32.decode(secret);
        long step = step(bytes, code, username, address);
        factors.keep(username, bytes, step);
        audit.record("SECOND_FACTOR_SET", "user", username, Map.of());
    }

    /**
     * Takes a code.
     *
     * @throws Problem 400 if it is wrong or was taken before, 429 after too many of those
     */
    @Transactional
    public void take(String username, String code, String address) {
        byte[] secret = factors.secret(username).orElseThrow(SecondFactorDesk::wrong);
        if (!factors.take(username, step(secret, code, username, address))) {
            throttle.refused(username, address);
            throw wrong();
        }
        throttle.succeeded(username, address);
    }

    /** Forgets the secret; whoever must have one makes another at the next login. */
    @Transactional
    public void remove(String username) {
        if (factors.remove(username)) {
            audit.record("SECOND_FACTOR_REMOVED", "user", username, Map.of());
        }
    }

    /** The half minute that the code belongs to. */
    private long step(byte[] secret, String code, String username, String address) {
        Duration wait = throttle.attempt(username, address);
        if (wait.isPositive()) {
            long seconds = wait.toSeconds() + 1;
            throw new Problem(
                    429,
                    "too-many-codes",
                    "验证码错误次数过多，请 " + seconds + " 秒后再试 Too many wrong codes; try again in " + seconds + " s.",
                    List.of(),
                    Map.of("retryAfterSeconds", seconds));
        }
        OptionalLong step = matching(secret, code.replace(" ", ""));
        if (step.isEmpty()) {
            throttle.refused(username, address);
            throw wrong();
        }
        return step.getAsLong();
    }

    private OptionalLong matching(byte[] secret, String code) {
        if (!CODE.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        SecretKeySpec key = new SecretKeySpec(secret, generator.getAlgorithm());
        Instant now = clock.instant();
        for (int off : new int[] {0, -1, 1}) {
            Instant at = now.plus(generator.getTimeStep().multipliedBy(off));
            if (code.equals(codeAt(key, at))) {
                return OptionalLong.of(
                        at.getEpochSecond() / generator.getTimeStep().toSeconds());
            }
        }
        return OptionalLong.empty();
    }

    private String codeAt(SecretKeySpec key, Instant at) {
        try {
            return generator.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("any bytes are a key of HMAC", e);
        }
    }

    private static Problem wrong() {
        return new Problem(400, "wrong-code", "验证码不正确或已用过 The code is wrong or was used before.", List.of(), Map.of());
    }
}
