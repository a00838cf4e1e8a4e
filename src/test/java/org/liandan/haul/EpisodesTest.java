package org.liandan.haul;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liandan.geo.LonLat;
import org.liandan.place.ForbiddenZoneId;
import org.liandan.place.Place;
import org.liandan.place.Route;
import org.liandan.place.RouteId;
import org.liandan.track.Altered;
import org.liandan.track.Position;
import org.liandan.track.Quality;

/** Rules H03 to H07: what lasts. Drives start at (0, 0) towards the north; it is 16:00 in the district. */
class EpisodesTest {

    private static final Route NORTH = Scenery.routeNorth();
    private static final Ground NOTHING_AROUND = Ground.EMPTY;

    /** Leaves the route to the east after 500 m, drives 600 m away, comes back. */
    private static final String DETOUR = """
            ahead 500 m at 36
            right 90 at 9
            ahead 600 m at 36
            stand 5 s
            left 180 at 9 radius 9
            ahead 590 m at 36
            right 90 at 9
            ahead 1000 m at 36
            """;

    private static HaulContext on(@Nullable Load load, Route... routes) {
        return new HaulContext(NOTHING_AROUND, List.of(routes), null, load, HaulSettings.DEFAULT);
    }

    private static HaulContext around(Ground ground, @Nullable Load load) {
        return new HaulContext(ground, List.of(), null, load, HaulSettings.DEFAULT);
    }

    private static String kinds(List<Position> reports, HaulContext context) {
        List<String> kinds = new ArrayList<>();
        episodes(reports, context).forEach(episode -> kinds.add(episode.type().name()));
        return String.join(" ", kinds);
    }

    private static String kinds(String drive, HaulContext context) {
        return kinds(Drive.positions(drive), context);
    }

    /** Ended episodes. */
    private static List<Episode> episodes(List<Position> reports, HaulContext context) {
        List<Episode> episodes = new ArrayList<>();
        HaulFold fold = new HaulFold();
        for (Position report : reports) {
            Position _ = fold.judge(report, context, event -> add(event, episodes));
        }
        fold.finish(context, event -> add(event, episodes));
        return episodes;
    }

    private static void add(HaulEvent event, List<Episode> episodes) {
        if (event instanceof HaulEvent.EpisodeEnded(Episode episode)) {
            episodes.add(episode);
        }
    }

    @Nested
    class OffTheRoute {

        @ParameterizedTest
        @ValueSource(ints = {1, 5, 10, 15, 30})
        void aDetourOfAKilometreIsOneEpisodeWithTheFarthestReport(int everyS) {
            List<Episode> found = episodes(Drive.positions("every " + everyS + " s\n" + DETOUR), on(null, NORTH));

            assertThat(found).singleElement().satisfies(episode -> {
                assertThat(episode.type()).isEqualTo(ViolationType.OFF_ROUTE);
                assertThat(episode.measure()).isInstanceOfSatisfying(Measure.Distance.class, off -> {
                    assertThat(off.limitM()).isEqualTo(30);
                    assertThat(off.measuredM()).isBetween(300, 620);
                });
                assertThat(episode.reports()).contains(episode.peak()).hasSizeLessThanOrEqualTo(Episode.MAX_REPORTS);
            });
        }

        @Test
        void aTruckKnownToBeEmptyMayDriveWhereItLikes() {
            assertThat(kinds(DETOUR, on(Load.EMPTY, NORTH))).isEmpty();
            assertThat(kinds(DETOUR, on(Scenery.LOADED, NORTH))).isEqualTo("OFF_ROUTE");
        }

        @Test
        void aTruckWithoutRoutesHasNoneToLeave() {
            assertThat(kinds(DETOUR, on(Scenery.LOADED))).isEmpty();
        }

        @Test
        void anAlternativeRouteIsARouteToo() {
            Route east = Scenery.route(2, List.of(), new double[][] {{0, 500}, {12, 512}, {700, 512}});

            assertThat(kinds(DETOUR, on(null, NORTH, east))).isEmpty();
        }

