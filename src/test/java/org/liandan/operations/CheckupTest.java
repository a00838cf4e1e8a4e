package org.liandan.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckupTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final long GIB = 1L << 30;

    /** What is as it should be, to be made otherwise by each test. */
    private static final class Given {
        List<Pulse.Beat> beats = steady(2, 0, 0, 0, 100);
        Figures.@Nullable Database database = database(TODAY.plusDays(7), Duration.ZERO, 12, 0, 0);
        List<Figures.Disk> disks = List.of(new Figures.Disk(Vital.DATA_DISK, 60 * GIB, 100 * GIB, null));

        @Nullable Double findings = 0.0;

        @Nullable Instant audited = NOW.minus(Duration.ofHours(7));

        @Nullable Instant backup = NOW.minus(Duration.ofHours(9));

        double leapS;
        List<String> failed = List.of();

        Checkup look() {
            return Checkup.of(new Figures(
                    NOW,
                    beats,
                    Map.of("check_code", 3.0),
                    100,
                    disks,
                    database,
                    findings,
                    audited,
                    backup,
                    leapS,
                    failed,
                    "1.0",
                    NOW.minus(Duration.ofDays(3))));
        }

        Condition of(Vital vital) {
            return sign(vital).condition();
        }

        VitalSign sign(Vital vital) {
            return look().signs().stream()
                    .filter(sign -> sign.vital() == vital)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatIsWellIsSaidInOneSentence() {
        Checkup checkup = new Given().look();

        assertThat(checkup.condition()).isEqualTo(Condition.WELL);
        assertThat(checkup.headline().both()).isEqualTo("一切正常，无需处理。 All is well; there is nothing to do.");
    }

    @Test
    void theWorstIsSaidFirstWithWhatToDoAndHowMuchElseThereIs() {
        Given given = new Given();
        given.database = null;
        given.findings = 2.0;
        given.failed = List.of("Anchors#atNight");

        Checkup checkup = given.look();

        assertThat(checkup.condition()).isEqualTo(Condition.ACT);
        assertThat(checkup.headline().chinese()).startsWith("需要处理：数据库。先恢复数据库").endsWith("（另有 1 项）");
    }

    @Test
    void reportsThatStopAreNoticedWithinAMinuteAndAQuietNightIsNot() {
        Given given = new Given();
        given.beats = new ArrayList<>(steady(2, 0, 0, 0, 100));
        for (int i = 0; i < 7; i++) {
            given.beats.add(after(given.beats.getLast(), 0, 0, 0, 0, 0, 100));
        }
        assertThat(given.of(Vital.INGEST)).isEqualTo(Condition.ACT);

        given.beats = steady(0, 0, 0, 0, 0);
        assertThat(given.of(Vital.INGEST)).isEqualTo(Condition.WELL);
    }

    @ParameterizedTest
    @CsvSource({"0, WELL", "150, WELL", "300, WATCH", "1500, ACT"})
    void lagIsWhatWaitsByWhatIsCommitted(double pending, Condition condition) {
        Given given = new Given();
        given.beats = steady(100, 100, pending, 0, 100);

        assertThat(given.of(Vital.LAG)).isEqualTo(condition);
    }

    @Test
    void whatWaitsWhileNothingIsCommittedStandsStill() {
        Given given = new Given();
        given.beats = steady(100, 0, 50, 0, 100);

        assertThat(given.of(Vital.LAG)).isEqualTo(Condition.ACT);
    }

    @ParameterizedTest
    @CsvSource({"60, , WELL", "15, , WATCH", "4, , ACT", "60, 1, WELL", "60, 3, WATCH", "60, 10, ACT", "60, -5, WELL"})
    void aDiskIsJudgedByWhatIsFreeAndByHowLongItLasts(long freeGib, @Nullable Double gibADay, Condition condition) {
        Given given = new Given();
        given.disks = List.of(
                new Figures.Disk(Vital.DATA_DISK, freeGib * GIB, 100 * GIB, gibADay == null ? null : gibADay * GIB));

        assertThat(given.of(Vital.DATA_DISK)).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource({"7, WELL", "6, WELL", "5, WATCH", "2, WATCH", "1, ACT", "-1, ACT"})
    void daysAreToBePreparedAhead(int days, Condition condition) {
        Given given = new Given();
        given.database = database(TODAY.plusDays(days), Duration.ZERO, 12, 0, 0);

        assertThat(given.of(Vital.PARTITIONS)).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, WELL", "1500, 0, WELL", "-3000, 0, WATCH", "60000, 0, ACT", "0, 40, ACT"})
    void clocksAreComparedWhicheverIsAhead(long offsetMs, double leapS, Condition condition) {
        Given given = new Given();
        given.database = database(TODAY.plusDays(7), Duration.ofMillis(offsetMs), 12, 0, 0);
        given.leapS = leapS;

        assertThat(given.of(Vital.CLOCK)).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource({"12, WELL", "80, WATCH", "95, ACT"})
    void connectionsRunOut(int connections, Condition condition) {
        Given given = new Given();
        given.database = database(TODAY.plusDays(7), Duration.ZERO, connections, 0, 0);

        assertThat(given.of(Vital.DATABASE)).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, WELL", "1, 0, WATCH", "0, 5000, WATCH"})
    void webhooksThatRefuseOrLagAreWatched(long letters, long behind, Condition condition) {
        Given given = new Given();
        given.database = database(TODAY.plusDays(7), Duration.ZERO, 12, letters, behind);

        assertThat(given.of(Vital.WEBHOOKS)).isEqualTo(condition);
    }

    @Test
    void aSignatureThatDoesNotHoldIsNeverOverlooked() {
        Given given = new Given();
        given.findings = 1.0;

        assertThat(given.of(Vital.AUDIT)).isEqualTo(Condition.ACT);
    }

    @Test
    void aCheckOrABackupThatIsTooOldIsSaid() {
        Given given = new Given();
        given.audited = NOW.minus(Duration.ofDays(3));
        given.backup = NOW.minus(Duration.ofDays(8));
        assertThat(given.of(Vital.AUDIT)).isEqualTo(Condition.WATCH);
        assertThat(given.of(Vital.BACKUP)).isEqualTo(Condition.ACT);

        given.backup = null;
        assertThat(given.of(Vital.BACKUP)).isEqualTo(Condition.UNKNOWN);
    }

    @Test
    void aDialectIsNoticedAndAPortScanIsNot() {
        Given given = new Given();
        given.beats = steady(10, 10, 0, 1, 100);
        assertThat(given.of(Vital.MALFORMED)).isEqualTo(Condition.WATCH);

        given.beats = steady(0, 0, 0, 0.005, 0);
        assertThat(given.of(Vital.MALFORMED)).isEqualTo(Condition.WELL);
    }

    @Test
    void trucksThatFallAwayAreNoticed() {
        Given given = new Given();
        given.beats = new ArrayList<>(steady(2, 2, 0, 0, 100));
        given.beats.add(after(given.beats.getLast(), 20, 20, 0, 0, 0, 60));

        assertThat(given.of(Vital.TERMINALS)).isEqualTo(Condition.WATCH);
    }

    @ParameterizedTest
    @EnumSource(Vital.class)
    void everyVitalHasItsParagraphInTheManual(Vital vital) throws IOException {
        assertThat(Files.readString(Path.of("docs/operations.md")))
                .contains("<a id=\"" + vital.anchor() + "\"></a>")
                .contains(vital.chinese());
    }

    /** An hour and more of beats, ten seconds apart, the last of them now. */
    private static List<Pulse.Beat> steady(
            double received, double stored, double pending, double malformed, double online) {
        List<Pulse.Beat> beats = new ArrayList<>();
        int count = 400;
        for (int i = 0; i < count; i++) {
            double seconds = i * 10;
            beats.add(new Pulse.Beat(
                    NOW.minusSeconds((count - 1 - i) * 10L),
                    received * seconds,
                    (stored == 0 && pending == 0 ? received : stored) * seconds,
                    malformed * seconds,
                    (received + malformed) * seconds,
                    0,
                    pending,
                    online));
        }
        return beats;
    }

    private static Pulse.Beat after(
            Pulse.Beat last,
            double received,
            double stored,
            double malformed,
            double refused,
            double pending,
            double online) {
        return new Pulse.Beat(
                last.at().plusSeconds(10),
                last.received() + received,
                last.stored() + stored,
                last.malformed() + malformed,
                last.frames() + received + malformed,
                last.refused() + refused,
                pending,
                online);
    }

    private static Figures.Database database(
            LocalDate newest, Duration offset, int connections, long letters, long behind) {
        return new Figures.Database(
                3 * GIB,
                connections,
                100,
                offset,
                120,
                new Figures.Partitions(30, TODAY.minusDays(20), newest, 400),
                letters,
                0,
                behind,
                TODAY.minusDays(1));
    }
}
