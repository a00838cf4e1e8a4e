package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.manifest.WorkingCalendar;

/**
 * Public holidays by year, as loaded from the State Council's notices. A year that is loaded again replaces the earlier table,
 * which stays on record. Kept in memory for a minute: a calendar changes once a year.
 */
@ApplicationScoped
public class CalendarBook {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String DAYS = """
            select c.year, d.day, d.working from working_calendar c join working_calendar_day d on d.calendar_id = c.id
             where not exists (select 1 from working_calendar l where l.year = c.year and l.id > c.id)""";

    private final DataSource database;
    private final AuditLog audit;
    private final Clock clock;
    private volatile @Nullable Reading latest;

    CalendarBook(DataSource database, AuditLog audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    private record Reading(WorkingCalendar calendar, Instant at) {}

    /** A day that is not what its day of the week says. */
    public record Day(LocalDate day, boolean working, String name) {
        /** Its word on a screen. */
        public String shown() {
            return day + " " + name;
        }
    }

    /**
     * A year's table.
     *
     * @param source the notice that it was taken from
     * @param inForce false for one that was replaced
     */
    public record Table(
            long id, int year, String source, String loadedBy, Instant loadedAt, boolean inForce, List<Day> days) {
        public Table {
            days = List.copyOf(days);
        }
    }

    /** What holds now. */
    public WorkingCalendar calendar() {
        Reading known = latest;
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.at().plus(FRESH))) {
            return known.calendar();
        }
        WorkingCalendar calendar = read();
        latest = new Reading(calendar, now);
        return calendar;
    }

    private WorkingCalendar read() {
        Map<LocalDate, Boolean> days = new HashMap<>();
        Set<Integer> years = new HashSet<>();
        try (var connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(DAYS);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                years.add(row.getInt(1));
                days.put(row.getObject(2, LocalDate.class), row.getBoolean(3));
            }
            return new WorkingCalendar(days, years);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Every table, the latest year first, and of a year the latest loaded first. */
    public List<Table> tables() {
        Map<Long, List<Day>> days = new HashMap<>();
        List<Table> tables = new ArrayList<>();
        try (var connection = database.getConnection();
                PreparedStatement heads = connection.prepareStatement("""
                        select id, year, source, loaded_by, loaded_at, id = max(id) over (partition by year)
                          from working_calendar order by year desc, id desc limit 200""");
                PreparedStatement query = connection.prepareStatement(
                        "select calendar_id, day, working, name from working_calendar_day order by day")) {
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    days.computeIfAbsent(row.getLong(1), _ -> new ArrayList<>())
                            .add(new Day(row.getObject(2, LocalDate.class), row.getBoolean(3), row.getString(4)));
                }
            }
            try (ResultSet row = heads.executeQuery()) {
                while (row.next()) {
                    tables.add(new Table(
                            row.getLong(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, OffsetDateTime.class).toInstant(),
                            row.getBoolean(6),
                            days.getOrDefault(row.getLong(1), List.of())));
                }
            }
            return tables;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Enters a year's table, which {@link WorkingCalendar#fault} has found to hold together. */
    @Transactional
    public void load(int year, String source, List<Day> days, String by) {
        try (var connection = database.getConnection();
                PreparedStatement head = connection.prepareStatement(
                        "insert into working_calendar (year, source, loaded_by, loaded_at) values (?, ?, ?, ?)"
                                + " returning id");
                PreparedStatement line = connection.prepareStatement(
                        "insert into working_calendar_day (calendar_id, day, working, name) values (?, ?, ?, ?)")) {
            head.setInt(1, year);
            head.setString(2, source);
            head.setString(3, by);
            head.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            long id;
            try (ResultSet row = head.executeQuery()) {
                row.next();
                id = row.getLong(1);
            }
            for (Day day : days) {
                line.setLong(1, id);
                line.setObject(2, day.day());
                line.setBoolean(3, day.working());
                line.setString(4, day.name());
                line.addBatch();
            }
            line.executeBatch();
        } catch (SQLException e) {
            throw failed(e);
        }
        audit.record("CALENDAR_LOADED", "working_calendar", String.valueOf(year), Map.of("days", days.size()));
        latest = null;
    }

    private static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("cannot read or write the calendar of working days", cause);
    }
}
