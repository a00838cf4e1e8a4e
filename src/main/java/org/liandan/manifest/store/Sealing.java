package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import org.liandan.manifest.ManifestEvent;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.seal.SealedStep;
import org.liandan.manifest.seal.Signer;
import org.liandan.manifest.seal.SigningKeys;
import org.liandan.manifest.seal.Sm3;
import org.liandan.manifest.seal.StepDocument;

/** Writes a step into the history, signed, in the transaction of the step. */
@ApplicationScoped
class Sealing {

    private final SigningKeys keys;
    private final PersonalFields personal;
    private final ObjectMapper json;

    Sealing(SigningKeys keys, PersonalFields personal, ObjectMapper json) {
        this.keys = keys;
        this.personal = personal;
        this.json = json;
    }

    /**
     * Where a manifest's history ends.
     *
     * @param seq number of the last step, 0 before the first
     * @param hash its hash; {@link Sm3#NOTHING} before the first, and behind steps from before signing began
     */
    record End(int seq, String hash) {

        static final End NONE = new End(0, Sm3.NOTHING);

        /** Whether a signed step is there to follow on. */
        boolean isSealed() {
            return !hash.equals(Sm3.NOTHING);
        }
    }

    /** Where the history ends now; to be asked under the manifest's lock. */
    End end(Connection connection, ManifestNumber number) throws SQLException {
        try (var query = connection.prepareStatement(
                "select seq, hash from manifest_event where number = ? order by seq desc limit 1")) {
            query.setString(1, number.value());
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return End.NONE;
                }
                byte[] hash = row.getBytes(2);
                return new End(
                        row.getInt(1),
                        hash == null ? Sm3.NOTHING : HexFormat.of().formatHex(hash));
            }
        }
    }

    /**
     * Adds the next step.
     *
     * @param record what it changes in the manifest's row, see {@link RecordTexts}
     * @return where the history ends now
     */
    End append(Connection connection, ManifestNumber number, ManifestEvent event, Map<String, String> record, End end)
            throws SQLException {
        Signer signer = keys.ofOrganization(event.by().organization(), event.at());
        StepDocument document = new StepDocument(
                number.value(),
                end.seq() + 1,
                event.kind().name(),
                event.at(),
                signer.holder(),
                event.by().username(),
                event.entries().texts(),
                record,
                end.hash());
        SealedStep step = document.sealedBy(signer);
        insert(connection, document, event, step);
        return new End(document.seq(), step.hash());
    }

    private void insert(Connection connection, StepDocument document, ManifestEvent event, SealedStep step)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
            insert into manifest_event (number, seq, at, kind, username, organization_id, entries, credit_code, record,
                hash, key_id, signature)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::jsonb, ?, ?, ?)\
            """)) {
            insert.setString(1, document.number());
            insert.setInt(2, document.seq());
            insert.setObject(3, OffsetDateTime.ofInstant(document.at(), ZoneOffset.UTC));
            insert.setString(4, document.kind());
            insert.setString(5, document.username());
            insert.setLong(6, event.by().organization().value());
            insert.setString(7, written(personal.toStep(document.entries())));
            insert.setString(8, document.organization());
            insert.setString(9, written(personal.toStep(document.record())));
            insert.setBytes(10, HexFormat.of().parseHex(step.hash()));
            insert.setString(11, step.keyId());
            insert.setBytes(12, HexFormat.of().parseHex(step.signature()));
            insert.executeUpdate();
        }
    }

    private String written(Map<String, String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a step", e);
        }
    }
}