        @Test
        void goingRoundABlockOfTwoHundredMetresIsNot() {
            assertThat(kinds("""
                    ahead 500 m at 36
                    right 90 at 9
                    ahead 60 m at 30
                    left 90 at 9
                    ahead 100 m at 30
                    left 90 at 9
                    ahead 60 m at 30
                    right 90 at 9
                    ahead 500 m at 36
                    """, on(null, NORTH))).isEmpty();
        }

        @Test
        void standingBesideTheRouteForHoursIsNot() {
            assertThat(kinds("""
                    ahead 500 m at 36
                    right 90 at 9
                    ahead 150 m at 30
                    stand 7200 s
                    """, on(null, NORTH))).isEmpty();
        }

        @Test
        void aPlaceIsNotOffTheRoute() {
            Place site = Scenery.place(1, 0, 100, 400, 800, 700);
            HaulContext context = new HaulContext(
                    new Ground(List.of(site), List.of()), List.of(NORTH), null, null, HaulSettings.DEFAULT);

            assertThat(kinds(DETOUR, context)).isEmpty();
        }

        @Test
        void wildPlacesAreNot() {
            List<Position> reports = new ArrayList<>(Drive.positions("every 5 s\nhold 45 for 600 s"));
            for (int i = 10; i < reports.size(); i += 7) {
                Position report = reports.get(i);
                reports.set(i, Altered.place(report, report.lonE6() + 30_000, report.latE6()));
            }

            assertThat(kinds(reports, on(null, NORTH))).doesNotContain("OFF_ROUTE");
        }

        @Test
        void reportsWithTooFewSatellitesProveNothing() {
            List<Position> reports = Drive.positions(DETOUR).stream()
                    .map(report -> Altered.satellites(report, 3))
                    .toList();

            assertThat(kinds(reports, on(null, NORTH))).isEmpty();
        }
    }

    @Nested
    class AtClosedHours {

        private static final String DRIVE = "hold 40 for 180 s";

        @ParameterizedTest
        @ValueSource(ints = {1, 5, 10, 15, 30})
        void drivingOnARouteThatIsClosedIsAnEpisodeWithItsRoute(int everyS) {
            HaulContext context = on(null, Scenery.routeNorth(Scenery.daily(20, 6)));

            assertThat(episodes(Drive.positions("every " + everyS + " s\n" + DRIVE), context))
                    .singleElement()
                    .satisfies(episode -> {
                        assertThat(episode.type()).isEqualTo(ViolationType.OUTSIDE_TIME_WINDOW);
                        assertThat(episode.route()).isEqualTo(new RouteId(1));
                    });
        }

        @Test
        void drivingOnAnOpenRouteIsNot() {
            assertThat(kinds(DRIVE, on(null, Scenery.routeNorth(Scenery.daily(9, 18)))))
                    .isEmpty();
            assertThat(kinds(DRIVE, on(null, NORTH))).isEmpty();
        }

        @Test
        void aTripMayFinishWithinTheGrace() {
            assertThat(kinds(DRIVE, on(null, Scenery.routeNorth(Scenery.daily(9, 16)))))
                    .isEmpty();
        }

        @Test
        void whereAnotherRouteIsOpenTheRoadIsOpen() {
            Route open = Scenery.route(2, List.of(), new double[][] {{0, -500}, {0, 40_000}});

            assertThat(kinds(DRIVE, on(null, Scenery.routeNorth(Scenery.daily(20, 6)), open)))
                    .isEmpty();
        }

        @Test
        void aTruckKnownToBeEmptyIsNot() {
            assertThat(kinds(DRIVE, on(Load.EMPTY, Scenery.routeNorth(Scenery.daily(20, 6)))))
                    .isEmpty();
        }

        @Test
        void standingOnItIsNot() {
            assertThat(kinds("stand 900 s", on(null, Scenery.routeNorth(Scenery.daily(20, 6)))))
                    .isEmpty();
        }

