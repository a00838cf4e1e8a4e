package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Correction;
import org.liandan.manifest.CorrectionState;
import org.liandan.manifest.Corrections;
import org.liandan.manifest.FieldChange;
import org.liandan.manifest.Manifest;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.Signature;
import org.liandan.party.OrganizationId;

/** Corrections and the contents that they replaced, on disk. Written in the transaction of the manifest's step. */
@ApplicationScoped
class CorrectionRows {

    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, String>>> CONTENT = new TypeReference<>() {};
    private static final TypeReference<List<Approval>> APPROVALS = new TypeReference<>() {};

    private static final String SELECT = """
            select c.*, (select coalesce(jsonb_agg(jsonb_build_object('username', a.username, 'organization',
                     a.organization_id, 'at', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                     order by a.at), '[]') from manifest_correction_approval a where a.correction_id = c.id) as approvals
              from manifest_correction c
            """;

    /** One approval as the query packs it. */
    private record Approval(String username, long organization, String at) {}

    private final DataSource database;
    private final PersonalFields personal;
    private final ObjectMapper json;

    CorrectionRows(DataSource database, PersonalFields personal, ObjectMapper json) {
        this.database = database;
        this.personal = personal;
        this.json = json;
    }

    /** Stores a new correction that waits; its id comes back. */
    long insert(ManifestNumber number, Correction correction) {
        Correction.Proposal proposal = correction.proposal();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into manifest_correction (number, state, changes, reason, proposed_by,
                            proposed_organization_id, proposed_at)
                        values (?, 'PENDING', ?::jsonb, ?, ?, ?, ?) returning id""")) {
            insert.setString(1, number.value());
            insert.setString(2, written(personal.toCorrection(proposal.changes())));
            insert.setString(3, proposal.reason());
            insert.setString(4, proposal.by().username());
            insert.setLong(5, proposal.by().organization().value());
            insert.setObject(6, utc(proposal.by().at()));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw failed("store a correction of " + number, e);
        }
    }

    /** Writes what has come of it: approvals are added, an end is set once. */
    void update(long id, Correction correction, @Nullable Integer edition) {
        try (var connection = database.getConnection()) {
            addApprovals(connection, id, correction.approvals());
            if (correction instanceof Correction.Ended ended) {
                end(connection, id, ended, edition);
            }
        } catch (SQLException e) {
            throw failed("change correction " + id, e);
        }
    }

    private static void addApprovals(Connection connection, long id, List<Signature> approvals) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into manifest_correction_approval (correction_id, organization_id, username, at)
                values (?, ?, ?, ?) on conflict do nothing""")) {
            for (Signature approval : approvals) {
                insert.setLong(1, id);
                insert.setLong(2, approval.organization().value());
                insert.setString(3, approval.username());
                insert.setObject(4, utc(approval.at()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void end(Connection connection, long id, Correction.Ended ended, @Nullable Integer edition)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update manifest_correction set state = ?, ended_by = ?, ended_organization_id = ?, ended_at = ?,
                       ended_reason = ?, edition = ?
                 where id = ? and state = 'PENDING'""")) {
            update.setString(1, ended.state().name());
            update.setString(2, ended.by().username());
            update.setLong(3, ended.by().organization().value());
            update.setObject(4, utc(ended.by().at()));
            update.setString(5, ended.reason());
            update.setObject(6, edition);
            update.setLong(7, id);
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("correction " + id + " ended under its manifest's lock");
            }
        }
    }

    /** Ends what waits at a manifest that was cancelled; in the transaction of the cancellation. */
    void lapse(Manifest cancelled) {
        StoredCorrection stored = pending(cancelled.header().number());
        if (stored != null && stored.correction() instanceof Correction.Pending waiting) {
            update(
                    stored.id(),
                    Corrections.lapse(waiting, cancelled.cancellation().orElseThrow()),
                    null);
        }
    }

    /** Keeps the content that is about to be replaced. */
    void keep(StoredManifest replaced, long correction, Instant now) {
        Manifest manifest = replaced.manifest();
        Map<String, Map<String, String>> content = new LinkedHashMap<>();
        content.put("producer", manifest.producer().entries().texts());
        manifest.carriage()
                .ifPresent(carriage -> content.put(
                        "carrier", carriage.signed().part().entries().texts()));
        manifest.receipt()
                .ifPresent(receipt ->
                        content.put("receiver", receipt.part().entries().texts()));
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into manifest_edition (number, edition, state, content, replaced_at, correction_id)
                        values (?, ?, ?, ?::jsonb, ?, ?)""")) {
            insert.setString(1, manifest.header().number().value());
            insert.setInt(2, replaced.edition());
            insert.setString(3, manifest.state().name());
            insert.setString(4, written(personal.toEdition(content)));
            insert.setObject(5, utc(now));
            insert.setLong(6, correction);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failed("keep an edition of " + manifest.header().number(), e);
        }
    }

    /** The correction of that manifest that waits, or null. */
    @Nullable StoredCorrection pending(ManifestNumber number) {
        return query(SELECT + "where c.number = ? and c.state = 'PENDING'", number.value()).stream()
                .findFirst()
                .orElse(null);
    }

    /** That correction of that manifest, or null. */
    @Nullable StoredCorrection find(ManifestNumber number, long id) {
        return query(SELECT + "where c.number = ? and c.id = ?", number.value(), id).stream()
                .findFirst()
                .orElse(null);
    }

    /** Every correction of a manifest, the latest first. */
    List<StoredCorrection> of(ManifestNumber number) {
        return query(SELECT + "where c.number = ? order by c.id desc", number.value());
    }

    /** Those that wait, the longest waiting first. */
    List<StoredCorrection> waiting(@Nullable OrganizationId party, int limit) {
        return party == null
                ? query(SELECT + "where c.state = 'PENDING' order by c.proposed_at limit ?", limit)
                : query(SELECT + """
                                join manifest m on m.number = c.number
                                where c.state = 'PENDING' and (m.producer_organization_id = ?
                                   or m.carrier_organization_id = ? or m.receiver_organization_id = ?)
                                order by c.proposed_at limit ?""", party.value(), party.value(), party.value(), limit);
    }

    /** The contents of a manifest that were replaced, the first one first. */
    List<Edition> editions(ManifestNumber number) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("""
                        select e.edition, e.state, e.content, e.replaced_at, e.correction_id, c.changes
                          from manifest_edition e join manifest_correction c on c.id = e.correction_id
                         where e.number = ? order by e.edition""")) {
            query.setString(1, number.value());
            List<Edition> found = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(new Edition(
                            row.getInt("edition"),
                            ManifestState.valueOf(row.getString("state")),
                            personal.fromEdition(read(row.getString("content"), CONTENT)),
                            at(row, "replaced_at"),
                            row.getLong("correction_id"),
                            personal.fromCorrection(read(row.getString("changes"), CHANGES))));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed("read the editions of " + number, e);
        }
    }

    private List<StoredCorrection> query(String sql, Object... values) {
        try (var connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<StoredCorrection> found = new ArrayList<>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    found.add(stored(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failed("read corrections", e);
        }
    }

    private StoredCorrection stored(ResultSet row) throws SQLException {
        var proposal = new Correction.Proposal(
                personal.fromCorrection(read(row.getString("changes"), CHANGES)),
                row.getString("reason"),
                signature(row, "proposed"));
        List<Signature> approvals = read(row.getString("approvals"), APPROVALS).stream()
                .map(one ->
                        new Signature(one.username(), new OrganizationId(one.organization()), Instant.parse(one.at())))
                .toList();
        var pending = new Correction.Pending(proposal, approvals);
        CorrectionState state = CorrectionState.valueOf(row.getString("state"));
        Correction correction = state == CorrectionState.PENDING
                ? pending
                : new Correction.Ended(
                        pending,
                        state,
                        signature(row, "ended"),
                        Objects.requireNonNullElse(row.getString("ended_reason"), ""));
        return new StoredCorrection(
                row.getLong("id"),
                new ManifestNumber(row.getString("number")),
                correction,
                row.getObject("edition", Integer.class));
    }

    private static Signature signature(ResultSet row, String name) throws SQLException {
        return new Signature(
                row.getString(name + "_by"),
                new OrganizationId(row.getLong(name + "_organization_id")),
                at(row, name + "_at"));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a correction", e);
        }
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a correction", e);
        }
    }

    private static IllegalStateException failed(String what, SQLException cause) {
        return new IllegalStateException("cannot " + what, cause);
    }
}
