package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.haul.Ground;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.store.TestFleet.Truck;

/** Changes that this process has not made: as by psql, they tell nobody but the database. The minute's refresh is far off. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegistryListenerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String LISTENERS = """
            from pg_stat_activity
            where datname = current_database() and (query like 'listen liandan%' or query = 'select 1')
                and pid <> pg_backend_pid() and application_name like '%'""";

    @Inject
    HaulContexts contexts;

    @Inject
    AgroalDataSource database;

    @Test
    void aRouteThatSomebodyElseAssignsIsInForce() {
        Truck truck = TestFleet.truck("蒙BL2001", "13900022001", "监听测试公司", "LISTEN000000000001");
        long route = TestFleet.route("LISTEN-R1", "LINESTRING(109.84 40.65, 109.84 40.654, 109.846 40.654)", 35, 40.5);

        TestFleet.assign(truck, route);
        await().atMost(SOON).until(() -> contexts.of(truck.vehicleId()).routes().size() == 1);

        TestFleet.execute("update route set speed_limit_kph = 30 where id = ?", route);
        await().atMost(SOON)
                .until(() -> contexts.of(truck.vehicleId()).routes().getFirst().speedLimitDeciKph() == 300);
    }

    @Test
    void aListenerThatHasLostItsConnectionHearsAgain() {
        await().atMost(SOON).until(() -> listeners() > 0);
        Truck truck = TestFleet.truck("蒙BL2002", "13900022002", "监听测试公司", "LISTEN000000000001");
        long route = TestFleet.route("LISTEN-R2", "LINESTRING(109.84 40.65, 109.84 40.654, 109.846 40.654)", 35, 40.5);

        assertThat(TestFleet.number("select count(pg_terminate_backend(pid)) " + LISTENERS))
                .isPositive();
        TestFleet.assign(truck, route);

        await().atMost(SOON).until(() -> contexts.of(truck.vehicleId()).routes().size() == 1);
        TestFleet.execute("update route set corridor_width_m = 36 where id = ?", route);
        await().atMost(SOON)
                .until(() -> contexts.of(truck.vehicleId()).routes().getFirst().corridorWidthM() == 36);
    }

    @Test
    void roadsThatSomebodyElseImportsAreHeldInMemory() {
        TestFleet.execute(
                "insert into road (line) values (st_geomfromtext('LINESTRING(86.10 40.1, 86.11 40.1)', 4326))");
        await().atMost(SOON).until(() -> hasRoadAt(86.105, 40.1));

        Ground before = contexts.of(-1).ground();
        TestFleet.execute("update road set line = st_geomfromtext('LINESTRING(86.10 40.2, 86.11 40.2)', 4326)"
                + " where st_xmin(line) = 86.10");
        await().atMost(SOON).until(() -> hasRoadAt(86.105, 40.2));

        assertThat(contexts.of(-1).ground()).isNotSameAs(before);
        assertThat(hasRoadAt(86.105, 40.1)).isFalse();
        TestFleet.execute("delete from road where st_xmin(line) = 86.10");
    }

    private boolean hasRoadAt(double lonDeg, double latDeg) {
        return !contexts.of(-1).ground().roads().near(lonDeg, latDeg, 10).isEmpty();
    }

    private static long listeners() {
        return TestFleet.number("select count(*) " + LISTENERS);
    }
}
