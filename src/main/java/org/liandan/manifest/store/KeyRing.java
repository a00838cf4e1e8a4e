package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.http.KeysKey;
import org.liandan.http.SecretVault;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.Signer;
import org.liandan.manifest.seal.SigningKeys;
import org.liandan.manifest.seal.Sm2;
import org.liandan.manifest.seal.Statement;
import org.liandan.party.OrganizationId;

/**
 * The installation's own keys: one for the platform, one for each organisation that has signed, made when it signs first. Private keys
 * lie encrypted in the database and are decrypted once in a process.
 */
@ApplicationScoped
public class KeyRing implements SigningKeys {

    /**
     * By so much a key is good before it is made and after it is retired: steps that are being taken at the same moment have read
     * the clock before, or the key.
     */
    static final Duration OVERLAP = Duration.ofMinutes(5);

    /** The platform's row; organisations count from 1. */
    private static final long PLATFORM_ID = 0;

    private static final String IN_USE = """
        select k.id, k.holder, k.endorsement, k.private_key, coalesce(o.credit_code, k.holder) as code
          from signing_key k left join organization o on o.id = k.organization_id
         where coalesce(k.organization_id, 0) = ? and k.valid_to is null\
        """;

    private final DataSource database;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretVault vault;
    private final Map<String, Signer> opened = new ConcurrentHashMap<>();

