package org.liandan.http;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Makes guessing passwords slow. A name tried from one address has {@value #FREE_FAILURES} free failures; each further
 * one doubles the time during which nothing more is tried, from one second up to five minutes. An address that fails
 * under many names is held back in the same way after {@value #FREE_FAILURES_PER_ADDRESS} failures. A success forgets the
 * name, fifteen quiet minutes forget everything, and of all keys only the {@value #CAPACITY} latest are remembered.
 */
@Singleton
public class LoginThrottle {

    private static final Logger LOG = Logger.getLogger(LoginThrottle.class);
    private static final int LONGEST_NAME = 64;

    static final int FREE_FAILURES = 5;
    static final int FREE_FAILURES_PER_ADDRESS = 50;
    static final int CAPACITY = 10_000;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);

    private record Failures(int count, Instant last, Instant blockedUntil) {}

    private final Clock clock;
    private final Map<String, Failures> failures = new LatestKept();

    public LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this name has to wait at this address before a password is looked at again; zero if not at all. */
    public synchronized Duration waitFor(String username, String address) {
        Duration byName = waitFor(nameKey(username, address));
        Duration byAddress = waitFor(addressKey(address));
        return byName.compareTo(byAddress) >= 0 ? byName : byAddress;
    }

    /**
     * Lets a password or code of that name be looked at, and counts it as wrong until {@link #succeeded} says otherwise: of many that
     * are sent at once no more are looked at than of those that are sent one after the other.
     *
     * @return how long the name has to wait; zero if it is to be looked at now
     */
    public synchronized Duration attempt(String username, String address) {
        Duration wait = waitFor(username, address);
        if (!wait.isPositive()) {
            failed(username, address);
        }
        return wait;
    }

    /**
     * As {@link #attempt}, for a password.
     *
     * @throws Problem 429 if the name has to wait at this address
     */
    public void admit(String username, String address) {
        Duration wait = attempt(username, address);
        if (wait.isPositive()) {
            long seconds = wait.toSeconds() + 1;
            throw new Problem(
                    429,
                    "too-many-logins",
                    "登录失败次数过多，请 " + seconds + " 秒后再试 Too many failed logins; try again in " + seconds + " s.",
                    List.of(),
                    Map.of("retryAfterSeconds", seconds));
        }
    }

    /** A password was wrong that {@link #attempt} has let be looked at: noted in the log, counted already. */
    public void refused(String username, String address) {
        LOG.warnf("login refused: %s from %s", printable(username), address);
    }

    public synchronized void failed(String username, String address) {
        fail(nameKey(username, address), FREE_FAILURES);
        fail(addressKey(address), FREE_FAILURES_PER_ADDRESS);
    }

    /** A password or code was right: the name is forgotten, and the address has failed once less. */
    public synchronized void succeeded(String username, String address) {
        failures.remove(nameKey(username, address));
        failures.computeIfPresent(
                addressKey(address),
                (_, known) -> known.count() <= 1
                        ? null
                        : new Failures(known.count() - 1, known.last(), known.blockedUntil()));
    }

    /** How long this name has to wait at the address that has failed most often; zero if nowhere. */
    public synchronized Duration longestWait(String username) {
        Instant now = clock.instant();
        // the entries themselves: asking for a key would change the order that is gone through
        return failures.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(' ' + username))
                .map(entry -> Duration.between(now, entry.getValue().blockedUntil()))
                .filter(Duration::isPositive)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /**
     * Forgets what has failed under this name, at whatever address.
     *
     * @return whether there was anything
     */
    public synchronized boolean forgive(String username) {
        return failures.keySet().removeIf(key -> key.endsWith(' ' + username));
    }

    /** What somebody has typed as a name, such that it stays one line and one word of the log. */
    static String printable(String username) {
        String some = username.length() > LONGEST_NAME ? username.substring(0, LONGEST_NAME) : username;
        return some.codePoints()
                .map(c -> Character.isLetterOrDigit(c) || "-_.@".indexOf(c) >= 0 ? c : '?')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private Duration waitFor(String key) {
        Failures known = failures.get(key);
        if (known == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), known.blockedUntil());
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void fail(String key, int free) {
        Instant now = clock.instant();
        Failures known = failures.get(key);
        int before = known == null || known.last().plus(FORGET_AFTER).isBefore(now) ? 0 : known.count();
        int count = before + 1;
        failures.put(key, new Failures(count, now, now.plus(penalty(count - free))));
    }

    private static Duration penalty(int failuresTooMany) {
        if (failuresTooMany < 0) {
            return Duration.ZERO;
        }
        // 2^9 seconds is already beyond the longest wait
        Duration wait = Duration.ofSeconds(1L << Math.min(failuresTooMany, 9));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static String nameKey(String username, String address) {
        return addressKey(address) + ' ' + username;
    }

    /** Of IPv6 the network of a subscriber (/64), of whose addresses anybody has as many as he likes. */
    static String addressKey(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 16 ? HexFormat.of().formatHex(bytes, 0, 8) + "/64" : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    private static final class LatestKept extends LinkedHashMap<String, Failures> {

        LatestKept() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > CAPACITY;
        }
    }
}
