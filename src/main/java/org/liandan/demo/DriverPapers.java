package org.liandan.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.liandan.demo.DemoCatalogue.Truck;
import org.liandan.jt808.Bytes;
import org.liandan.jt808.DriverIdentity;
import org.liandan.jt808.DriverIdentity.DriverCard;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.jt808.Waybill;
import org.liandan.manifest.WasteCategory;

/** What a driver hands in through his truck's terminal: his card when he gets in, the waybill of a load. */
final class DriverPapers {

    private static final Charset GBK = Charset.forName("GBK");
    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");

    private DriverPapers() {}

    /** Number of the driver's licence, of the demo's alone. */
    static String licence(Truck truck) {
        return "1502030000000%05d".formatted(truck.index() + 1);
    }

    /** 0x0702: he gets in. */
    static DriverIdentity card(Truck truck, Instant at) {
        boolean newest = truck.terminal().version() == ProtocolVersion.V2019;
        return new DriverIdentity(
                1,
                at,
                0,
                new DriverCard(
                        truck.driverName(),
                        licence(truck),
                        "包头市交通运输局",
                        "20301231",
                        newest ? "000000000000000000" : null));
    }

    /** 0x0701: JSON in GBK from newer terminals, lines in UTF-8 from the others, as in life everything occurs. */
    static Waybill waybill(Truck truck, String number, Instant at) {
        String minute = at.atZone(DISTRICT)
                .truncatedTo(ChronoUnit.MINUTES)
                .toOffsetDateTime()
                .toString();
        String mode = truck.haul().category() == WasteCategory.ENGINEERING_SLURRY ? "ROAD_TANK" : "ROAD_DUMP";
        byte[] content = truck.terminal().version() == ProtocolVersion.V2019
                ? """
                {"联单编号":"%s","运输方式":"%s","驾驶员":"%s","联系电话":"%s","车辆牌号":"%s","填报时间":"%s"}""".formatted(
                                number,
                                mode,
                                truck.driverName(),
                                truck.driverPhone(),
                                truck.terminal().plate(),
                                minute)
                        .getBytes(GBK)
                : "number=%s\ntransportMode=%s\ndriverName=%s\ndriverPhone=%s\nfilledInAt=%s"
                        .formatted(number, mode, truck.driverName(), truck.driverPhone(), minute)
                        .getBytes(StandardCharsets.UTF_8);
        return new Waybill(Bytes.copyOf(content));
    }
}