    KeyRing(DataSource database, AuditLog audit, Clock clock, KeysKey secret) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
        vault = new SecretVault(secret, "signing keys", random);
    }

    @Override
    @Transactional
    public Signer ofOrganization(OrganizationId organization, Instant at) {
        Signer signer = inUse(organization.value());
        return signer == null ? made(organization.value(), at) : signer;
    }

    @Override
    @Transactional
    public Signer ofPlatform(Instant at) {
        Signer signer = inUse(PLATFORM_ID);
        return signer == null ? made(PLATFORM_ID, at) : signer;
    }

    /** All public keys, the platform's first. */
    public List<PublishedKey> published() {
        return KeyRows.all(database);
    }

    /**
     * Takes another key into use; the one before stays good for what it has signed.
     *
     * @param organization whose, or null for the platform's own
     * @return id of the new key
     */
    @Transactional
    public String rotate(@Nullable OrganizationId organization) {
        long id = organization == null ? PLATFORM_ID : organization.value();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Signer platform = ofPlatform(now);
        Signer before = id == PLATFORM_ID ? platform : inUse(id);
        if (before == null) {
            return made(id, now).keyId().value();
        }
        // a platform's next key is vouched for by the one before
        Signer next = retireAndMake(before, id, now, platform);
        return next.keyId().value();
    }

    /** Why the keys of this database cannot be used, in a sentence; empty when they can. Makes the platform's key if there is none. */
    @Transactional
    public Optional<String> complaint() {
        try {
            ofPlatform(clock.instant().truncatedTo(ChronoUnit.MILLIS));
            return Optional.empty();
        } catch (LockedKeyException e) {
            return Optional.of(
                    "LIANDAN_KEYS_KEY is not the secret under which this database's signing keys were encrypted.");
        }
    }

    /** Locks what lies under the former secret anew under the present one; how many keys. */
    @Transactional
    public int renewLocks() {
        Map<String, byte[]> renewed = new HashMap<>();
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select id, endorsement, private_key from signing_key where private_key is not null for update");
                var row = query.executeQuery()) {
            while (row.next()) {
                String id = row.getString(1);
                vault.renewed(row.getBytes(3), row.getString(2)).ifPresent(locked -> renewed.put(id, locked));
            }
            try (var permit = connection.createStatement();
                    var update = connection.prepareStatement("update signing_key set private_key = ? where id = ?")) {
                permit.execute("select set_config('liandan.sealing', 'on', true)");
                for (var key : renewed.entrySet()) {
                    update.setBytes(1, key.getValue());
                    update.setString(2, key.getKey());
                    update.addBatch();
                }
                update.executeBatch();
            }
        } catch (SecretVault.WrongKeyException e) {
            throw new IllegalStateException("a signing key lies under neither secret", e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock the signing keys anew", e);
        }
        return renewed.size();
    }

    private @Nullable Signer inUse(long organization) {
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement(IN_USE)) {
            query.setLong(1, organization);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                Signer signer = opened(
                        row.getString("id"),
                        row.getString("holder"),
                        row.getString("endorsement"),
                        row.getBytes("private_key"));
                String code = row.getString("code");
                return signer.holder().equals(code) ? signer : renamed(signer, organization);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read a signing key", e);
        }
    }

    /** The organisation has another credit code than when its key was made. */
    private Signer renamed(Signer before, long organization) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return retireAndMake(before, organization, now, ofPlatform(now));
    }

    private Signer opened(String id, String holder, String endorsement, byte @Nullable [] locked) {
        Signer known = opened.get(id);
        if (known != null) {
            return known;
        }
        if (locked == null) {
            throw new IllegalStateException("the private key " + id + " is not in this database");
        }
        try {
            Signer signer = Sm2.PrivateKey.of(vault.unlock(locked, endorsement)).signer(holder, random);
            opened.put(id, signer);
            return signer;
        } catch (SecretVault.WrongKeyException e) {
            throw new LockedKeyException(id, e);
        }
    }

    private Signer made(long organization, Instant at) {
        Sm2.PrivateKey key = Sm2.PrivateKey.random(random);
        Signer own = key.signer(holder(organization), random);
        Signer platform = organization == PLATFORM_ID ? own : ofPlatform(at);
        insert(organization, key, own, at.minus(OVERLAP), platform);
        Signer inUse = inUse(organization);
        if (inUse == null) {
            throw new IllegalStateException("no signing key of organisation " + organization);
        }
        // somebody else's, if two were made at once
        if (inUse.keyId().equals(own.keyId())) {
            told("SIGNING_KEY_MADE", own);
        }
        return inUse;
    }

    private Signer retireAndMake(Signer before, long organization, Instant now, Signer platform) {
        retire(before, now, platform);
        Sm2.PrivateKey key = Sm2.PrivateKey.random(random);
        Signer own = key.signer(holder(organization), random);
        insert(organization, key, own, now.minus(OVERLAP), platform);
        told("SIGNING_KEY_ROTATED", own);
        return own;
    }

    private void told(String action, Signer key) {
        audit.record(action, "signing_key", key.keyId().value(), Map.of("holder", key.holder()));
    }

    private String holder(long organization) {
        if (organization == PLATFORM_ID) {
            return PublishedKey.PLATFORM;
        }
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement("select credit_code from organization where id = ?")) {
            query.setLong(1, organization);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("no organisation " + organization);
                }
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read organisation " + organization, e);
        }
    }

    private void insert(long organization, Sm2.PrivateKey key, Signer own, Instant validFrom, Signer platform) {
        PublishedKey published = PublishedKey.endorsed(own, key.point(), validFrom, platform);
        Statement endorsement = published.endorsement();
        try (Connection connection = database.getConnection();
                var insert = connection.prepareStatement("""
                    insert into signing_key (id, organization_id, holder, valid_from, endorsement, endorsed_by,
                        endorsement_signature, private_key)
                    values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing\
                    """)) {
            insert.setString(1, own.keyId().value());
            if (organization == PLATFORM_ID) {
                insert.setNull(2, Types.BIGINT);
            } else {
                insert.setLong(2, organization);
            }
            insert.setString(3, own.holder());
            insert.setObject(4, validFrom.atOffset(ZoneOffset.UTC));
            insert.setString(5, endorsement.document());
            insert.setString(6, endorsement.keyId());
            insert.setString(7, endorsement.signature());
            insert.setBytes(8, vault.lock(key.bytes(), endorsement.document()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store a signing key", e);
        }
    }

    private void retire(Signer key, Instant now, Signer platform) {
        Instant validTo = now.plus(OVERLAP);
        Statement retirement = PublishedKey.retirement(key.keyId(), validTo, platform);
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement("""
                    update signing_key set valid_to = ?, retirement = ?, retired_by = ?, retirement_signature = ?
                     where id = ? and valid_to is null\
                    """)) {
            update.setObject(1, validTo.atOffset(ZoneOffset.UTC));
            update.setString(2, retirement.document());
            update.setString(3, retirement.keyId());
            update.setString(4, retirement.signature());
            update.setString(5, key.keyId().value());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("key " + key.keyId() + " was retired by somebody else");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot retire a signing key", e);
        }
    }

    /** The secret of the installation is not the one under which the key lies in the database. */
    private static final class LockedKeyException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        LockedKeyException(String id, Throwable cause) {
            super("signing key " + id + " cannot be decrypted: is LIANDAN_KEYS_KEY the right one?", cause);
        }
    }
}
