package org.liandan.track.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.SchemaChanges;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;

/** An operator's positions of version 8 after the upgrade to the compact rows of version 9. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PositionUpgradeTest {

    private static final String EVERYTHING = """
            select at at time zone 'UTC', received_at - at, vehicle_id, terminal_id, st_asewkt(location), speed_kph,
                mileage_deci_km, recorder_speed_kph, heading_deg, altitude_m, satellites, alarm_flags, status_flags,
                quality, backlog
            from %s order by at""";

    @Inject
    DataSource database;

    @AfterEach
    void throwAway() {
        TestTruck.query("drop schema if exists upgrade cascade");
    }

    @Test
    void everyRowSurvivesWithEveryValueInItsDay() {
        migrateTo("8");
        inUpgrade("""
                select create_position_partition('2026-03-01'), create_position_partition('2026-03-02'),
                    create_position_partition('2026-03-03')""");
        insertAtVersion8("'2026-03-01 00:00:00+08'", "0", "null", "null", "0", "null", "0", "false");
        insertAtVersion8("'2026-03-01 23:59:59+08'", "45.1", "1234567", "29.9", "-7", "11", "2", "true");
        insertAtVersion8("'2026-03-02 00:00:00+08'", "6553.5", "2147483647", "3276.8", "32767", "255", "31", "false");
        var before = inUpgrade(EVERYTHING.formatted("position"));

        migrateTo("9");

        assertThat(before).hasSize(3);
        assertThat(inUpgrade(EVERYTHING.formatted("position_point"))).isEqualTo(before);
        assertThat(inUpgrade("""
                        select child.relname, pg_get_expr(child.relpartbound, child.oid)
                        from pg_inherits join pg_class child on child.oid = inhrelid
                        where inhparent = 'position'::regclass order by 1"""))
                .containsExactly(
                        "position_p20260301|FOR VALUES FROM ('2026-02-28 16:00:00+00') TO ('2026-03-01 16:00:00+00')",
                        "position_p20260302|FOR VALUES FROM ('2026-03-01 16:00:00+00') TO ('2026-03-02 16:00:00+00')",
                        "position_p20260303|FOR VALUES FROM ('2026-03-02 16:00:00+00') TO ('2026-03-03 16:00:00+00')");
        assertThat(TestTruck.query("select relname from pg_class where relname like 'position\\_v8%'"))
                .isEmpty();
    }

    @Test
    void aRowTakes84BytesOfAPage() {
        migrateTo("9");
        inUpgrade("select create_position_partition('2026-03-01')");
        inUpgrade("""
                insert into position
                select '2026-03-01 08:00+08', '2026-03-01 08:00+08', 1, 1, 109840000, 40650000, 0, 3, -1, 0, -1, 0, 0, -1, 0
                from generate_series(1, 9700)""");

        assertThat(inUpgrade("select pg_relation_size('position_p20260301') / 8192"))
                .as("97 rows a page, (8192 - 24) / 84")
                .containsExactly("100");
    }

    /** Rows as text, columns joined by a bar; the schema beside the application's own found first. */
    private List<String> inUpgrade(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local search_path = upgrade, public");
            List<String> rows = new ArrayList<>();
            if (statement.execute(sql)) {
                try (ResultSet row = statement.getResultSet()) {
                    int columns = row.getMetaData().getColumnCount();
                    while (row.next()) {
                        List<String> cells = new ArrayList<>();
                        for (int i = 1; i <= columns; i++) {
                            cells.add(row.getString(i));
                        }
                        rows.add(String.join("|", cells));
                    }
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void migrateTo(String version) {
        SchemaChanges.of(database).schemas("upgrade").target(version).load().migrate();
    }

    private void insertAtVersion8(
            String at,
            String speedKph,
            String mileage,
            String recorderKph,
            String altitude,
            String satellites,
            String quality,
            String backlog) {
        inUpgrade("""
                insert into position (at, received_at, vehicle_id, terminal_id, alarm_flags, status_flags,
                    speed_kph, mileage_deci_km, recorder_speed_kph, heading_deg, altitude_m, satellites, quality, backlog,
                    location)
                values (%s::timestamptz, %s::timestamptz + interval '1.25 s', 7, 8, -2147483646, 262147, %s, %s, %s, 271,
                    %s, %s, %s, %s, st_setsrid(st_makepoint(109.845678, 40.654321), 4326))""".formatted(at, at, speedKph, mileage, recorderKph, altitude, satellites, quality, backlog));
    }
}
