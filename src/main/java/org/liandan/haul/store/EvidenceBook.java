package org.liandan.haul.store;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalPhone;
import org.liandan.geo.LonLat;
import org.liandan.haul.Established;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.Measure;
import org.liandan.haul.SettingsTimeline;
import org.liandan.haul.ViolationType;
import org.liandan.haul.evidence.EvidencePackage;
import org.liandan.haul.evidence.EvidencePackage.RegistryThen;
import org.liandan.haul.evidence.EvidencePackage.ReportThen;
import org.liandan.haul.evidence.EvidencePackage.RuleThen;
import org.liandan.haul.evidence.EvidencePackage.SettingsThen;
import org.liandan.haul.evidence.Gap;
import org.liandan.haul.evidence.RawReports;
import org.liandan.haul.evidence.RawReports.RawReport;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.Place;
import org.liandan.place.Route;
import org.liandan.track.Position;

/** Freezes what a violation rests on, in the transaction that records it. Revisions are added, none is changed. */
@Singleton
class EvidenceBook {

    private static final Logger LOG = Logger.getLogger(EvidenceBook.class);

    private static final String LATEST =
            "select document from violation_evidence where violation_id = ? order by revision desc limit 1";

    private static final String INSERT = """
            insert into violation_evidence (violation_id, revision, recorded_at, document, digest)
            values (?, ?, ?, ?, ?)""";

    private final HaulContexts contexts;
    private final RawReports raw;
    private final EvidenceWriter computed;
    private final Clock clock;
    private final String software;
    private final RegistryContent registry = new RegistryContent();

    @Inject
    EvidenceBook(
            HaulContexts contexts,
            RawReports raw,
            EvidenceWriter computed,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String software) {
        this.contexts = contexts;
        this.raw = raw;
        this.computed = computed;
        this.clock = clock;
        this.software = software;
    }

    /**
     * Adds a revision to what is on record of a violation.
     *
     * @param judgedBy what the vehicle was judged against when it was found; null for what holds now, of a finding that rests
     *     on none of it
     */
    void add(Connection connection, long violation, Finding finding, @Nullable HaulContext judgedBy)
            throws SQLException {
        EvidencePackage before = latest(connection, violation);
        Identities identities = Identities.of(connection, finding.vehicleId(), finding.terminalId());
        HaulContext context = judgedBy != null ? judgedBy : contexts.of(finding.vehicleId(), finding.startedAt());
        RegistryThen judgedAgainst = registry.keep(connection, context, roadsBehind(finding));
        Map<Instant, RawReport> asTheyCame = raw(identities.phone(), finding);
        List<ReportThen> reports = reports(finding, asTheyCame, before);
        Route route = context.routes().stream()
                .filter(one -> one.id().equals(finding.links().route()))
                .findFirst()
                .orElse(null);
        ForbiddenZone zone = context.ground().zones().stream()
                .filter(one -> one.id().equals(finding.links().zone()))
                .findFirst()
                .orElse(null);
        List<Place> places = context.places().stream()
                .filter(place -> place.fence().contains(finding.at()))
                .toList();
        EvidencePackage evidence = new EvidencePackage(
                EvidencePackage.FORMAT,
                violation,
                before == null ? 1 : before.revision() + 1,
                clock.instant(),
                software,
                RuleThen.of(finding.rule(), finding.rule().version()),
                Findings.then(finding, computed),
                settings(finding),
                identities.vehicle(),
                identities.terminal(),
                route,
                zone,
                places,
                judgedAgainst,
                reports,
                isTurn(finding) ? BesideTurns.of(connection, finding, asTheyCame.values()) : null,
                gaps(finding, identities, reports));
        write(connection, evidence);
    }

    /** Adds the revision that tells when something ended that rests on no further report. */
    void end(Connection connection, long violation, Instant endedAt, Measure measure) throws SQLException {
        EvidencePackage open = latest(connection, violation);
        if (open != null) {
            write(connection, open.ended(clock.instant(), endedAt, Findings.measured(measure)));
        }
    }

    /** Adds the revision that tells that a finding is otherwise established than it seemed. */
    void correct(Connection connection, long violation, Established established, Map<String, ?> facts)
            throws SQLException {
        EvidencePackage before = latest(connection, violation);
        if (before != null) {
            write(connection, before.corrected(clock.instant(), established, facts));
        }
    }

    /** Of the roads only those around a turn can have mattered, and nothing else rests on roads. */
    private static List<LonLat> roadsBehind(Finding finding) {
        return isTurn(finding)
                ? finding.reports().stream().map(Position::lonLat).toList()
                : List.of();
    }

    private static boolean isTurn(Finding finding) {
        return finding.type() == ViolationType.RIGHT_TURN || finding.type() == ViolationType.RIGHT_TURN_STOP;
    }

    private List<SettingsThen> settings(Finding finding) {
        Instant first = finding.startedAt();
        Instant last = finding.endedAt() == null ? first : finding.endedAt();
        for (Position report : finding.reports()) {
            last = report.at().isAfter(last) ? report.at() : last;
        }
        List<SettingsThen> then = new ArrayList<>();
        for (SettingsTimeline.Entry entry : contexts.settings().during(first, last)) {
            then.add(new SettingsThen(entry.id(), entry.validFrom(), entry.settings()));
        }
        return then;
    }

    private static List<ReportThen> reports(
            Finding finding, Map<Instant, RawReport> asTheyCame, @Nullable EvidencePackage before) {
        Map<Instant, List<String>> frames = new HashMap<>();
        if (before != null) {
            before.reports().forEach(report -> frames.put(report.at(), report.frames()));
        }
        asTheyCame.forEach((at, report) -> frames.merge(at, report.frames(), EvidenceBook::known));
        List<ReportThen> reports = new ArrayList<>();
        for (Position position : finding.reports()) {
            reports.add(Findings.report(position).withFrames(frames.getOrDefault(position.at(), List.of())));
        }
        return reports;
    }

    private static List<String> known(List<String> before, List<String> now) {
        return before.isEmpty() ? now : before;
    }

    /** The bytes are worth having; not having them must not cost the finding. */
    private Map<Instant, RawReport> raw(TerminalPhone phone, Finding finding) {
        try {
            return raw.of(phone, finding.reports());
        } catch (RuntimeException e) {
            LOG.warnf(e, "raw reports of terminal %s cannot be had", phone.digits());
            return Map.of();
        }
    }

    private static List<Gap> gaps(Finding finding, Identities identities, List<ReportThen> reports) {
        List<Gap> gaps = new ArrayList<>();
        if (finding.endedAt() == null) {
            gaps.add(Gap.EPISODE_OPEN);
        }
        if (reports.stream().anyMatch(report -> report.frames().isEmpty())) {
            gaps.add(Gap.RAW_REPORTS);
        }
        if (identities.terminal().maker() == null && identities.terminal().software() == null) {
            gaps.add(Gap.TERMINAL_MODEL);
        }
        gaps.add(Gap.VIN);
        return gaps;
    }

    private static @Nullable EvidencePackage latest(Connection connection, long violation) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setLong(1, violation);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? CanonicalJson.read(row.getString(1), EvidencePackage.class) : null;
            }
        }
    }

    private static void write(Connection connection, EvidencePackage evidence) throws SQLException {
        String document = CanonicalJson.write(evidence);
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, evidence.violation());
            statement.setInt(2, evidence.revision());
            statement.setObject(3, evidence.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setString(4, document);
            statement.setString(5, CanonicalJson.digest(document));
            statement.executeUpdate();
        }
    }
}
