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
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.liandan.http.store.Statements;
import org.liandan.party.Account;
import org.liandan.party.ApiToken;
import org.liandan.party.TokenScope;

/** The tokens of programs; kept here is only what a token hashes to. A token of 256 random bits needs no slow hash. */
@Singleton
public class ApiTokens {

    /** Tokens of one account that are good at a time. */
    public static final int MOST_OF_ONE = 20;

    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 64;
    private static final int MOST_LISTED = 200;
    /** What is over is listed so long, for whoever looks for what has stopped. */
    private static final Duration SHOWN = Duration.ofDays(30);

    private static final String COLUMNS =
            "id, username, generation, name, scopes, made_at, ends_at, used_at, second_factor, withdrawn_at";

    private final Statements statements;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    ApiTokens(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /**
     * A token that has just been made.
     *
     * @param token itself, which is told now and never again
     */
    public record Made(long id, String token) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    /**
     * Makes a token for an account.
     *
     * @param name 1 to {@link ApiToken#LONGEST_NAME} characters
     * @param days until it ends, 1 to {@link ApiToken#LONGEST_DAYS}
     * @param secondFactor whether whoever makes it has taken the second step of signing in
     */
    public Made make(Account account, String name, Set<TokenScope> scopes, int days, boolean secondFactor) {
        byte[] drawn = new byte[TOKEN_BYTES];
        random.nextBytes(drawn);
        String token = ApiToken.MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        Instant now = clock.instant();
        long id = statements
                .first(
                        """
                        insert into api_token (token_hash, username, generation, name, scopes, made_at, ends_at, second_factor)
                        values (?, ?, ?, ?, ?, ?, ?, ?) returning id""",
                        row -> row.getLong(1),
                        hash(token),
                        account.username(),
                        account.sessionGeneration(),
                        name,
                        scopes.stream().map(TokenScope::code).sorted().toList(),
                        now,
                        now.plus(days, ChronoUnit.DAYS),
                        secondFactor)
                .orElseThrow();
        return new Made(id, token);
    }

    /** The token, if it is good; noted as used. Whether its account may still do anything is another question. */
    public Optional<ApiToken> look(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<ApiToken> found = statements
                .first("select " + COLUMNS + " from api_token where token_hash = ?", ApiTokens::token, (Object)
                        hash(token))
                .filter(line -> line.isGood(now));
        found.filter(line -> line.usedAt() == null
                        || line.usedAt().plus(1, ChronoUnit.MINUTES).isBefore(now))
                .ifPresent(line -> statements.update(
                        "update api_token set used_at = greatest(used_at, ?) where id = ?", now, line.id()));
        return found;
    }

    /** How many of the account are good now. */
    public int good(Account account) {
        return statements
                .first("""
                        select count(*) from api_token
                         where username = ? and generation = ? and withdrawn_at is null and ends_at > ?""", row -> row.getInt(1), account.username(), account.sessionGeneration(), clock.instant())
                .orElseThrow();
    }

    /** Tokens of an account, the newest first; 200 at most, those that ended more than a month ago left out. */
    public List<ApiToken> of(String username) {
        return statements.query(
                "select " + COLUMNS
                        + " from api_token where username = ? and coalesce(withdrawn_at, ends_at) > ? order by id desc limit ?",
                ApiTokens::token,
                username,
                clock.instant().minus(SHOWN),
                MOST_LISTED);
    }

    /** Tokens of all accounts, likewise. */
    public List<ApiToken> all() {
        return statements.query(
                "select " + COLUMNS
                        + " from api_token where coalesce(withdrawn_at, ends_at) > ? order by id desc limit ?",
                ApiTokens::token,
                clock.instant().minus(SHOWN),
                MOST_LISTED);
    }

    /** The token of that number. */
    public Optional<ApiToken> find(long id) {
        return statements.first("select " + COLUMNS + " from api_token where id = ?", ApiTokens::token, id);
    }

    /** Withdraws a token; false if it has been already. */
    public boolean withdraw(long id, String by) {
        return statements.update(
                        "update api_token set withdrawn_at = ?, withdrawn_by = ? where id = ? and withdrawn_at is null",
                        clock.instant(),
                        by,
                        id)
                > 0;
    }

    private static ApiToken token(ResultSet row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("username"),
                row.getInt("generation"),
                row.getString("name"),
                scopes((String[]) row.getArray("scopes").getArray()),
                Statements.time(row, "made_at"),
                Statements.time(row, "ends_at"),
                Statements.instant(row, "used_at"),
                row.getBoolean("second_factor"),
                Statements.instant(row, "withdrawn_at"));
    }

    /** A scope that a later release has taken away is good for nothing. */
    private static Set<TokenScope> scopes(String[] codes) {
        return Arrays.stream(codes)
                .map(TokenScope::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(TokenScope.class)));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
