package org.liandan.haul.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.liandan.haul.Established;
import org.liandan.haul.Load;
import org.liandan.haul.Measure;
import org.liandan.haul.RuleCode;
import org.liandan.haul.SilenceRule;
import org.liandan.haul.SilenceWatch.Silence;
import org.liandan.haul.Verdict;
import org.liandan.haul.ViolationType;
import org.liandan.haul.WatchEvent;
import org.liandan.haul.Watched;
import org.liandan.manifest.ManifestNumber;

/** Silent trucks on record. */
@ApplicationScoped
public class SilenceStore {

    /** Nobody waits for what has been taken out of the registry. */
    private static final String IN_SERVICE = """
            select 1 from terminal t join vehicle v on v.id = t.vehicle_id join organization o on o.id = v.organization_id
            where t.id = ? and v.id = ? and t.active and v.active and o.active""";

    private static final String OPEN = """
            select vehicle_id, started_at, evidence ->> 'heardAt', evidence ->> 'countedFrom' from violation
            where type = 'OFFLINE' and ended_at is null and started_at >= ?""";

    /**
     * Silences that are over and whose reports have been uploaded since (0x0704, blind-area data) with no hole left that is
     * longer than the limit: the terminal worked, the network was away.
     */
    private static final String FILLED = """
            update violation v set established = ?,
                evidence = v.evidence || jsonb_build_object('reportsUploadedLater', f.reports, 'longestGapS', f.longest_s)
            from (
                select o.id, count(*) - 2 as reports, max(p.gap_s) as longest_s
                from violation o cross join lateral (
                    select extract(epoch from at - lag(at) over (order by at))::int as gap_s
                    from (select at from position where vehicle_id = o.vehicle_id and at >= o.started_at and at < o.ended_at
                          union all select o.ended_at) reported) p
                where o.type = 'OFFLINE' and o.established = ? and o.ended_at >= ?
                group by o.id having count(*) > 2 and max(p.gap_s) <= ?) f
            where v.id = f.id returning v.id, f.reports, f.longest_s""";

    private final ViolationStore violations;
    private final EvidenceBook book;
    private final DataSource database;

    SilenceStore(ViolationStore violations, EvidenceBook book, DataSource database) {
        this.violations = violations;
        this.book = book;
        this.database = database;
    }

    /** Writes silences that began or ended, in one transaction; the same again change nothing. Blocks on the database. */
    @Transactional
    public void record(List<WatchEvent> events) {
        for (WatchEvent event : events) {
            switch (event) {
                case WatchEvent.SilenceBegan began -> {
                    if (isInService(began.truck())) {
                        violations.write(List.of(finding(began)));
                    }
                }
                case WatchEvent.SilenceEnded ended ->
                    violations.endSilence(ended.vehicleId(), ended.startedAt(), ended.endedAt(), ended.lasted());
                case WatchEvent.OutageBegan _, WatchEvent.OutageEnded _ -> {}
            }
        }
    }

    private static Finding finding(WatchEvent.SilenceBegan began) {
        Watched truck = began.truck();
        return new Finding(
                ViolationType.OFFLINE,
                RuleCode.H08_OFFLINE,
                truck.vehicleId(),
                truck.last().terminalId(),
                truck.last().at(),
                null,
                truck.last().lonLat(),
                new Measure.Time(began.limit(), began.lasted()),
                Verdict.OBSERVED,
                Established.SILENCE,
                Finding.Links.NONE,
                evidence -> {
                    Load load = truck.load();
                    ManifestNumber manifest = load == null ? null : load.manifest();
                    evidence.put("heardAt", truck.heardAt().toString())
                            .put("countedFrom", began.countedFrom().toString())
                            .put("ignitionOn", truck.ignitionOn())
                            .put("loaded", truck.isLoaded())
                            .put("connected", truck.connected());
                    if (manifest != null) {
                        evidence.put("manifest", manifest.value());
                    }
                },
                List.of(truck.last()));
    }

    private boolean isInService(Watched truck) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(IN_SERVICE)) {
            statement.setInt(1, truck.last().terminalId());
            statement.setInt(2, truck.vehicleId());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the registry", e);
        }
    }

    /** The silences that go on, by vehicle, begun at that time or later. */
    public Map<Integer, Silence> open(Instant since) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setObject(1, since.atOffset(ZoneOffset.UTC));
            Map<Integer, Silence> open = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    open.put(
                            row.getInt(1),
                            new Silence(
                                    row.getObject(2, OffsetDateTime.class).toInstant(),
                                    Instant.parse(row.getString(3)),
                                    Instant.parse(row.getString(4))));
                }
            }
            return open;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the silent trucks", e);
        }
    }

    /**
     * Notes on silences that ended since then whether their reports have come after all.
     *
     * @return how many they are
     */
    @Transactional
    public int noteUploads(Instant since, SilenceRule rule) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FILLED)) {
            statement.setString(1, Established.SILENCE_FILLED.name());
            statement.setString(2, Established.SILENCE.name());
            statement.setObject(3, since.atOffset(ZoneOffset.UTC));
            statement.setLong(4, rule.limit().toSeconds());
            int filled = 0;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    book.correct(
                            connection,
                            row.getLong(1),
                            Established.SILENCE_FILLED,
                            Map.of("reportsUploadedLater", row.getLong(2), "longestGapS", row.getInt(3)));
                    filled++;
                }
            }
            return filled;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for uploads", e);
        }
    }
}
