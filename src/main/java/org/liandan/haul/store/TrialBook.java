package org.liandan.haul.store;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.ViolationType;

/** Trials of thresholds on past days: what was asked for, and what came of it. One at a time, in the whole system. */
@ApplicationScoped
public class TrialBook {

    private static final String COLUMNS = """
            select id, starts_at, ends_at, settings, requested_by, requested_at, state, finished_at, result,
                coalesce(vehicles_done, 0), coalesce(vehicles_total, 0), cancelled_by
            from rule_trial""";

    private static final String INSERT = """
            insert into rule_trial (starts_at, ends_at, settings, requested_by, requested_at, state)
            values (?, ?, ?::jsonb, ?, ?, 'WAITING') on conflict do nothing returning id""";

    /** One look into the index for each vehicle: as a join, all positions of the stretch would be read. */
    private static final String REPORTING = """
            select v.id, v.plate, o.name from vehicle v join organization o on o.id = v.organization_id
            where (select true from position p where p.vehicle_id = v.id and p.at >= ? and p.at < ? limit 1)
            order by v.id""";

    private static final String RECORDED = """
            select x.type, x.vehicle_id, x.plate, o.name, x.started_at, coalesce(x.ended_at, x.started_at)
            from violation x join organization o on o.id = x.organization_id
            where x.started_at >= ? and x.started_at < ?""";

    private final DataSource database;
    private final AuditLog audit;
    private final Clock clock;

    TrialBook(DataSource database, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** How far a trial has come. */
    public enum State {
        WAITING("等待", "Waiting"),
        RUNNING("进行中", "Running"),
        DONE("完成", "Done"),
        FAILED("未完成", "Failed");

        private final String chinese;
        private final String english;

        State(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

    /**
     * A trial.
     *
     * @param id identity
     * @param from first moment of the days
     * @param to first moment after them
     * @param settings the thresholds that are tried
     * @param requestedBy account
     * @param requestedAt when
     * @param state how far it has come
     * @param finishedAt when it ended, or null
     * @param result JSON, or null while there is none
     * @param vehiclesDone vehicles that have been judged
     * @param vehiclesTotal vehicles that are to be judged; 0 until that is known
     * @param cancelledBy who has asked for its end, or null
     */
    public record Trial(
            long id,
            Instant from,
            Instant to,
            HaulSettings settings,
            String requestedBy,
            Instant requestedAt,
            State state,
            @Nullable Instant finishedAt,
            @Nullable String result,
            int vehiclesDone,
            int vehiclesTotal,
            @Nullable String cancelledBy) {

        /** Whether it waits or runs. */
        public boolean unfinished() {
            return state == State.WAITING || state == State.RUNNING;
        }
    }

    /** A violation on record, as a trial compares it. */
    public record Recorded(
            ViolationType type, int vehicleId, String plate, String carrier, Instant startedAt, Instant endedAt) {}

    /** A vehicle whose days are tried. */
    public record TriedVehicle(int id, String plate, String carrier) {}

    /** Enters a trial, audited; empty while another one waits or runs. */
    @Transactional
    public Optional<Trial> enter(Instant from, Instant to, HaulSettings settings, String by) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, from.atOffset(ZoneOffset.UTC));
            statement.setObject(2, to.atOffset(ZoneOffset.UTC));
            statement.setString(3, CanonicalJson.write(settings));
            statement.setString(4, by);
            statement.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long id = row.getLong(1);
                audit.record(
                        "RULE_TRIAL_REQUESTED",
                        "rule_trial",
                        String.valueOf(id),
                        Map.of("from", from.toString(), "to", to.toString()));
                return Optional.of(
                        new Trial(id, from, to, settings, by, clock.instant(), State.WAITING, null, null, 0, 0, null));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot enter the trial", e);
        }
    }

    /** Notes that a trial has begun. */
    public void begin(long id) {
        update("update rule_trial set state = 'RUNNING' where id = ?", id);
    }

    /**
     * Notes how far a trial has come.
     *
     * @return who has asked for its end; empty while nobody has
     */
    public Optional<String> progress(long id, int done, int total) {
        return read(
                        "update rule_trial set vehicles_done = ?, vehicles_total = ? where id = ?"
                                + " returning coalesce(cancelled_by, '')",
                        row -> row.getString(1),
                        done,
                        total,
                        id)
                .stream()
                .filter(by -> !by.isEmpty())
                .findFirst();
    }

    /** Asks for a trial's end, audited; it stops behind the vehicle that it is at. One that is over stays as it is. */
    @Transactional
    public void cancel(long id, String by) {
        boolean asked = !read(
                        "update rule_trial set cancelled_by = ? where id = ? and cancelled_by is null"
                                + " and state in ('WAITING', 'RUNNING') returning id",
                        row -> row.getLong(1),
                        by,
                        id)
                .isEmpty();
        if (asked) {
            audit.record("RULE_TRIAL_CANCELLED", "rule_trial", String.valueOf(id), Map.of());
        }
    }

    /** Notes what came of a trial. */
    public void finish(long id, State state, Object result) {
        update(
                "update rule_trial set state = ?, finished_at = ?, result = ?::jsonb where id = ?",
                state.name(),
                clock.instant().atOffset(ZoneOffset.UTC),
                CanonicalJson.write(result),
                id);
    }

    /** At the start: a trial that a stop has cut off will not go on. */
    public void giveUpInterrupted() {
        update(
                "update rule_trial set state = 'FAILED', finished_at = ?, result = ?::jsonb"
                        + " where state in ('WAITING', 'RUNNING')",
                clock.instant().atOffset(ZoneOffset.UTC),
                CanonicalJson.write(Map.of("fault", "服务器停止 the server was stopped")));
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot note the trial's state", e);
        }
    }

    /** The latest trials, newest first. */
    public List<Trial> latest(int most) {
        return read(COLUMNS + " order by id desc limit ?", TrialBook::trial, most);
    }

    public Optional<Trial> find(long id) {
        return read(COLUMNS + " where id = ?", TrialBook::trial, id).stream().findFirst();
    }

    /** Vehicles that reported in the stretch. */
    public List<TriedVehicle> vehicles(Instant from, Instant to) {
        return read(
                REPORTING,
                row -> new TriedVehicle(row.getInt(1), row.getString(2), row.getString(3)),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }

    /** Violations on record that began in the stretch. */
    public List<Recorded> recorded(Instant from, Instant to) {
        return read(
                RECORDED,
                row -> new Recorded(
                        ViolationType.valueOf(row.getString(1)),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        time(row, 5),
                        time(row, 6)),
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }

    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, RowReader<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read trials", e);
        }
    }

    private static Trial trial(ResultSet row) throws SQLException {
        OffsetDateTime finished = row.getObject(8, OffsetDateTime.class);
        return new Trial(
                row.getLong(1),
                time(row, 2),
                time(row, 3),
                SettingsDraft.kept(row.getString(4)),
                row.getString(5),
                time(row, 6),
                State.valueOf(row.getString(7)),
                finished == null ? null : finished.toInstant(),
                row.getString(9),
                row.getInt(10),
                row.getInt(11),
                row.getString(12));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    /** Why a trial has no result; empty where that is not said. */
    public static String fault(String json) {
        return CanonicalJson.read(json, JsonNode.class).path("fault").asText("");
    }

    /** A result as it was kept. */
    public static <T> T result(String json, Class<T> type) {
        return CanonicalJson.read(json, type);
    }
}
