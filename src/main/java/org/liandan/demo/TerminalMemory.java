package org.liandan.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.AlarmIdentifier;
import org.liandan.jt808.Area;
import org.liandan.jt808.AreaChange;
import org.liandan.jt808.AreaKind;
import org.liandan.jt808.LocationItems;
import org.liandan.jt808.LocationReport;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.StatusFlag;
import org.liandan.jt808.TemporaryTracking;

/**
 * What a simulated terminal keeps while its power is on: parameters, areas and routes, the files of its alarms, where it is,
 * whether its doors are locked, whether it is being tracked. Safe for several threads.
 */
final class TerminalMemory {

    private static final int KEPT_ALARMS = 20;
    private static final int MOST_AREAS = 1_000;

    private record AreaKey(AreaKind kind, long id) {}

    private final Map<Long, List<Parameter>> parameters = new LinkedHashMap<>();
    private final Map<AreaKey, Area> areas = new LinkedHashMap<>();
    private final Map<AlarmIdentifier, List<AttachedFile>> alarmFiles = new LinkedHashMap<>();
    private LocationReport last = new LocationReport(0, 0, 0, 0, 0, 0, 0, null, LocationItems.EMPTY);
    private boolean doorsLocked;
    private TemporaryTracking tracking = TemporaryTracking.END;
    private @Nullable Instant trackedSince;
    private @Nullable Instant trackedLast;

    /**
     * A terminal as it leaves the workshop.
     *
     * @param host of its platform
     * @param port of its platform; in 2019 it is not a parameter of its own
     */
    TerminalMemory(ProtocolVersion version, String host, int port) {
        put(new Parameter.Number(ParameterId.HEARTBEAT_INTERVAL, 30));
        put(new Parameter.Text(ParameterId.MAIN_SERVER_ADDRESS, host));
        if (version != ProtocolVersion.V2019 && port > 0) {
            put(new Parameter.Number(ParameterId.SERVER_TCP_PORT, port));
        }
        put(new Parameter.Number(ParameterId.REPORT_INTERVAL_ASLEEP, 20));
        put(new Parameter.Number(ParameterId.REPORT_INTERVAL, 5));
        put(new Parameter.Number(ParameterId.CORNER_ANGLE, 15));
        put(new Parameter.Number(ParameterId.MAX_SPEED, 80));
    }

    private void put(Parameter parameter) {
        parameters.put(parameter.id(), List.of(parameter));
    }

    /** Each takes the place of all that had its id. */
    synchronized void set(List<Parameter> changed) {
        Map<Long, List<Parameter>> byId = new LinkedHashMap<>();
        changed.forEach(
                one -> byId.computeIfAbsent(one.id(), _ -> new ArrayList<>()).add(one));
        parameters.putAll(byId);
    }

    synchronized List<Parameter> parameters() {
        return parameters.values().stream().flatMap(List::stream).toList();
    }

    /** Those with these ids; what the terminal does not have is left out. */
    synchronized List<Parameter> parameters(List<Long> ids) {
        return ids.stream()
                .flatMap(id -> parameters.getOrDefault(id, List.of()).stream())
                .toList();
    }

    /** False when there would be too many. */
    synchronized boolean set(AreaChange change, AreaKind kind, List<? extends Area> changed) {
        if (areas.size() + changed.size() > MOST_AREAS) {
            return false;
        }
        if (change == AreaChange.REPLACE) {
            areas.keySet().removeIf(key -> key.kind == kind);
        }
        changed.forEach(area -> areas.put(new AreaKey(kind, area.id()), area));
        return true;
    }

    /** @param ids none for all of the kind */
    synchronized void delete(AreaKind kind, List<Long> ids) {
        Set<Long> wanted = new HashSet<>(ids);
        areas.keySet().removeIf(key -> key.kind == kind && (wanted.isEmpty() || wanted.contains(key.id)));
    }

    /** @param ids none for all of the kind */
    synchronized List<Area> areas(AreaKind kind, List<Long> ids) {
        Set<Long> wanted = new HashSet<>(ids);
        return areas.values().stream()
                .filter(area -> area.kind() == kind && (wanted.isEmpty() || wanted.contains(area.id())))
                .toList();
    }

    synchronized void keep(AlarmIdentifier alarm, List<AttachedFile> files) {
        alarmFiles.put(alarm, List.copyOf(files));
        if (alarmFiles.size() > KEPT_ALARMS) {
            alarmFiles.remove(alarmFiles.keySet().iterator().next());
        }
    }

    /** Files of the alarm, none when it is not known any more. */
    synchronized List<AttachedFile> filesOf(AlarmIdentifier alarm) {
        return alarmFiles.getOrDefault(alarm, List.of());
    }

    synchronized void lockDoors(boolean locked) {
        doorsLocked = locked;
    }

    /** Notes where the terminal is; the report as it is to be sent, with the doors as they are. */
    synchronized LocationReport note(LocationReport report) {
        int doors = StatusFlag.DOORS_LOCKED.mask();
        last = withStatus(report, doorsLocked ? report.statusFlags() | doors : report.statusFlags() & ~doors);
        return last;
    }

    /** Where the terminal is, with the doors as they are. */
    synchronized LocationReport here() {
        return note(last);
    }

    /** The same without items, for photos. */
    synchronized LocationReport bareHere() {
        LocationReport here = here();
        return new LocationReport(
                here.alarmFlags(),
                here.statusFlags(),
                here.latitudeE6(),
                here.longitudeE6(),
                here.altitudeM(),
                here.speedDeciKph(),
                here.directionDeg(),
                here.time(),
                LocationItems.EMPTY);
    }

    synchronized void track(TemporaryTracking wanted) {
        tracking = wanted;
        trackedSince = null;
        trackedLast = null;
    }

    /** Whether temporary tracking wants a report now. It begins when it is first asked for. */
    synchronized boolean trackedNow(Instant now) {
        if (tracking.intervalS() == 0) {
            return false;
        }
        Instant since = trackedSince == null ? now : trackedSince;
        trackedSince = since;
        if (now.isAfter(since.plusSeconds(tracking.validityS()))) {
            tracking = TemporaryTracking.END;
            return false;
        }
        if (trackedLast != null && now.isBefore(trackedLast.plusSeconds(tracking.intervalS()))) {
            return false;
        }
        trackedLast = now;
        return true;
    }

    private static LocationReport withStatus(LocationReport report, int statusFlags) {
        return new LocationReport(
                report.alarmFlags(),
                statusFlags,
                report.latitudeE6(),
                report.longitudeE6(),
                report.altitudeM(),
                report.speedDeciKph(),
                report.directionDeg(),
                report.time(),
                report.items());
    }
}
