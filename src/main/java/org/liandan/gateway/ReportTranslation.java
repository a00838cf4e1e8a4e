package org.liandan.gateway;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.track.Position;
import org.liandan.track.SetAside;
import org.liandan.track.SetAsideReason;

/**
 * The one place where JT/T 808 and the track meet: location reports become positions. A pure function.
 *
 * @param positions in the order of the message
 * @param setAside reports that cannot become positions because they have no time
 */
record ReportTranslation(List<Position> positions, List<SetAside> setAside) {

    static ReportTranslation of(
            RegisteredTerminal terminal, List<LocationReport> reports, boolean backlog, Instant receivedAt) {
        List<Position> positions = new ArrayList<>(reports.size());
        List<SetAside> setAside = new ArrayList<>(0);
        for (LocationReport report : reports) {
            Instant at = report.time();
            if (at == null) {
                setAside.add(withoutTime(terminal, report, receivedAt));
            } else {
                positions.add(position(terminal, report, at, receivedAt, backlog));
            }
        }
        return new ReportTranslation(positions, setAside);
    }

    private static Position position(
            RegisteredTerminal terminal, LocationReport report, Instant at, Instant receivedAt, boolean backlog) {
        LocationItems items = report.items();
        return new Position(
                terminal.terminal().value(),
                terminal.vehicle().value(),
                at,
                receivedAt,
                report.longitudeE6(),
                report.latitudeE6(),
                report.speedDeciKph(),
                // 0 to 359 by the standard; devices send 360 for north
                report.directionDeg() % 360,
                report.altitudeM(),
                report.alarmFlags(),
                report.statusFlags(),
                items.satellites(),
                items.recorderSpeedDeciKph(),
                items.mileageDeciKm(),
                backlog,
                0);
    }

    private static SetAside withoutTime(RegisteredTerminal terminal, LocationReport report, Instant receivedAt) {
        return new SetAside(
                SetAsideReason.NO_TIME,
                "the digits of the report's time are no calendar time",
                terminal.terminal().value(),
                terminal.vehicle().value(),
                null,
                receivedAt,
                report.longitudeE6(),
                report.latitudeE6(),
                report.speedDeciKph(),
                report.directionDeg());
    }
}
