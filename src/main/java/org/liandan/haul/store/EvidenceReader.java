package org.liandan.haul.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.haul.HaulContext;
import org.liandan.haul.SettingsTimeline;
import org.liandan.haul.Violation;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.EvidencePackage.FindingThen;
import org.liandan.haul.evidence.EvidencePackage.RegistryThen;
import org.liandan.haul.evidence.EvidencePackage.ReportThen;
import org.liandan.haul.evidence.EvidencePackage.RuleThen;
import org.liandan.haul.evidence.EvidencePackage.TerminalThen;
import org.liandan.haul.evidence.EvidencePackage.VehicleThen;
import org.liandan.haul.evidence.Gap;
import org.liandan.party.OrganizationId;

/** Reads evidence back, to the byte as it was frozen; of violations from before there was any, what is known. */
@Singleton
public final class EvidenceReader {

    private static final String LATEST = """
            select document, digest from violation_evidence where violation_id = ?
            order by revision desc limit 1""";

    private static final String REVISION =
            "select document, digest from violation_evidence where violation_id = ? and revision = ?";

    private final DataSource database;
    private final ViolationReader violations;

    @Inject
    public EvidenceReader(DataSource database) {
        this.database = database;
        this.violations = new ViolationReader(database);
    }

    /**
     * The evidence of a violation.
     *
     * @param carrier the carrier of the violation
     * @param content what it says
     * @param document its canonical JSON
     * @param digest SHA-256 of the document, 64 hexadecimal digits
     */
    public record Evidence(OrganizationId carrier, EvidencePackage content, String document, String digest) {

        /** Whether it was put together now from an old record, not frozen when the violation was found. */
        public boolean isRebuilt() {
            return content.revision() == 0;
        }
    }

    /**
     * The evidence of a violation, empty if there is no such violation.
     *
     * @param revision which one, or null for the latest
     * @throws IllegalStateException if the document is not what was frozen
     */
    public Optional<Evidence> find(long violation, @Nullable Integer revision) {
        Optional<ViolationReader.WithEvidence> found = violations.find(violation);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Violation row = found.get().violation();
        Optional<Evidence> kept = kept(row, revision);
        boolean anyDoes = revision == null || revision == 0;
        return kept.isPresent() || !anyDoes
                ? kept
                : Optional.of(rebuilt(row, found.get().evidence()));
    }

    private Optional<Evidence> kept(Violation row, @Nullable Integer revision) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(revision == null ? LATEST : REVISION)) {
            statement.setLong(1, row.id());
            if (revision != null) {
                statement.setInt(2, revision);
            }
            try (ResultSet found = statement.executeQuery()) {
                return found.next()
                        ? Optional.of(checked(row, found.getString(1), found.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the evidence", e);
        }
    }

    private static Evidence checked(Violation row, String document, String digest) {
        if (!CanonicalJson.digest(document).equals(digest)) {
            throw new IllegalStateException("the evidence of violation " + row.id() + " is not what was recorded");
        }
        return new Evidence(row.carrier(), CanonicalJson.read(document, EvidencePackage.class), document, digest);
    }

    /** What the vehicle was judged against with each of the thresholds in force. */
    public List<Map.Entry<SettingsTimeline.Entry, HaulContext>> contexts(EvidencePackage evidence) {
        RegistryThen registry = Objects.requireNonNull(evidence.registry(), "the registry was not kept");
        try (Connection connection = database.getConnection()) {
            List<Map.Entry<SettingsTimeline.Entry, HaulContext>> contexts = new ArrayList<>();
            for (EvidencePackage.SettingsThen then : evidence.settings()) {
                contexts.add(Map.entry(
                        new SettingsTimeline.Entry(then.id(), then.validFrom(), then.values()),
                        RegistryContent.context(connection, registry, then.values())));
            }
            return contexts;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what the vehicle was judged against", e);
        }
    }

    private static Evidence rebuilt(Violation row, String evidence) {
        ObjectNode computed = CanonicalJson.read(evidence, ObjectNode.class);
        List<ReportThen> reports = new ArrayList<>();
        computed.path("reports").forEach(report -> reports.add(report(report)));
        computed.remove("reports");
        EvidencePackage content = new EvidencePackage(
                EvidencePackage.FORMAT,
                row.id(),
                0,
                row.detectedAt(),
                "",
                RuleThen.of(row.rule(), row.ruleVersion()),
                finding(row, computed),
                List.of(),
                new VehicleThen(
                        row.vehicleId(), row.plate(), null, row.carrier().value(), row.carrierName(), null),
                new TerminalThen(0, row.terminalPhone(), null, null, null, null, null),
                null,
                null,
                List.of(),
                null,
                reports,
                null,
                List.of(Gap.RECORDED_BEFORE_PACKAGES, Gap.VIN));
        String document = CanonicalJson.write(content);
        return new Evidence(row.carrier(), content, document, CanonicalJson.digest(document));
    }

    @SuppressWarnings("unchecked") // members of a JSON object have names
    private static FindingThen finding(Violation row, ObjectNode computed) {
        return new FindingThen(
                row.type(),
                row.startedAt(),
                row.endedAt(),
                Findings.limit(row.measure()),
                Findings.measured(row.measure()),
                row.verdict(),
                row.established(),
                row.at(),
                CanonicalJson.ofTree(computed, Map.class));
    }

    /** A report as violations kept it before there were packages: altitude, marks and bytes are not in it. */
    private static ReportThen report(JsonNode report) {
        return new ReportThen(
                Instant.parse(report.path("at").asText()),
                Instant.parse(report.path("receivedAt").asText()),
                (int) Math.round(report.path("lon").asDouble() * 1e6),
                (int) Math.round(report.path("lat").asDouble() * 1e6),
                (int) Math.round(report.path("speedKph").asDouble() * 10),
                report.has("recorderSpeedKph")
                        ? Integer.valueOf(
                                (int) Math.round(report.get("recorderSpeedKph").asDouble() * 10))
                        : null,
                report.path("headingDeg").asInt(),
                null,
                report.has("satellites")
                        ? Integer.valueOf(report.get("satellites").asInt())
                        : null,
                null,
                report.path("alarmFlags").asLong(),
                report.path("statusFlags").asLong(),
                null,
                null,
                List.of());
    }
}
