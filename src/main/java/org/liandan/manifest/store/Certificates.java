package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.CarrierPart;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ProducerPart;
import org.liandan.manifest.ReceiverPart;
import org.liandan.manifest.seal.CertificateCode;
import org.liandan.manifest.seal.KeyBook;
import org.liandan.manifest.seal.PublishedKey;
import org.liandan.manifest.seal.SigningKeys;
import org.liandan.manifest.seal.Sm3;
import org.liandan.party.Checked;

/** Issues the codes on certificates, and finds the manifest that a code speaks of. */
@ApplicationScoped
public class Certificates {

    /** Of the hash, in hexadecimal digits, as a short code has it: nobody guesses 64 bits. */
    private static final int HASH_DIGITS = 16;

    private static final Pattern SHORT = Pattern.compile("(.{21,27})-([0-9a-f]{" + HASH_DIGITS + "})");

    private final DataSource database;
    private final Manifests manifests;
    private final KeyRing keyRing;
    private final SigningKeys keys;
    private final Clock clock;

    Certificates(DataSource database, Manifests manifests, KeyRing keyRing, SigningKeys keys, Clock clock) {
        this.database = database;
        this.manifests = manifests;
        this.keyRing = keyRing;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What stands on a certificate so that it can be checked.
     *
     * @param code for the QR code
     * @param shortCode to be typed
     * @param head hash of the chain's last step
     * @param root id of the platform's first key
     * @param asOf when it was made, to the second
     */
    public record Issued(String code, String shortCode, String head, String root, Instant asOf) {}

    /** Issues a code for the manifest as it is now; empty for one whose steps are all from before signing began. */
    public Optional<Issued> issue(Manifest.Received manifest, int version) {
        ManifestNumber number = manifest.header().number();
        String head = head(number);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ProducerPart producer = manifest.producer();
        CarrierPart carrier = manifest.load().loaded().signed().part();
        ReceiverPart receiver = manifest.confirmed().part();
        CertificateCode content = new CertificateCode(
                number,
                head,
                producer.creditCode(),
                carrier.creditCode(),
                receiver.creditCode(),
                carrier.plate(),
                producer.wasteCategory(),
                producer.volumeM3(),
                receiver.volumeM3(),
                receiver.decision(),
                producer.handedOverAt(),
                receiver.receivedAt(),
                asOf,
                version);
        return Optional.of(new Issued(
                content.signedBy(keys.ofPlatform(asOf)),
                number.value() + "-" + head.substring(0, HASH_DIGITS),
                head,
                root(),
                asOf));
    }

    /**
     * A manifest that a code speaks of, as it is now.
     *
     * @param then what the code itself says; null for a short code
     * @param isCurrent whether no step was taken since
     */
    public record Known(StoredManifest now, @Nullable CertificateCode then, boolean isCurrent) {}

    /** The manifest of a code, or of a short code; empty where it is malformed, not signed by the platform, or nobody's. */
    public Optional<Known> find(String text) {
        if (text.length() > CertificateCode.LONGEST) {
            return Optional.empty();
        }
        Matcher typed = SHORT.matcher(text.strip());
        if (typed.matches()) {
            return ManifestNumber.check(typed.group(1)) instanceof Checked.Valid<ManifestNumber>(ManifestNumber number)
                    ? known(number, typed.group(2), null)
                    : Optional.empty();
        }
        try {
            CertificateCode.Scanned scanned = CertificateCode.scan(text);
            return scanned.isSignedByOneOf(new KeyBook(platformKeys(), null))
                    ? known(scanned.content().number(), scanned.content().head(), scanned.content())
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Known> known(ManifestNumber number, String hashStart, @Nullable CertificateCode then) {
        StoredManifest stored = manifests.find(number);
        if (stored == null || !isStep(number, hashStart)) {
            return Optional.empty();
        }
        return Optional.of(new Known(stored, then, head(number).startsWith(hashStart)));
    }

    private boolean isStep(ManifestNumber number, String hashStart) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                    select exists (select from manifest_event
                                    where number = ? and starts_with(encode(hash, 'hex'), ?))\
                    """)) {
            query.setString(1, number.value());
            query.setString(2, hashStart);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for a step", e);
        }
    }

    /** Hash of the last step; empty where that is from before signing began. */
    private String head(ManifestNumber number) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select hash from manifest_event where number = ? order by seq desc limit 1")) {
            query.setString(1, number.value());
            try (var row = query.executeQuery()) {
                byte[] hash = row.next() ? row.getBytes(1) : null;
                return hash == null || hash.length != Sm3.BYTES
                        ? ""
                        : HexFormat.of().formatHex(hash);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the last step", e);
        }
    }

    private List<PublishedKey> platformKeys() {
        return keyRing.published().stream()
                .filter(key -> key.holder().equals(PublishedKey.PLATFORM))
                .toList();
    }

    private String root() {
        return platformKeys().getFirst().id();
    }
}
