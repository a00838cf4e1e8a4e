package org.liandan.outbox.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;
import org.liandan.haul.ViolationRecorded;
import org.liandan.http.Days;
import org.liandan.ledger.LedgerEvent;
import org.liandan.manifest.ManifestChanged;
import org.liandan.manifest.ManifestReminded;
import org.liandan.party.OrganizationId;

/** Writes down what happened, in the transaction that made it happen: what is undone was never told. */
@ApplicationScoped
class OutboxWriter {

    private static final String INSERT =
            "insert into outbox_event (at, type, subject, organizations, body) values (?, ?, ?, ?, ?)";

    private final DataSource database;
    private final ObjectMapper json;

    OutboxWriter(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** A step of a manifest. Drafts are their producer's own business. */
    void on(@Observes ManifestChanged changed) {
        Set<OrganizationId> concerned = new LinkedHashSet<>(Set.of(changed.producer()));
        if (changed.issued()) {
            concerned.add(changed.carrier());
            concerned.add(changed.receiver());
        }
        String number = changed.number().value();
        ObjectNode manifest = json.createObjectNode()
                .put("number", number)
                .put("state", changed.state().name())
                .put("plate", changed.plate())
                .put("href", "/api/v1/manifests/" + number);
        write("manifest." + slug(changed.kind()), number, changed.at(), concerned, "manifest", manifest);
    }

    /** A step that is overdue; the message says which, so that a program can tell its people what to do. */
    void on(@Observes ManifestReminded reminded) {
        String number = reminded.number().value();
        ObjectNode manifest = json.createObjectNode()
                .put("number", number)
                .put("waitsFor", reminded.waitsFor().name())
                .put("dueAt", inDistrict(reminded.dueAt()))
                .put("href", "/api/v1/manifests/" + number);
        write(
                reminded.escalated() ? "manifest.escalated" : "manifest.reminder",
                number,
                reminded.at(),
                new LinkedHashSet<>(List.of(reminded.producer(), reminded.carrier(), reminded.receiver())),
                "manifest",
                manifest);
    }

    /** A ledger was confirmed, or has an addendum. */
    void on(@Observes LedgerEvent event) {
        String subject = event.ledger().kind().slug() + "/" + event.code() + "/"
                + event.ledger().day();
        ObjectNode ledger = json.createObjectNode()
                .put("kind", event.ledger().kind().name())
                .put("subject", event.code())
                .put("day", event.ledger().day().toString())
                .put("href", "/api/v1/ledgers/" + subject);
        if (event.addendum() > 0) {
            ledger.put("addendum", event.addendum());
        }
        write("ledger." + slug(event.kind()), subject, event.at(), Set.of(event.clerks()), "ledger", ledger);
    }

    /** A finding about a truck: still going on, or with the value that counts. Its carrier hears of it, and the authorities. */
    void on(@Observes ViolationRecorded recorded) {
        String id = String.valueOf(recorded.id());
        Instant endedAt = recorded.endedAt();
        ObjectNode violation = json.createObjectNode()
                .put("id", recorded.id())
                .put("kind", recorded.type().name())
                .put("category", recorded.type().category().name())
                .put("rule", recorded.rule())
                .put("plate", recorded.plate())
                .put("startedAt", inDistrict(recorded.startedAt()))
                .put("endedAt", endedAt == null ? null : inDistrict(endedAt))
                .put("href", "/api/v1/violations/" + id);
        write(
                endedAt == null ? "violation.begun" : "violation.recorded",
                id,
                endedAt == null ? recorded.startedAt() : endedAt,
                Set.of(recorded.carrier()),
                "violation",
                violation);
    }

    private static String inDistrict(Instant at) {
        return at.atZone(Days.ZONE).toOffsetDateTime().toString();
    }

    private static String slug(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void write(
            String type, String subject, Instant at, Set<OrganizationId> concerned, String name, ObjectNode content) {
        ObjectNode body = json.createObjectNode().put("type", type).put("occurredAt", inDistrict(at));
        body.set(name, content);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, at.atOffset(ZoneOffset.UTC));
            insert.setString(2, type);
            insert.setString(3, subject);
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint",
                            concerned.stream().map(OrganizationId::value).toArray()));
            insert.setString(5, json.writeValueAsString(body));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + type + " of " + subject + " into the outbox", e);
        }
    }
}