        @Test
        void crossingItIsNot() {
            Route across =
                    Scenery.route(1, List.of(Scenery.daily(20, 6)), new double[][] {{-2_000, 300}, {2_000, 300}});

            assertThat(kinds("hold 30 for 120 s", on(Load.EMPTY, across))).isEmpty();
            assertThat(kinds("hold 30 for 60 s", on(null, across))).doesNotContain("OUTSIDE_TIME_WINDOW");
        }

        @Test
        void aClockThatIsOffProvesNothing() {
            List<Position> reports = Drive.positions(DRIVE).stream()
                    .map(report ->
                            Altered.times(report, report.at(), report.at().minusSeconds(90)))
                    .toList();

            assertThat(kinds(reports, on(null, Scenery.routeNorth(Scenery.daily(20, 6)))))
                    .isEmpty();
        }
    }

    @Nested
    class InForbiddenZones {

        private static final String DRIVE = "ahead 1500 m at 36";

        private final Ground quarter = zones(Scenery.zone(7, false, Scenery.area(-200, 400, 200, 900)));

        private static Ground zones(org.liandan.place.ForbiddenZone... zones) {
            return new Ground(List.of(), List.of(zones));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 5, 10, 15})
        void drivingThroughOneIsAnEpisodeWithItsZone(int everyS) {
            assertThat(episodes(Drive.positions("every " + everyS + " s\n" + DRIVE), around(quarter, null)))
                    .singleElement()
                    .satisfies(episode -> {
                        assertThat(episode.type()).isEqualTo(ViolationType.FORBIDDEN_ZONE);
                        assertThat(episode.zone()).isEqualTo(new ForbiddenZoneId(7));
                        assertThat(episode.duration()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(50));
                    });
        }

        @Test
        void cuttingACornerOfOneIsNot() {
            Ground corner = zones(Scenery.zone(7, false, Scenery.area(-200, 400, 200, 480)));

            assertThat(kinds(DRIVE, around(corner, null))).isEmpty();
        }

        @Test
        void drivingAlongItsEdgeWithinTheErrorOfAPlaceIsNot() {
            Ground beside = zones(Scenery.zone(7, false, Scenery.area(-200, 0, 8, 5_000)));

            assertThat(kinds(DRIVE, around(beside, null))).isEmpty();
        }

        @Test
        void whereOnlyLoadedTrucksAreForbiddenALoadMustBeKnown() {
            Ground loaded = zones(Scenery.zone(7, true, Scenery.area(-200, 400, 200, 900)));

            assertThat(kinds(DRIVE, around(loaded, Scenery.LOADED))).isEqualTo("FORBIDDEN_ZONE");
            assertThat(kinds(DRIVE, around(loaded, Load.EMPTY))).isEmpty();
            assertThat(kinds(DRIVE, around(loaded, null))).isEmpty();
        }

        @Test
        void countsAtItsHoursOnly() {
            assertThat(kinds(
                            DRIVE,
                            around(
                                    zones(Scenery.zone(
                                            7, false, Scenery.area(-200, 400, 200, 900), Scenery.daily(15, 18))),
                                    null)))
                    .isEqualTo("FORBIDDEN_ZONE");
            assertThat(kinds(
                            DRIVE,
                            around(
                                    zones(Scenery.zone(
                                            7, false, Scenery.area(-200, 400, 200, 900), Scenery.daily(6, 9))),
                                    null)))
                    .isEmpty();
        }

        @Test
        void aForbiddenRoadIsForbiddenAlongItNotAcrossIt() {
            assertThat(kinds(
                            DRIVE,
                            around(
                                    zones(Scenery.zone(7, false, Scenery.road(15, new double[][] {{0, 300}, {0, 3_000}
                                    }))),
                                    null)))
                    .isEqualTo("FORBIDDEN_ZONE");
            assertThat(kinds(
                            DRIVE,
                            around(
                                    zones(Scenery.zone(7, false, Scenery.road(15, new double[][] {
                                        {-900, 300}, {900, 300}
                                    }))),
                                    null)))
                    .isEmpty();
        }

