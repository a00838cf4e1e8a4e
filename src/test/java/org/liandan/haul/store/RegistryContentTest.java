package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.geo.Corridor;
import org.liandan.geo.Fence;
import org.liandan.geo.LonLat;
import org.liandan.geo.Polyline;
import org.liandan.haul.Ground;
import org.liandan.haul.HaulContext;
import org.liandan.haul.HaulSettings;
import org.liandan.haul.Load;
import org.liandan.haul.evidence.EvidencePackage.RegistryThen;
import org.liandan.manifest.ManifestNumber;
import org.liandan.place.ForbiddenZone;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.Place;
import org.liandan.place.PlaceId;
import org.liandan.place.PlaceKind;
import org.liandan.place.RoadNetwork;
import org.liandan.place.TimeWindow;
import org.liandan.place.ZoneShape;

/** What a vehicle was judged against comes back whole: places and zones with their hours, its own limit, its load. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RegistryContentTest {

    private static final Fence FENCE =
            new Fence(List.of(List.of(new LonLat(109.8, 40.6), new LonLat(109.81, 40.6), new LonLat(109.81, 40.61))));

    @Inject
    DataSource database;

    @Test
    void whatAVehicleWasJudgedAgainstComesBack() throws SQLException {
        Place place = new Place(new PlaceId(7), "P-7", "限速工地", PlaceKind.CONSTRUCTION_SITE, FENCE, 200);
        ForbiddenZone area = new ForbiddenZone(
                new ForbiddenZoneId(1), "Z-1", "学校", new ZoneShape.Area(FENCE), List.of(), false, null, null, 150);
        ForbiddenZone road = new ForbiddenZone(
                new ForbiddenZoneId(2),
                "Z-2",
                "禁行路",
                new ZoneShape.Road(
                        new Corridor(new Polyline(List.of(new LonLat(109.8, 40.6), new LonLat(109.81, 40.6))), 15)),
                List.of(new TimeWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(7, 0), LocalTime.of(9, 0))),
                true,
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 6, 30),
                null);
        Load load = Load.of(ManifestNumber.of(LocalDate.of(2026, 3, 3), 12));
        HaulContext judged = new HaulContext(
                new Ground(List.of(place), List.of(area, road)), List.of(), 455, load, HaulSettings.DEFAULT);

        HaulContext again;
        try (var connection = database.getConnection()) {
            RegistryThen kept = new RegistryContent().keep(connection, judged, List.of());
            again = RegistryContent.context(
                    connection,
                    CanonicalJson.read(CanonicalJson.write(kept), RegistryThen.class),
                    HaulSettings.DEFAULT);
        }

        assertThat(again.ground().roads().isEmpty()).isTrue();
        assertThat(again.places()).containsExactly(place);
        assertThat(again.ground().zones()).hasSize(2);
        assertThat(again.ground().zones().getFirst()).isEqualTo(area);
        ForbiddenZone roadAgain = again.ground().zones().getLast();
        assertThat(roadAgain.windows()).isEqualTo(road.windows());
        assertThat(roadAgain.loadedOnly()).isTrue();
        assertThat(roadAgain.validTo()).isEqualTo(road.validTo());
        assertThat(roadAgain.shape().contains(109.805, 40.6001)).isTrue();
        assertThat(roadAgain.shape().contains(109.805, 40.6002)).isFalse();
        assertThat(again.vehicleLimitDeciKph()).isEqualTo(455);
        assertThat(again.load()).isEqualTo(load);
    }

    @Test
    void theRoadsAroundATurnComeBackAndNoOthers() throws SQLException {
        LonLat corner = new LonLat(109.805, 40.605);
        List<LonLat> here = List.of(new LonLat(109.8, 40.605), corner, new LonLat(109.805, 40.61));
        List<LonLat> far = List.of(new LonLat(110.8, 40.605), new LonLat(110.81, 40.605));
        HaulContext judged = new HaulContext(
                new Ground(List.of(), List.of(), RoadNetwork.of(List.of(here, far))),
                List.of(),
                null,
                null,
                HaulSettings.DEFAULT);
        RegistryContent registry = new RegistryContent();

        try (var connection = database.getConnection()) {
            RegistryThen turned = registry.keep(connection, judged, List.of(corner));
            RegistryThen straight = registry.keep(connection, judged, List.of());

            assertThat(straight.roads()).isNull();
            assertThat(RegistryContent.context(connection, turned, HaulSettings.DEFAULT)
                            .ground()
                            .roads())
                    .isEqualTo(RoadNetwork.of(List.of(here)));
        }
    }
}
