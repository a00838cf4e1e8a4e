package org.liandan.track.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liandan.track.Position;

/**
 * Finds reports that stand in the table already, at no cost for those that cannot.
 *
 * <p>A vehicle's report that is newer than all of its reports before cannot have been stored: nothing is looked up. Any
 * other one — a resend, a late one, a blind-area batch — is a suspect and is compared with the rows of its vehicle and
 * time through the index. What was stored before a restart counts, because the newest time of each vehicle is read back
 * before the first report is taken ({@link #seed}). After a failed transaction, whose commit may have happened
 * nevertheless, every row of it is a suspect.
 *
 * <p>Another server may have stored a vehicle's reports since: whoever takes a vehicle over says up to when ({@link #raise}).
 * Not covered: two servers that store the same report at the same moment, and a terminal that was bound to another
 * vehicle between sending and sending again. Used by one writer's thread only.
 */
final class ResentReports {

    /** One descent of the index of vehicle and time for each suspect; "offset 0" keeps the two from changing places. */
    private static final String LOOK_UP = """
            select stored.*
            from (select distinct * from unnest(?::integer[], ?::timestamptz[]) as k (vehicle_id, at)) as suspect
            cross join lateral (
                select p.vehicle_id, p.terminal_id, extract(epoch from p.at)::bigint, p.lon_e6, p.lat_e6,
                    p.speed_deci_kph & 65535, p.heading_deg & 65535, p.alarm_flags, p.status_flags
                from position p
                where p.vehicle_id = suspect.vehicle_id and p.at = suspect.at and p.at between ? and ?
                offset 0) as stored""";

    /**
     * The planner's statistics of a day that is being written are always behind: by them a look at a partition that was
     * empty a moment ago reads all of it.
     */
    private static final String BY_THE_INDEX =
            "select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)";

    /** Seconds since the epoch of the newest report of a vehicle. */
    private static final class Newest {
        private long epochSecond;
    }

    private final Map<Integer, Newest> newestByVehicle = new HashMap<>();

    /** Tells the newest report of a vehicle that is in the table. */
    void seed(int vehicleId, Instant newest) {
        newestByVehicle.computeIfAbsent(vehicleId, _ -> new Newest()).epochSecond = newest.getEpochSecond();
    }

    /** Tells that reports of a vehicle may be in the table up to that time, whoever stored them. */
    void raise(int vehicleId, Instant newest) {
        Newest known = newestByVehicle.computeIfAbsent(vehicleId, _ -> new Newest());
        known.epochSecond = Math.max(known.epochSecond, newest.getEpochSecond());
    }

    /** Marks the rows that may have been stored before, and remembers the newest of each vehicle. */
    BitSet suspects(List<Position> rows) {
        BitSet suspects = new BitSet();
        for (int i = 0; i < rows.size(); i++) {
            Position row = rows.get(i);
            long at = row.at().getEpochSecond();
            Newest newest = newestByVehicle.get(row.vehicleId());
            if (newest == null) {
                newest = new Newest();
                newest.epochSecond = at;
                newestByVehicle.put(row.vehicleId(), newest);
            } else if (at > newest.epochSecond) {
                newest.epochSecond = at;
            } else {
                suspects.set(i);
            }
        }
        return suspects;
    }

    /**
     * Which of the suspects are in the table, or stand earlier in these rows.
     *
     * @param from first row concerned
     * @param to row behind the last one concerned
     */
    BitSet alreadyStored(Connection connection, List<Position> rows, int from, int to, BitSet suspects)
            throws SQLException {
        BitSet stored = new BitSet();
        int first = suspects.nextSetBit(from);
        if (first < 0 || first >= to) {
            return stored;
        }
        Set<SameReport> known = lookUp(connection, rows, first, to, suspects);
        for (int i = from; i < to; i++) {
            boolean seenBefore = !known.add(SameReport.of(rows.get(i)));
            if (seenBefore && suspects.get(i)) {
                stored.set(i);
            }
        }
        return stored;
    }

    private static Set<SameReport> lookUp(
            Connection connection, List<Position> rows, int first, int to, BitSet suspects) throws SQLException {
        List<Integer> vehicles = new ArrayList<>();
        List<Instant> times = new ArrayList<>();
        Instant earliest = Instant.MAX;
        Instant latest = Instant.MIN;
        for (int i = first; i >= 0 && i < to; i = suspects.nextSetBit(i + 1)) {
            Position row = rows.get(i);
            vehicles.add(row.vehicleId());
            times.add(row.at());
            earliest = row.at().isBefore(earliest) ? row.at() : earliest;
            latest = row.at().isAfter(latest) ? row.at() : latest;
        }
        Array vehicleArray = connection.createArrayOf("integer", vehicles.toArray());
        Array timeArray = connection.createArrayOf("timestamptz", times.toArray());
        Set<SameReport> found = new HashSet<>();
        try (PreparedStatement planner = connection.prepareStatement(BY_THE_INDEX);
                PreparedStatement statement = connection.prepareStatement(LOOK_UP)) {
            planner.execute();
            statement.setArray(1, vehicleArray);
            statement.setArray(2, timeArray);
            statement.setObject(3, earliest.atOffset(ZoneOffset.UTC));
            statement.setObject(4, latest.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new SameReport(
                            row.getInt(1),
                            row.getInt(2),
                            row.getLong(3),
                            row.getInt(4),
                            row.getInt(5),
                            row.getInt(6),
                            row.getInt(7),
                            row.getInt(8),
                            row.getInt(9)));
                }
            }
        }
        return found;
    }
}
