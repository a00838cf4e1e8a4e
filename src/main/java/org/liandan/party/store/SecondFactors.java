package org.liandan.party.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.liandan.http.KeysKey;
import org.liandan.http.SecretVault;
import org.liandan.http.store.Statements;

/** The secrets that people's phones share with us for the second step, encrypted. */
@Singleton
public class SecondFactors {

    private final Statements statements;
    private final Clock clock;
    private final SecretVault vault;

    @Inject
    SecondFactors(Statements statements, Clock clock, KeysKey secret) {
        this.statements = statements;
        this.clock = clock;
        this.vault = new SecretVault(secret, "second factors", new SecureRandom());
    }

    /** Since when the person takes a second step; empty if not at all. */
    public Optional<Instant> since(String username) {
        return statements.first(
                "select since from second_factor where username = ?", row -> Statements.time(row, 1), username);
    }

    /** The secret that is shared with that person. */
    public Optional<byte[]> secret(String username) {
        return statements
                .first("select secret from second_factor where username = ?", row -> row.getBytes(1), username)
                .map(locked -> unlocked(locked, username));
    }

    private byte[] unlocked(byte[] locked, String username) {
        try {
            return vault.unlock(locked, username);
        } catch (SecretVault.WrongKeyException e) {
            throw new IllegalStateException("the second factor of " + username + " was locked under another secret", e);
        }
    }

    /** Locks what lies under the former secret of the installation anew under the present one; how many. */
    public int renewLocks() {
        int renewed = 0;
        for (Locked one : statements.query(
                "select username, secret from second_factor", row -> new Locked(row.getString(1), row.getBytes(2)))) {
            try {
                byte[] anew = vault.renewed(one.secret(), one.username()).orElse(null);
                if (anew != null) {
                    renewed += statements.update(
                            "update second_factor set secret = ? where username = ? and secret = ?",
                            anew,
                            one.username(),
                            one.secret());
                }
            } catch (SecretVault.WrongKeyException e) {
                throw new IllegalStateException(
                        "the second factor of " + one.username() + " lies under neither secret", e);
            }
        }
        return renewed;
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, compared by the database
    private record Locked(String username, byte[] secret) {}

    /** Keeps a secret, in place of the one before, and the half minute whose code has proved it. */
    public void keep(String username, byte[] secret, long step) {
        statements.update("""
                insert into second_factor (username, secret, since, last_step) values (?, ?, ?, ?)
                on conflict (username) do update
                set secret = excluded.secret, since = excluded.since, last_step = excluded.last_step""", username, vault.lock(secret, username), clock.instant(), step);
    }

    /** Takes the code of a half minute; false if that, or a later one, has been taken before. */
    public boolean take(String username, long step) {
        return statements.update(
                        "update second_factor set last_step = ? where username = ? and last_step < ?",
                        step,
                        username,
                        step)
                > 0;
    }

    /** Forgets the secret; false if there is none. */
    public boolean remove(String username) {
        return statements.update("delete from second_factor where username = ?", username) > 0;
    }
}