        @Test
        void standingInOneWhenTheHourStrikesIsNot() {
            assertThat(kinds(
                            "stand 3600 s",
                            around(zones(Scenery.zone(7, false, Scenery.area(-200, -200, 200, 200))), null)))
                    .isEmpty();
        }

        @Test
        void fromOneIntoTheNextAreTwo() {
            Ground two = zones(
                    Scenery.zone(7, false, Scenery.area(-200, 200, 200, 700)),
                    Scenery.zone(8, false, Scenery.area(-200, 700, 200, 1_300)));

            assertThat(episodes(Drive.positions(DRIVE), around(two, null)))
                    .extracting(Episode::zone)
                    .containsExactly(new ForbiddenZoneId(7), new ForbiddenZoneId(8));
        }
    }

    @Nested
    class Stops {

        private static final String SIX_MINUTES = """
                hold 40 for 60 s
                ahead 60 m down to 0.5
                stand 360 s
                ahead 60 m up to 40
                hold 40 for 120 s
                """;

        @ParameterizedTest
        @ValueSource(ints = {1, 5, 10, 15, 30})
        void sixMinutesWithALoadIsAnEpisodeWithItsTime(int everyS) {
            assertThat(episodes(
                            Drive.positions("every " + everyS + " s\n" + SIX_MINUTES),
                            around(NOTHING_AROUND, Scenery.LOADED)))
                    .singleElement()
                    .satisfies(episode -> {
                        assertThat(episode.type()).isEqualTo(ViolationType.UNPLANNED_STOP);
                        assertThat(episode.load()).isEqualTo(Scenery.LOADED);
                        assertThat(episode.measure()).isInstanceOfSatisfying(Measure.Time.class, time -> {
                            assertThat(time.limit()).isEqualTo(Duration.ofMinutes(5));
                            assertThat(time.measured()).isBetween(Duration.ofSeconds(330), Duration.ofSeconds(400));
                        });
                    });
        }

        @Test
        void aTruckThatIsEmptyOrOfWhoseLoadNothingIsKnownMayStand() {
            assertThat(kinds(SIX_MINUTES, around(NOTHING_AROUND, Load.EMPTY))).isEmpty();
            assertThat(kinds(SIX_MINUTES, around(NOTHING_AROUND, null))).isEmpty();
        }

        @Test
        void aTrafficLightIsNone() {
            assertThat(kinds(SIX_MINUTES.replace("360", "200"), around(NOTHING_AROUND, Scenery.LOADED)))
                    .isEmpty();
        }

        @Test
        void standingAtAPlaceOrItsGateIsNone() {
            Ground site = new Ground(List.of(Scenery.place(1, 0, 60, 0, 400, 2_000)), List.of());

            assertThat(kinds(SIX_MINUTES, around(site, Scenery.LOADED))).isEmpty();
        }

        @Test
        void aReceiverThatDriftsDoesNotEndIt() {
            List<Position> reports = new ArrayList<>(Drive.positions("every 5 s\nstand 600 s"));
            for (int i = 1; i < reports.size(); i++) {
                Position report = reports.get(i);
                int eastE6 = (int) (250 * Math.sin(i * 0.9)) + (i % 40 == 0 ? 900 : 0);
                reports.set(
                        i,
                        Altered.speed(
                                Altered.place(report, report.lonE6() + eastE6, report.latE6() + i % 7 * 30),
                                i % 5 * 12));
            }

            assertThat(kinds(reports, around(NOTHING_AROUND, Scenery.LOADED))).isEqualTo("UNPLANNED_STOP");
        }

        @Test
        void creepingOnInAJamIsNone() {
            StringBuilder jam = new StringBuilder("every 5 s\n");
            for (int i = 0; i < 20; i++) {
                jam.append("stand 30 s\nahead 40 m at 8\n");
            }

            assertThat(kinds(jam.toString(), around(NOTHING_AROUND, Scenery.LOADED)))
                    .isEmpty();
        }
    }

    @Nested
    class HintsOfTampering {

        private static final int POWER_LOST = 1 << 8;
        private static final int POWER_LOW = 1 << 7;
        private static final int ANTENNA_OPEN = 1 << 5;

        private static List<Position> withBits(int seconds, int bits) {
            List<Position> reports = new ArrayList<>(Drive.positions("every 5 s\nhold 40 for 300 s"));
            for (int i = 10; i <= 10 + seconds / 5; i++) {
                reports.set(i, Altered.alarms(reports.get(i), bits));
            }
            return reports;
        }

        @Test
        void powerThatIsLostForAMinuteIsAHintAndNoViolation() {
            assertThat(episodes(withBits(60, POWER_LOST), HaulContext.NONE))
                    .singleElement()
                    .satisfies(episode -> {
                        assertThat(episode.type()).isEqualTo(ViolationType.TAMPER_HINT);
                        assertThat(episode.type().category()).isEqualTo(ViolationCategory.HINT);
                        assertThat(episode.causes()).containsExactly(TamperCause.POWER_LOST);
                    });
        }

        @Test
        void theStarterPullsTheVoltageDownForAMoment() {
            assertThat(kinds(withBits(10, POWER_LOW), HaulContext.NONE)).isEmpty();
        }

        @Test
        void aCutAntennaHasNoFixAndCountsAllTheSame() {
            List<Position> reports = withBits(60, ANTENNA_OPEN).stream()
                    .map(report -> report.alarmFlags() == 0 ? report : Altered.status(report, 0))
                    .toList();

            assertThat(episodes(reports, HaulContext.NONE))
                    .singleElement()
                    .extracting(Episode::causes)
                    .isEqualTo(java.util.Set.of(TamperCause.ANTENNA_OPEN));
        }

        @Test
        void threeJumpsWithinMinutesAreAHintAndOneIsNot() {
            assertThat(kinds(jumping(10, 30, 50), HaulContext.NONE)).isEqualTo("TAMPER_HINT");
            assertThat(kinds(jumping(10), HaulContext.NONE)).isEmpty();
        }

        private static List<Position> jumping(int... where) {
            List<Position> reports = new ArrayList<>(Drive.positions("every 5 s\nhold 40 for 600 s"));
            LonLat far = Drive.point(20_000, 20_000);
            for (int i : where) {
                reports.set(i, Altered.place(reports.get(i), (int) (far.lonDeg() * 1e6) + 50_000 * i, (int)
                        (far.latDeg() * 1e6)));
            }
            return reports;
        }

        @Test
        void theAlarmBitsAreThoseOfTheStandard() {
            assertThat(TamperCause.values())
                    .filteredOn(cause -> cause.alarmBit() >= 0)
                    .extracting(cause -> cause.alarmBit())
                    .containsExactly(
                            org.liandan.jt808.AlarmFlag.MAIN_POWER_LOST.bit(),
                            org.liandan.jt808.AlarmFlag.MAIN_POWER_LOW.bit(),
                            org.liandan.jt808.AlarmFlag.GNSS_ANTENNA_OPEN.bit(),
                            org.liandan.jt808.AlarmFlag.GNSS_ANTENNA_SHORT.bit(),
                            org.liandan.jt808.AlarmFlag.GNSS_MODULE_FAULT.bit());
        }

        @Test
        void lateReportsAreNoHint() {
            List<Position> late = withBits(60, POWER_LOST).stream()
                    .map(report -> report.alarmFlags() == 0 ? report : report.withQuality(Quality.OUT_OF_ORDER))
                    .toList();

            assertThat(Findings.fold(late, HaulContext.NONE)).isEmpty();
        }
    }
}
