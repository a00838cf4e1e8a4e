package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.geo.LonLat;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.place.Place;
import org.liandan.place.Route;
import org.liandan.place.RoutesChanged;
import org.liandan.place.TimeWindow;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegistryContextsTest {

    @Inject
    HaulContexts contexts;

    @Inject
    Event<RoutesChanged> routesChanged;

    @Test
    void aVehicleIsJudgedByItsRoutesAsSoonAsTheyChange() {
        Truck truck = TestFleet.truck("蒙BH2001", "13900002001", "路线测试公司", "HAUL00000000000002");
        long route = TestFleet.route("HAUL-R1", "LINESTRING(109.84 40.65, 109.84 40.654, 109.846 40.654)", 35, 40.5);
        TestFleet.execute(
                "insert into route_time_window (route_id, days, starts, ends) values (?, '{1,5}', '22:00', '05:00')",
                route);
        TestFleet.assign(truck, route);

        QuarkusTransaction.requiringNew().run(() -> routesChanged.fire(new RoutesChanged()));

        await().untilAsserted(() ->
                assertThat(contexts.of(truck.vehicleId()).routes()).hasSize(1));
        Route loaded = contexts.of(truck.vehicleId()).routes().getFirst();
        assertThat(loaded.speedLimitDeciKph()).isEqualTo(405);
        assertThat(loaded.rightTurnLimitDeciKph()).isEqualTo(100);
        assertThat(loaded.corridorWidthM()).isEqualTo(35);
        assertThat(loaded.line().points()).hasSize(3);
        assertThat(loaded.windows())
                .containsExactly(new TimeWindow(
                        java.util.Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(5, 0)));
        assertThat(loaded.turnPoints()).singleElement().satisfies(corner -> {
            assertThat(corner.angleDeg()).isCloseTo(90, within(1.0));
            assertThat(corner.alongM()).isCloseTo(444, within(2.0));
            assertThat(corner.at().latDeg()).isCloseTo(40.654, within(1e-6));
        });
    }

    @Test
    void everyVehicleKnowsThePlaces() {
        long owner = Accounts.organization("路线测试公司", "HAUL00000000000002");
        TestFleet.execute("""
                insert into place (code, name, kind, address, organization_id, fence) values ('HAUL-P1', '测试工地',
                    'CONSTRUCTION_SITE', '昆都仑区', ?, st_geomfromtext('POLYGON((109.80 40.60, 109.81 40.60,
                    109.81 40.61, 109.80 40.61, 109.80 40.60), (109.803 40.603, 109.806 40.603, 109.806 40.606,
                    109.803 40.606, 109.803 40.603))', 4326))""", owner);

        QuarkusTransaction.requiringNew().run(() -> routesChanged.fire(new RoutesChanged()));

        await().untilAsserted(() -> assertThat(site()).hasSize(1));
        Place place = site().getFirst();
        assertThat(place.fence().contains(new LonLat(109.801, 40.601))).isTrue();
        assertThat(place.fence().contains(new LonLat(109.804, 40.604))).isFalse();
        assertThat(contexts.of(-1).routes()).isEmpty();
    }

    private List<Place> site() {
        return contexts.of(-1).places().stream()
                .filter(place -> place.code().equals("HAUL-P1"))
                .toList();
    }
}
