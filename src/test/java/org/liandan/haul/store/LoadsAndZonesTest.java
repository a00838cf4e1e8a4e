package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.haul.HaulContexts;
import org.liandan.haul.Load;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.manifest.ManifestNumber;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.TimeWindow;
import org.liandan.place.ZoneShape;

/** What detectors are told beside routes and places; written past the application, so it is heard from the database. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoadsAndZonesTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    HaulContexts contexts;

    @Test
    void everyVehicleKnowsTheForbiddenZonesWithTheirHours() {
        long zone = TestFleet.number("""
                insert into forbidden_zone (code, name, shape, half_width_m, loaded_only, valid_from, valid_to)
                values ('LZ-1', '禁行路', st_geomfromtext('LINESTRING(109.70 40.60, 109.71 40.60)', 4326), 20, true,
                    '2026-03-01', '2026-06-30') returning id""");
        TestFleet.execute(
                "insert into forbidden_zone_window (zone_id, days, starts, ends) values (?, '{1,2}', '07:00', '09:00')",
                zone);
        TestFleet.execute("""
                insert into forbidden_zone (code, name, shape)
                values ('LZ-2', '禁行区', st_geomfromtext('POLYGON((109.72 40.60, 109.73 40.60, 109.73 40.61, 109.72 40.61,
                    109.72 40.60))', 4326))""");

        await().atMost(SOON).until(() -> find("LZ-1") != null && find("LZ-2") != null);

        ForbiddenZone road = Objects.requireNonNull(find("LZ-1"));
        assertThat(road.shape()).isInstanceOf(ZoneShape.Road.class);
        assertThat(road.shape().contains(109.705, 40.6001)).isTrue();
        assertThat(road.shape().contains(109.705, 40.6003)).isFalse();
        assertThat(road.loadedOnly()).isTrue();
        assertThat(road.validFrom()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(road.validTo()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(road.windows())
                .containsExactly(new TimeWindow(
                        Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY), LocalTime.of(7, 0), LocalTime.of(9, 0)));
        assertThat(Objects.requireNonNull(find("LZ-2")).shape().contains(109.725, 40.605))
                .isTrue();

        TestFleet.execute("update forbidden_zone set active = false where code in ('LZ-1', 'LZ-2')");
        await().atMost(SOON).until(() -> find("LZ-1") == null);
    }

    @Test
    void aVehicleHasItsOwnLimit() {
        Truck truck = TestFleet.truck("蒙BL3001", "13900023001", "载货测试公司", "LOADS0000000000001");

        TestFleet.execute("update vehicle set speed_limit_kph = 45.5 where id = ?", truck.vehicleId());

        await().atMost(SOON)
                .until(() -> Objects.equals(contexts.of(truck.vehicleId()).vehicleLimitDeciKph(), 455));
    }

    @Test
    void aTruckIsLoadedFromTheCarriersSignatureToTheReceiversOne() {
        Truck truck = TestFleet.truck("蒙BL3002", "13900023002", "载货测试公司", "LOADS0000000000001");
        ManifestNumber number = ManifestNumber.of(LocalDate.of(2026, 3, 3), 4711);
        assertThat(contexts.loadOf(truck.vehicleId())).isNull();

        TestFleet.issue(number, truck);
        assertThat(contexts.loadOf(truck.vehicleId())).isNull();

        TestFleet.carry(number, truck);
        await().atMost(SOON).until(() -> Load.of(number).equals(contexts.loadOf(truck.vehicleId())));
        assertThat(contexts.of(truck.vehicleId()).load()).isEqualTo(Load.of(number));

        TestFleet.execute(
                "update manifest set state = 'DELIVERED', arrived_at = now(), arrived_by = 'test' where number = ?",
                number.value());
        await().atMost(SOON).until(() -> contexts.loadOf(truck.vehicleId()) == null);

        TestFleet.execute("""
                update manifest set state = 'CLOSED', receiver_site_address = '丁', receiver_responsible_party = '戊',
                    receiver_credit_code = 'LOADS0000000000001', receiver_handler_name = '己',
                    receiver_handler_phone = '13800000000', receiver_received_at = now(),
                    receiver_waste_category = 'ENGINEERING_SOIL', receiver_volume_m3 = 10,
                    receiver_disposal_method = 'RECOVERY', receiver_decision = 'ACCEPTED', received_by = 'test',
                    received_at = now() where number = ?""", number.value());
        await().atMost(SOON).until(() -> Load.EMPTY.equals(contexts.loadOf(truck.vehicleId())));
    }

    private @Nullable ForbiddenZone find(String code) {
        return contexts.of(-1).ground().zones().stream()
                .filter(zone -> zone.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
