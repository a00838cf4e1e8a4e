package org.liandan.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.liandan.demo.DemoCatalogue.Haul;
import org.liandan.demo.DemoCatalogue.Truck;
import org.liandan.fleet.PlateNumber;
import org.liandan.geo.LonLat;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.CreditCode;
import org.liandan.party.Role;

/** The demo's people and things are consistent, valid and plainly fictional. */
class DemoCatalogueTest {

    private static final List<Truck> FLEET = DemoCatalogue.fleet(24);

    @Test
    void every_credit_code_holds_both_its_checks() {
        assertThat(DemoCatalogue.COMPANIES).allSatisfy(company -> {
            CreditCode code = new CreditCode(company.creditCode());
            assertThat(code.checkHolds()).isTrue();
            assertThat(code.organizationCheckHolds()).isTrue();
        });
    }

    @Test
    void every_plate_is_well_formed_and_no_two_trucks_share_plate_phone_or_driver() {
        assertThat(FLEET).allSatisfy(truck -> PlateNumber.check(truck.terminal().plate()));
        assertThat(FLEET).extracting(truck -> truck.terminal().plate()).doesNotHaveDuplicates();
        assertThat(FLEET).extracting(truck -> truck.terminal().phone()).doesNotHaveDuplicates();
        assertThat(FLEET).extracting(Truck::driverPhone).doesNotHaveDuplicates();
    }

    @Test
    void the_accounts_are_those_that_are_promised() {
        assertThat(DemoCatalogue.PEOPLE)
                .extracting(person -> person.username())
                .contains("producer", "carrier", "driver", "receiver", "bureau", "police", "subdistrict", "auditor");
        Set<Role> roles = new HashSet<>(List.of(Role.values()));
        DemoCatalogue.PEOPLE.forEach(person -> roles.remove(person.role()));
        assertThat(roles).containsExactly(Role.BUREAU_ADMIN);
    }

    @Test
    void every_waste_category_is_hauled() {
        assertThat(DemoCatalogue.HAULS).extracting(Haul::category).contains(WasteCategory.values());
    }

    @Test
    void every_haul_has_its_route_both_ways_between_places_that_its_parties_run() throws IOException {
        Map<String, JsonNode> routes = features("routes.geojson");
        Map<String, JsonNode> places = features("places.geojson");
        for (Haul haul : DemoCatalogue.HAULS) {
            JsonNode there = Objects.requireNonNull(routes.get(haul.routeCode()), haul.routeCode());
            JsonNode back = Objects.requireNonNull(routes.get(haul.routeCode() + "R"), haul.routeCode());
            assertThat(there.path("fromPlace").asText()).isEqualTo(haul.fromPlace());
            assertThat(there.path("toPlace").asText()).isEqualTo(haul.toPlace());
            assertThat(back.path("fromPlace").asText()).isEqualTo(haul.toPlace());
            assertThat(Objects.requireNonNull(places.get(haul.toPlace()))
                            .path("kind")
                            .asText())
                    .isEqualTo(haul.toKind().name());
            assertThat(haul.producer().company().operates()).contains(haul.fromPlace());
            assertThat(haul.receiver().company().operates()).contains(haul.toPlace());
        }
    }

    @Test
    void every_place_has_one_operator() throws IOException {
        assertThat(DemoCatalogue.COMPANIES.stream().flatMap(company -> company.operates().stream()))
                .containsExactlyInAnyOrderElementsOf(features("places.geojson").keySet());
    }

    @Test
    void most_drivers_are_careful_and_somebody_breaks_each_rule() {
        assertThat(FLEET)
                .filteredOn(truck -> truck.style().equals(DrivingStyle.CAREFUL))
                .hasSizeGreaterThan(12);
        assertThat(FLEET).extracting(Truck::style).contains(DrivingStyle.HASTY_IN_TURNS, DrivingStyle.SPEEDING);
        assertThat(FLEET).extracting(Truck::habit).contains(Habit.values());
    }

    @Test
    void the_first_wrong_right_turn_comes_within_a_minute() throws IOException {
        assertThat(secondsUntil(FLEET.getFirst(), motion -> motion.cornering() && motion.speedKph() > 20))
                .isLessThan(60);
    }

    @Test
    void the_first_speeding_comes_within_a_minute() throws IOException {
        assertThat(secondsUntil(FLEET.get(1), motion -> motion.speedKph() > 62)).isLessThan(60);
    }

    private static long secondsUntil(Truck truck, Predicate<Motion> happens) throws IOException {
        JsonNode line = Objects.requireNonNull(lines().get(truck.haul().routeCode()));
        List<LonLat> points = new ArrayList<>();
        line.forEach(at -> points.add(new LonLat(at.get(0).asDouble(), at.get(1).asDouble())));
        Drive drive = new Drive(DrivenPath.along(points), truck.style());
        double start = drive.secondsAt(truck.startShare() * drive.path().lengthM());
        return LongStream.range(0, 600)
                .filter(second -> happens.test(drive.at(start + second)))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, JsonNode> lines() throws IOException {
        Map<String, JsonNode> lines = new HashMap<>();
        for (JsonNode feature : read("routes.geojson").path("features")) {
            lines.put(feature.at("/properties/code").asText(), feature.at("/geometry/coordinates"));
        }
        return lines;
    }

    private static Map<String, JsonNode> features(String name) throws IOException {
        Map<String, JsonNode> byCode = new HashMap<>();
        for (JsonNode feature : read(name).path("features")) {
            byCode.put(feature.at("/properties/code").asText(), feature.path("properties"));
        }
        return byCode;
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream in = DemoCatalogueTest.class.getResourceAsStream("/demo/" + name)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, name));
        }
    }
}
