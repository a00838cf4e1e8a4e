package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.TimeZone;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liandan.policy.PolicyTimeline;

/** 具体到分钟, and days that begin at midnight in the district, wherever the server stands. */
class MinutesAndDaysTest {

    /** Midnight of 22 November 2026 in the district. */
    private static final Instant MIDNIGHT = Instant.parse("2026-11-21T16:00:00Z");

    @Property
    void aDeclaredTimeIsTheMinuteThatItLiesIn(@ForAll("aroundMidnight") Instant instant) {
        Instant declared =
                DistrictTime.parseMinute(DistrictTime.at(instant).toString()).orElseThrow();

        assertThat(declared).isBeforeOrEqualTo(instant);
        assertThat(Duration.between(declared, instant)).isLessThan(Duration.ofMinutes(1));
        assertThat(declared).isEqualTo(DistrictTime.toMinute(instant));
    }

    @Property
    void theSameMomentIsTheSameMinuteInEveryOffset(
            @ForAll("aroundMidnight") Instant instant, @ForAll @IntRange(min = -18, max = 18) int hours) {
        OffsetDateTime elsewhere = instant.atOffset(ZoneOffset.ofHours(hours));

        assertThat(DistrictTime.parseMinute(elsewhere.toString())).contains(DistrictTime.toMinute(instant));
    }

    @Property
    void aTimeWithoutOffsetIsTheDistrictsWhateverTheServersZone(@ForAll("zones") String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            assertThat(DistrictTime.parseMinute("2026-11-22 00:00")).contains(MIDNIGHT);
            assertThat(DistrictTime.dayOf(MIDNIGHT)).isEqualTo(LocalDate.of(2026, 11, 22));
            assertThat(DistrictTime.dayOf(MIDNIGHT.minusMillis(1))).isEqualTo(LocalDate.of(2026, 11, 21));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** compare minutes: handed over and received within one minute is possible, across midnight too. */
    @Property(tries = 300)
    void receivedInTheMinuteOfTheHandingOverIsPossibleAndAMinuteEarlierIsNot(
            @ForAll("aroundMidnight") Instant handedOver) {
        Instant minute = DistrictTime.toMinute(handedOver);
        Manifest load = load(minute);

        assertThat(received(load, minute)).isTrue();
        assertThat(received(load, minute.minusSeconds(60))).isFalse();
    }

    /** The number carries the district's day of its issue. */
    @Property
    void theNumberHasTheDayOfTheDistrict(@ForAll("aroundMidnight") Instant now) {
        String day = DistrictTime.at(now).toLocalDate().toString().replace("-", "");

        assertThat(ManifestNumber.of(DistrictTime.dayOf(now), 1).value()).startsWith("150203" + day);
    }

    @ParameterizedTest
    @CsvSource({
        // 2026-11-20 is a Friday; the first day is not counted, and what is left of it neither
        "2026-11-20T09:30+08:00, 1, 2026-11-24T00:00+08:00",
        "2026-11-20T23:59+08:00, 1, 2026-11-24T00:00+08:00",
        "2026-11-21T00:00+08:00, 1, 2026-11-24T00:00+08:00",
        "2026-11-22T23:59+08:00, 1, 2026-11-24T00:00+08:00",
        "2026-11-23T00:00+08:00, 1, 2026-11-25T00:00+08:00",
        "2026-11-20T09:30+08:00, 5, 2026-11-28T00:00+08:00",
        "2026-11-18T10:00+08:00, 5, 2026-11-26T00:00+08:00"
    })
    void r428WorkingDaysEndAtMidnightOfTheDistrict(OffsetDateTime since, int days, OffsetDateTime due) {
        assertThat(WorkingDays.endAfter(since.toInstant(), days, WorkingCalendar.NOT_LOADED))
                .isEqualTo(due.toInstant());
    }

    @Property
    void r428ADueMomentNeverMovesBackward(
            @ForAll("aroundMidnight") Instant since, @ForAll @IntRange(min = 0, max = 3000) int laterMinutes) {
        Instant later = since.plus(Duration.ofMinutes(laterMinutes));

        for (Reminder reminder : Reminder.values()) {
            assertThat(reminder.due(later, PolicyTimeline.PROPOSED, WorkingCalendar.NOT_LOADED))
                    .isAfterOrEqualTo(reminder.due(since, PolicyTimeline.PROPOSED, WorkingCalendar.NOT_LOADED))
                    .isAfter(later);
        }
    }

    @Provide
    static Arbitrary<Instant> aroundMidnight() {
        return Arbitraries.longs()
                .between(-Duration.ofHours(30).toMillis(), Duration.ofHours(30).toMillis())
                .edgeCases(edges -> edges.add(0L, -1L, 1L, 59_999L, 60_000L, -60_000L))
                .map(MIDNIGHT::plusMillis);
    }

    @Provide
    static Arbitrary<String> zones() {
        return Arbitraries.of("UTC", "Asia/Shanghai", "America/New_York", "Asia/Kathmandu", "Pacific/Kiritimati");
    }

    private static Manifest load(Instant minute) {
        Entries producer = Loads.with(
                Loads.producerEntries(), "handedOverAt", DistrictTime.at(minute).toString());
        Manifest draft = Loads.next(Transitions.create(
                () -> ManifestNumber.of(DistrictTime.dayOf(minute), 7),
                Loads.consignment(),
                producer,
                Loads.PRODUCER_CLERK,
                Circumstances.of(new Loads.Yard(), minute)));
        Manifest issued =
                Loads.next(Transitions.apply(draft, new Step.Issue(), Loads.PRODUCER_CLERK, new Loads.Yard(), minute));
        return Loads.next(Transitions.apply(
                issued, new Step.Carry(Loads.carrierEntries()), Loads.CARRIER_CLERK, new Loads.Yard(), minute));
    }

    private static boolean received(Manifest load, Instant receivedAt) {
        Entries receiver = Loads.with(
                Loads.receiverEntries(),
                "receivedAt",
                DistrictTime.at(receivedAt).toString());
        return Transitions.apply(
                        load,
                        new Step.Receive(receiver),
                        Loads.GATE_KEEPER,
                        new Loads.Yard(),
                        receivedAt.plusSeconds(120))
                instanceof Outcome.Accepted<?>;
    }
}
