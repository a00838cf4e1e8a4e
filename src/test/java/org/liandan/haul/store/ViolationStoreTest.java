package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.haul.Established;
import org.liandan.haul.HaulEvent;
import org.liandan.haul.Measure;
import org.liandan.haul.RuleCode;
import org.liandan.haul.SpeedingEpisode;
import org.liandan.haul.Verdict;
import org.liandan.haul.Violation;
import org.liandan.haul.ViolationRecorded;
import org.liandan.haul.ViolationType;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.haul.store.ViolationReader.Filter;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ViolationStoreTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @Inject
    ViolationStore store;

    @Inject
    ViolationReader reader;

    @Inject
    Heard heard;

    @Test
    void anEpisodeIsOneRowThatItsEndCompletes() {
        Truck truck = truck("蒙BH1001", "13900001001");

        store.record(List.of(new HaulEvent.SpeedingStarted(Examples.episode(truck, START, 10, 650))));
        Violation open = only(truck);
        store.record(List.of(new HaulEvent.SpeedingEnded(Examples.episode(truck, START, 40, 723))));
        Violation ended = only(truck);

        assertThat(open.endedAt()).isNull();
        assertThat(ended.id()).isEqualTo(open.id());
        assertThat(ended.endedAt()).isEqualTo(START.plusSeconds(40));
        assertThat(ended.measure()).isEqualTo(new Measure.Speed(600, 723));
    }

    @Test
    void theSameEventsAgainChangeNothing() {
        Truck truck = truck("蒙BH1002", "13900001002");
        SpeedingEpisode episode = Examples.episode(truck, START, 40, 723);
        List<HaulEvent> events = List.of(new HaulEvent.SpeedingStarted(episode), new HaulEvent.SpeedingEnded(episode));
        store.record(events);
        Violation before = only(truck);
        int eventsBefore = heard.of(truck).size();

        store.record(events);

        assertThat(only(truck)).isEqualTo(before);
        assertThat(heard.of(truck)).hasSize(eventsBefore);
    }

    @Test
    void whatIsLawfulOrCannotBeToldIsNoViolation() {
        Truck truck = truck("蒙BH1003", "13900001003");

        store.record(List.of(
                Examples.rightTurn(truck, START, Verdict.COMPLIANT, 80),
                Examples.rightTurn(truck, START.plusSeconds(60), Verdict.UNDETERMINABLE, 0)));

        assertThat(reader.count(filter(truck))).isZero();
    }

    @Test
    void aTurnWithoutAStopIsAViolationOfItsOwnBesideTheTurn() {
        Truck truck = truck("蒙BH1007", "13900001007");

        store.record(List.of(
                Examples.rightTurn(truck, START, Verdict.COMPLIANT, 80),
                Examples.turnStop(truck, START, Verdict.OBSERVED, 0.4),
                Examples.turnStop(truck, START.plusSeconds(60), Verdict.COMPLIANT, 1),
                Examples.turnStop(truck, START.plusSeconds(120), Verdict.UNDETERMINABLE, 8)));

        Violation found = only(truck);
        assertThat(found.type()).isEqualTo(ViolationType.RIGHT_TURN_STOP);
        assertThat(found.rule()).isEqualTo(RuleCode.H09_RIGHT_TURN_STOP);
        assertThat(found.established()).isEqualTo(Established.REPORTS_WITHOUT_A_STOP);
        assertThat(found.measure()).isEqualTo(new Measure.Time(Duration.ofSeconds(1), Duration.ZERO));
        assertThat(reader.find(found.id()).orElseThrow().evidence())
                .contains("\"longestStandingS\": 0.4")
                .contains("\"reportsBeforeTurn\": 7");
    }

    @Test
    void tellsTheRestOfTheSystemAfterTheCommit() {
        Truck truck = truck("蒙BH1004", "13900001004");

        store.record(List.of(Examples.rightTurn(truck, START, Verdict.OBSERVED, 250)));

        assertThat(heard.of(truck)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(ViolationType.RIGHT_TURN);
            assertThat(event.plate()).isEqualTo("蒙BH1004");
            assertThat(event.carrier().value()).isEqualTo(truck.carrier());
            assertThat(event.measure()).isEqualTo(new Measure.Speed(100, 250));
            assertThat(event.rule()).isEqualTo("H02");
        });
    }

    @Test
    void keepsTheReportsThatAFindingRestsOn() {
        Truck truck = truck("蒙BH1005", "13900001005");

        store.record(List.of(Examples.rightTurn(truck, START, Verdict.PROVEN, 187)));

        String evidence = reader.find(only(truck).id()).orElseThrow().evidence();
        assertThat(evidence)
                .contains("\"angleDeg\": 91")
                .contains("\"at\": \"2026-03-02T08:00:00Z\"")
                .contains("\"recorderSpeedKph\": 18.4");
    }

    @Test
    void filtersByTypeTimeAndPlateNewestFirst() {
        Truck truck = truck("蒙BH1006", "13900001006");
        for (int minute = 0; minute < 3; minute++) {
            store.record(List.of(
                    Examples.rightTurn(truck, START.plusSeconds(60L * minute), Verdict.OBSERVED, 200 + minute)));
        }
        store.record(List.of(new HaulEvent.SpeedingStarted(Examples.episode(truck, START, 10, 650))));

        Filter turnsFromTheSecondMinuteOn = new Filter(
                null,
                ViolationType.RIGHT_TURN,
                truck.plate(),
                START.plusSeconds(60),
                START.plusSeconds(600),
                null,
                false);

        assertThat(reader.count(turnsFromTheSecondMinuteOn)).isEqualTo(2);
        assertThat(reader.page(turnsFromTheSecondMinuteOn, 0, 10))
                .extracting(Violation::measure)
                .containsExactly(new Measure.Speed(100, 202), new Measure.Speed(100, 201));
        assertThat(reader.page(filter(truck), 3, 10)).hasSize(1);
    }

    private static Truck truck(String plate, String phone) {
        return TestFleet.truck(plate, phone, "违规库测试公司", "HAUL00000000000001");
    }

    private static Filter filter(Truck truck) {
        return new Filter(null, null, truck.plate(), null, null, null, false);
    }

    private Violation only(Truck truck) {
        return reader.page(filter(truck), 0, 2).getFirst();
    }

    /** Listens as the live stream does. */
    @ApplicationScoped
    static class Heard {

        private final ConcurrentLinkedQueue<ViolationRecorded> events = new ConcurrentLinkedQueue<>();

        void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) ViolationRecorded event) {
            events.add(event);
        }

        List<ViolationRecorded> of(Truck truck) {
            return events.stream()
                    .filter(event -> event.vehicleId() == truck.vehicleId())
                    .toList();
        }
    }
}
