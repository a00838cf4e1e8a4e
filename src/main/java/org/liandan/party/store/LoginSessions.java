package org.liandan.party.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.liandan.http.store.Statements;
import org.liandan.party.LoginSession;

/** The sessions of people, by the token in their browser's cookie; kept here is only what the token hashes to. */
@Singleton
public class LoginSessions {

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 64;
    private static final int LONGEST_ADDRESS = 64;
    private static final int LONGEST_AGENT = 200;
    private static final int MOST_LISTED = 50;
    /** What has ended is kept so long, for whoever asks who was signed in then. */
    private static final Duration KEPT = Duration.ofDays(180);

    private static final String COLUMNS =
            "id, username, generation, begun_at, seen_at, address, agent, second_factor_at";

    private final Statements statements;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    LoginSessions(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * Begins a session.
     *
     * @param secondFactor whether the second step has been taken already
     * @return the token, which is not kept
     */
    public String begin(String username, int generation, String address, String agent, boolean secondFactor) {
        byte[] drawn = new byte[TOKEN_BYTES];
        random.nextBytes(drawn);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        Instant now = clock.instant();
        statements.update("delete from login_session where username = ? and seen_at < ?", username, now.minus(KEPT));
        statements.update(
                """
                insert into login_session (token_hash, username, generation, begun_at, seen_at, address, agent, second_factor_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                hash(token),
                username,
                generation,
                now,
                now,
                bounded(address, LONGEST_ADDRESS),
                bounded(agent, LONGEST_AGENT),
                secondFactor ? now : null);
        return token;
    }

    /** The session of that token, unless somebody has ended it; noted as used. */
    public Optional<LoginSession> look(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Optional<LoginSession> found = statements.first(
                "select " + COLUMNS + " from login_session where token_hash = ? and ended_at is null",
                LoginSessions::session,
                (Object) hash(token));
        Instant now = clock.instant();
        found.filter(session -> session.seenAt().plus(1, ChronoUnit.MINUTES).isBefore(now))
                .ifPresent(session -> statements.update(
                        "update login_session set seen_at = greatest(seen_at, ?) where id = ?", now, session.id()));
        return found;
    }

    /** Notes that the second step has been taken. */
    public void passed(long id) {
        statements.update("update login_session set second_factor_at = ? where id = ?", clock.instant(), id);
    }

    /** Ends a session of that person; false if there is none such that goes on. */
    public boolean end(long id, String username) {
        return statements.update(
                        "update login_session set ended_at = ? where id = ? and username = ? and ended_at is null",
                        clock.instant(),
                        id,
                        username)
                > 0;
    }

    /** Sessions that nobody has ended, the one that was used last first; fifty at most. */
    public List<LoginSession> open(String username, int generation) {
        return statements.query("select " + COLUMNS + """
                           from login_session where username = ? and generation = ? and ended_at is null
                          order by seen_at desc, id desc limit ?""", LoginSessions::session, username, generation, MOST_LISTED);
    }

    private static LoginSession session(ResultSet row) throws SQLException {
        return new LoginSession(
                row.getLong("id"),
                row.getString("username"),
                row.getInt("generation"),
                Statements.time(row, "begun_at"),
                Statements.time(row, "seen_at"),
                row.getString("address"),
                row.getString("agent"),
                Statements.instant(row, "second_factor_at"));
    }

    private static String bounded(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
