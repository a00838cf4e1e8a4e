package org.liandan.command;

import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.AlarmConfirmation;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.Command;
import org.liandan.jt808.PassThrough;
import org.liandan.jt808.PassThroughDown;
import org.liandan.jt808.TemporaryTracking;
import org.liandan.jt808.TerminalControl;
import org.liandan.jt808.UpgradePackage;
import org.liandan.jt808.VehicleControl;

/** Requests about the terminal itself, its reports and the vehicle. */
final class ControlForms {

    /** All of it waits in memory to be sent, so what is larger comes by {@code CONTROL_TERMINAL} from a server. */
    private static final int MOST_SOFTWARE_BYTES = 100 * 1024;

    private static final int MOST_PASSED_BYTES = 900;
    private static final long LONGEST_TRACKING_S = 7 * 86_400L;

    private ControlForms() {}

    static Command track(RequestFields request) {
        int intervalS = request.integer("intervalS", 0, 65_535);
        if (intervalS == 0) {
            if (request.number("validityS", 0, LONGEST_TRACKING_S, 0) != 0) {
                request.fault("validityS", "停止跟踪时应为 0 或不填", "must be 0 or left out when the tracking ends");
            }
            return TemporaryTracking.END;
        }
        return new TemporaryTracking(intervalS, request.number("validityS", 1, LONGEST_TRACKING_S));
    }

    /** Alarms that stay until a person has confirmed them (JT/T 808-2013 table 32). */
    private enum ConfirmedAlarm {
        EMERGENCY(0),
        DANGER_WARNING(3),
        AREA(20),
        ROUTE(21),
        SEGMENT_TIME(22),
        ILLEGAL_IGNITION(27),
        ILLEGAL_DISPLACEMENT(28);

        private final int bit;

        ConfirmedAlarm(int bit) {
            this.bit = bit;
        }
    }

    static Command confirmAlarm(RequestFields request) {
        int serial = request.integer("alarmSerial", 0, 65_535, 0);
        Set<ConfirmedAlarm> alarms = request.choices("alarms", ConfirmedAlarm.class, Set.of());
        if (alarms.isEmpty()) {
            request.fault("alarms", "至少选一种报警", "must name at least one alarm");
        }
        int bits = alarms.stream().mapToInt(alarm -> 1 << alarm.bit).reduce(0, (a, b) -> a | b);
        return new AlarmConfirmation(serial, bits);
    }

    private enum ControlName {
        UPGRADE,
        CONNECT,
        GO_BACK,
        POWER_OFF,
        RESET,
        FACTORY_RESET,
        CLOSE_DATA_LINK,
        CLOSE_RADIO
    }

    static Command terminal(RequestFields request) {
        return switch (request.choice("control", ControlName.class, null)) {
            case UPGRADE ->
                new TerminalControl.Upgrade(
                        request.text("url", 1, 255),
                        server(request.part("server")),
                        request.text("maker", 0, 20),
                        request.text("hardware", 0, 40),
                        request.text("firmware", 0, 40),
                        request.integer("minutes", 0, 65_535, 0));
            case CONNECT ->
                new TerminalControl.Connect(
                        request.text("authCode", 0, 60),
                        server(request.part("server")),
                        request.integer("minutes", 0, 65_535));
            case GO_BACK -> new TerminalControl.GoBack();
            case POWER_OFF -> new TerminalControl.Simple(TerminalControl.Order.POWER_OFF);
            case RESET -> new TerminalControl.Simple(TerminalControl.Order.RESET);
            case FACTORY_RESET -> new TerminalControl.Simple(TerminalControl.Order.FACTORY_RESET);
            case CLOSE_DATA_LINK -> new TerminalControl.Simple(TerminalControl.Order.CLOSE_DATA_LINK);
            case CLOSE_RADIO -> new TerminalControl.Simple(TerminalControl.Order.CLOSE_RADIO);
        };
    }

    private static TerminalControl.Server server(RequestFields server) {
        TerminalControl.Server read = new TerminalControl.Server(
                server.text("accessPoint", 0, 60),
                server.text("user", 0, 60),
                server.text("password", 0, 60),
                server.text("address", 1, 255),
                server.integer("tcpPort", 0, 65_535, 0),
                server.integer("udpPort", 0, 65_535, 0));
        server.refuseTheRest();
        return read;
    }

    static Command upgrade(RequestFields request) {
        int target = request.integer("target", 0, 255, 0);
        String maker = request.text("maker", 0, 5);
        String version = request.text("softwareVersion", 1, 255);
        return new UpgradePackage(target, maker, version, software(request));
    }

    private static Bytes software(RequestFields request) {
        String base64 = request.text("software", 1, MOST_SOFTWARE_BYTES * 4 / 3 + 4);
        try {
            return Bytes.copyOf(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            request.fault("software", "应为 Base64", "must be Base64");
            return Bytes.EMPTY;
        }
    }

    /**
     * {@code doors: LOCK}; makers' own controls (fuel, circuit) as {@code otherFlags} before 2019, from then on as
     * {@code otherControls} and {@code otherBytes}.
     */
    static Command vehicle(RequestFields request) {
        VehicleControl.@Nullable Doors doors =
                request.has("doors") ? request.choice("doors", VehicleControl.Doors.class, null) : null;
        int flags = request.integer("otherFlags", 0, 254, 0);
        int controls = request.integer("otherControls", 0, 20, 0);
        Bytes bytes = request.bytes("otherBytes", MOST_PASSED_BYTES);
        if (doors == null && flags == 0 && controls == 0) {
            request.fault("doors", "必填", "is required");
        }
        return new VehicleControl(doors, flags, controls, bytes);
    }

    static Command passThrough(RequestFields request) {
        int type = request.integer("type", 0, 255);
        return new PassThroughDown(new PassThrough.Other(type, request.bytes("bytes", MOST_PASSED_BYTES)));
    }
}
