package org.liandan.track.store;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The partitions of {@code position}: one a district day, named {@code position_pYYYYMMDD}. */
@Singleton
public final class PositionPartitions {

    /** The zone of the district, whose days the partitions are. */
    public static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    /** The pool for what takes minutes and must not be cut off as a request would be. */
    static final String MAINTENANCE = "maintenance";

    private static final Logger LOG = Logger.getLogger(PositionPartitions.class);
    private static final String PREFIX = "position_p";

    /** The comment of a table that was taken in from a file: it stays until somebody drops it. */
    static final String IMPORTED = "imported";

    private final DataSource database;

    @Inject
    PositionPartitions(@Named(MAINTENANCE) DataSource database) {
        this.database = database;
    }

    /** The name of a day's table; digits behind the prefix, nothing to be quoted. */
    static String name(LocalDate day) {
        return PREFIX + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** Makes the partitions of {@code days} days from {@code first} on, where they are missing. */
    public void createAhead(LocalDate first, int days) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (int i = 0; i < days; i++) {
                create(connection, first.plusDays(i));
            }
        }
    }

    /** Makes one day's partition where it is missing, within the connection's transaction. */
    static void create(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select create_position_partition(?)")) {
            statement.setObject(1, day);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next() && row.getBoolean(1)) {
                    LOG.debugf("partition made for %s", day);
                }
            }
        }
    }

    /** The days that have an attached partition, in order. */
    public List<LocalDate> days() throws SQLException {
        return days("""
                select child.relname from pg_inherits
                join pg_class child on child.oid = inhrelid
                where inhparent = 'position'::regclass order by 1""");
    }

    /** The days whose tables were detached and are still there, in order; those of before version 9 are the operator's. */
    public List<LocalDate> detachedDays() throws SQLException {
        return days("""
                select c.relname from pg_class c
                where c.relname ~ '^position_p[0-9]{8}$' and c.relkind = 'r' and pg_table_is_visible(c.oid)
                    and not exists (select from pg_inherits where inhrelid = c.oid)
                    and exists (select from pg_attribute where attrelid = c.oid and attname = 'lon_e6')
                order by 1""");
    }

    private List<LocalDate> importedDays() throws SQLException {
        return days("""
                select child.relname from pg_inherits
                join pg_class child on child.oid = inhrelid
                where inhparent = 'position'::regclass and obj_description(child.oid, 'pg_class') = '%s'""".formatted(IMPORTED));
    }

    private List<LocalDate> days(String names) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(names);
                ResultSet row = statement.executeQuery()) {
            List<LocalDate> days = new ArrayList<>();
            while (row.next()) {
                days.add(
                        LocalDate.parse(row.getString(1).substring(PREFIX.length()), DateTimeFormatter.BASIC_ISO_DATE));
            }
            return days;
        }
    }

    /** Drops the table of a detached day. */
    void drop(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table " + name(day));
            LOG.infof("day %s dropped", day);
        }
    }

    /**
     * Detaches the partitions of days before {@code firstKept}, but not what was imported. They stay as tables of their own.
     *
     * @return how many were detached
     */
    public int detachBefore(LocalDate firstKept) throws SQLException {
        int detached = 0;
        List<LocalDate> candidates = days();
        candidates.removeAll(importedDays());
        for (LocalDate day : candidates) {
            if (day.isBefore(firstKept)) {
                detach(day);
                detached++;
            }
        }
        return detached;
    }

    /** Deletes what was set aside before that. */
    public void forgetSetAside(Instant before) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from position_set_aside where received_at < ?")) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private void detach(LocalDate day) throws SQLException {
        String name = name(day);
        // concurrently: neither the writer nor a long query is held up; the name is digits only
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter table position detach partition " + name + " concurrently");
        }
        LOG.infof("partition %s detached: its day lies before the days that are kept", name);
    }
}
