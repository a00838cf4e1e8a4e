package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.VehicleId;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.party.OrganizationId;
import org.liandan.track.Position;
import org.liandan.track.SetAsideReason;

/** Location reports become positions. */
class ReportTranslationTest {

    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:01.250Z");

    private final RegisteredTerminal truck = new RegisteredTerminal(
            new TerminalId(4),
            new TerminalPhone("1"),
            new VehicleId(9),
            "蒙B12345",
            2,
            new OrganizationId(1),
            CodeHash.of("c"),
            true);

    @Test
    void everyFieldArrives() {
        ReportTranslation translation = ReportTranslation.of(truck, List.of(report(AT, 359)), true, NOW);

        assertThat(translation.setAside()).isEmpty();
        assertThat(translation.positions())
                .containsExactly(new Position(
                        4, 9, AT, NOW, 109_840_000, 40_657_000, 451, 359, -12, 0x100, 3, -1, -1, -1, true, 0));
    }

    @Test
    void northWrittenAs360IsNorth() {
        ReportTranslation translation = ReportTranslation.of(truck, List.of(report(AT, 360)), false, NOW);

        assertThat(translation.positions().getFirst().headingDeg()).isZero();
    }

    @Test
    void aReportWithoutTimeIsSetAsideAndTheOthersGoOn() {
        ReportTranslation translation =
                ReportTranslation.of(truck, List.of(report(AT, 1), report(null, 2), report(AT, 3)), true, NOW);

        assertThat(translation.positions()).extracting(Position::headingDeg).containsExactly(1, 3);
        assertThat(translation.setAside()).singleElement().satisfies(report -> {
            assertThat(report.reason()).isEqualTo(SetAsideReason.NO_TIME);
            assertThat(report.headingDeg()).isEqualTo(2);
        });
    }

    private static LocationReport report(@Nullable Instant time, int directionDeg) {
        return new LocationReport(0x100, 3, 40_657_000, 109_840_000, -12, 451, directionDeg, time, LocationItems.EMPTY);
    }
}
