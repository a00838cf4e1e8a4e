package org.liandan.demo;

import java.util.ArrayList;
import java.util.List;
import org.liandan.jt808.ProtocolVersion;
import org.liandan.manifest.WasteCategory;
import org.liandan.party.Role;
import org.liandan.place.PlaceKind;

/**
 * Who and what there is in the demo district. Everything is made up: names begin with 模拟, credit codes hold their checks
 * and belong to nobody, terminals' numbers begin like no subscriber's.
 */
final class DemoCatalogue {

    private static final String DISTRICT = "包头市昆都仑区";

    /** An organisation; {@code operates} are codes of places. */
    record Company(String name, String creditCode, String address, String phone, List<String> operates) {}

    /** An account of a person. */
    record Person(String username, String displayName, Company company, Role role) {}

    /**
     * What a truck does all day: loads of one category along one route, and back empty along the route of the same code with
     * an R behind it.
     */
    record Haul(
            String routeCode,
            String fromPlace,
            String toPlace,
            PlaceKind toKind,
            WasteCategory category,
            Person producer,
            Person receiver) {}

    /**
     * A truck of the fleet.
     *
     * @param index from 0
     * @param terminal what its terminal says of itself
     * @param carrier who confirms its manifests
     * @param driverName who drives it
     * @param driverPhone how to reach him
     * @param boxM3 what it holds, m³
     * @param haul what it does
     * @param style how it is driven
     * @param habit what its driver does on every trip beside
     * @param startShare how much of its route it has behind it when the demo begins; 0 to begin by loading
     */
    record Truck(
            int index,
            TerminalIdentity terminal,
            Person carrier,
            String driverName,
            String driverPhone,
            int boxM3,
            Haul haul,
            DrivingStyle style,
            Habit habit,
            double startShare) {}

    static final Company BUILDER = new Company(
            "模拟建设有限公司",
            "91150203MA0DEM013P",
            DISTRICT + "模拟东西3街1号（虚构地址）",
            "13900000001",
            List.of("CS-01", "CS-02", "CS-03", "CS-04"));
    static final Company DEVELOPER = new Company(
            "模拟城建开发有限公司",
            "91150203MA0DEM021J",
            DISTRICT + "模拟东西3街2号（虚构地址）",
            "13900000002",
            List.of("CS-05", "CS-06", "CS-07", "CS-08", "RC-01"));
    static final Company CARRIER = new Company(
            "模拟渣土运输有限公司", "91150203MA0DEM03XA", DISTRICT + "模拟西侧干道3号（虚构地址）", "13900000003", List.of("DP-01"));
    static final Company SECOND_CARRIER = new Company(
            "模拟绿运运输有限公司", "91150203MA0DEM048A", DISTRICT + "模拟南北1路4号（虚构地址）", "13900000004", List.of("DP-02"));
    static final Company SORTING = new Company(
            "模拟建筑垃圾分拣有限公司", "91150203MA0DEM0565", DISTRICT + "模拟西北联络线5号（虚构地址）", "13900000005", List.of("SC-01"));
    static final Company DISPOSAL = new Company(
            "模拟消纳处置有限公司",
            "91150203MA0DEM0640",
            DISTRICT + "模拟西北联络线6号（虚构地址）",
            "13900000006",
            List.of("TY-01", "BF-01", "LF-01"));
    static final Company BUREAU =
            new Company("模拟昆都仑区综合行政执法局", "1115020300DEM0015L", DISTRICT + "模拟政务路1号（虚构地址）", "13900000011", List.of());
    static final Company POLICE =
            new Company("模拟昆都仑区交管大队", "1115020300DEM0023F", DISTRICT + "模拟政务路2号（虚构地址）", "13900000012", List.of());
    static final Company SUBDISTRICT =
            new Company("模拟街道办事处", "1115020300DEM0031A", DISTRICT + "模拟政务路3号（虚构地址）", "13900000013", List.of());
    static final Company TOWN =
            new Company("模拟镇人民政府", "1115020300DEM00582", DISTRICT + "模拟政务路5号（虚构地址）", "13900000015", List.of());
    static final Company AUDIT =
            new Company("模拟审计组", "1115020300DEM004X2", DISTRICT + "模拟政务路4号（虚构地址）", "13900000014", List.of());

    static final List<Company> COMPANIES = List.of(
            BUILDER, DEVELOPER, CARRIER, SECOND_CARRIER, SORTING, DISPOSAL, BUREAU, POLICE, SUBDISTRICT, TOWN, AUDIT);

    private static final Person PRODUCER_CLERK = new Person("producer", "模拟经办人甲", BUILDER, Role.PRODUCER);
    private static final Person SECOND_PRODUCER_CLERK = new Person("producer2", "模拟经办人乙", DEVELOPER, Role.PRODUCER);
    private static final Person CARRIER_CLERK = new Person("carrier", "模拟调度员甲", CARRIER, Role.CARRIER);
    private static final Person SECOND_CARRIER_CLERK = new Person("carrier2", "模拟调度员乙", SECOND_CARRIER, Role.CARRIER);
    private static final Person GATE_KEEPER = new Person("receiver", "模拟门卫甲", SORTING, Role.RECEIVER);
    private static final Person SECOND_GATE_KEEPER = new Person("receiver2", "模拟门卫乙", DISPOSAL, Role.RECEIVER);

    /** Every account but {@code admin}, which the server makes on its first start. */
    static final List<Person> PEOPLE = List.of(
            PRODUCER_CLERK,
            SECOND_PRODUCER_CLERK,
            CARRIER_CLERK,
            SECOND_CARRIER_CLERK,
            new Person("driver", "模拟驾驶员01", CARRIER, Role.DRIVER),
            GATE_KEEPER,
            SECOND_GATE_KEEPER,
            new Person("bureau", "模拟执法员", BUREAU, Role.BUREAU),
            new Person("police", "模拟交警", POLICE, Role.TRAFFIC_POLICE),
            new Person("subdistrict", "模拟街道专员", SUBDISTRICT, Role.SUBDISTRICT),
            new Person("town", "模拟镇专员", TOWN, Role.SUBDISTRICT),
            new Person("auditor", "模拟审计员", AUDIT, Role.AUDITOR));

    /** Each waste category goes where the notice lets it go. */
    static final List<Haul> HAULS = List.of(
            toSorting("RT-01", "CS-01", WasteCategory.ENGINEERING_WASTE, PRODUCER_CLERK),
            toSorting("RT-03", "CS-03", WasteCategory.DEMOLITION_WASTE, PRODUCER_CLERK),
            toDisposal("RT-06", "CS-06", "BF-01", PlaceKind.BACKFILL_SITE, WasteCategory.ENGINEERING_SOIL),
            toSorting("RT-02", "CS-02", WasteCategory.DEMOLITION_WASTE, PRODUCER_CLERK),
            toSorting("RT-19", "RC-01", WasteCategory.RENOVATION_WASTE, SECOND_PRODUCER_CLERK),
            new Haul(
                    "RT-04",
                    "CS-04",
                    "TY-01",
                    PlaceKind.TRANSFER_YARD,
                    WasteCategory.ENGINEERING_SOIL,
                    PRODUCER_CLERK,
                    SECOND_GATE_KEEPER),
            toSorting("RT-07", "CS-07", WasteCategory.ENGINEERING_WASTE, SECOND_PRODUCER_CLERK),
            toDisposal("RT-08", "CS-08", "BF-01", PlaceKind.BACKFILL_SITE, WasteCategory.ENGINEERING_WASTE),
            toSorting("RT-05", "CS-05", WasteCategory.ENGINEERING_SLURRY, SECOND_PRODUCER_CLERK),
            new Haul(
                    "RT-20",
                    "CS-02",
                    "TY-01",
                    PlaceKind.TRANSFER_YARD,
                    WasteCategory.ENGINEERING_SOIL,
                    PRODUCER_CLERK,
                    SECOND_GATE_KEEPER),
            toDisposal("RT-21", "CS-05", "BF-01", PlaceKind.BACKFILL_SITE, WasteCategory.ENGINEERING_SLURRY));

    /**
     * One in twelve takes right turns too fast from the beginning, one speeds: so that something happens soon. Of others each
     * breaks another rule, two of them for where and when they are sent: one along a road that is forbidden to loaded trucks,
     * one by day along a route that is open at night.
     */
    private static final int HASTY = 0;

    private static final int SPEEDING = 1;
    private static final int STOPPING = 2;
    private static final int UNPLUGGED = 3;
    private static final int STRAYING = 4;
    private static final int BY_DAY = 5;
    private static final int ON_FORBIDDEN_ROAD = 6;
    private static final int ROUND = 12;

    private DemoCatalogue() {}

    /** A fleet of that size, always the same. */
    static List<Truck> fleet(int trucks) {
        List<Truck> fleet = new ArrayList<>();
        for (int i = 0; i < trucks; i++) {
            fleet.add(truck(i));
        }
        return fleet;
    }

    private static Truck truck(int index) {
        boolean second = index % 3 == 2;
        String number = String.format("%03d", index + 1);
        TerminalIdentity terminal = new TerminalIdentity(
                index % 2 == 0 ? ProtocolVersion.V2013 : ProtocolVersion.V2019,
                index % 2 == 0 ? "100150203" + number : "100150203000" + number,
                "SIM0" + number,
                2,
                "蒙B9X" + number);
        return new Truck(
                index,
                terminal,
                second ? SECOND_CARRIER_CLERK : CARRIER_CLERK,
                "模拟驾驶员" + number.substring(1),
                "139001" + String.format("%05d", index + 1),
                14 + index % 3 * 2,
                HAULS.get(index % HAULS.size()),
                style(index),
                habit(index),
                startShare(index));
    }

    private static DrivingStyle style(int index) {
        return switch (index % ROUND) {
            case HASTY, 7 -> DrivingStyle.HASTY_IN_TURNS;
            case SPEEDING, 9 -> DrivingStyle.SPEEDING;
            default -> DrivingStyle.CAREFUL;
        };
    }

    private static Habit habit(int index) {
        return switch (index % ROUND) {
            case STOPPING -> Habit.STOPS_ON_THE_WAY;
            case UNPLUGGED -> Habit.CUTS_THE_POWER;
            case STRAYING -> Habit.TAKES_A_DETOUR;
            default -> Habit.NONE;
        };
    }

    /** Spread over their routes, so that the first minutes show departures, turns, speeding and arrivals. */
    private static double startShare(int index) {
        return switch (index % ROUND) {
            // at the gate, with two right turns ahead
            case HASTY -> 0.005;
            // behind the turn that leads to the long straight of its route
            case SPEEDING -> 0.233;
            // shortly before what they do
            case STOPPING, UNPLUGGED, STRAYING -> 0.34;
            case BY_DAY -> 0.1;
            case ON_FORBIDDEN_ROAD -> 0.31;
            default -> index % 3 == 0 ? 0 : 0.25 + index * 0.29 % 0.65;
        };
    }

    private static Haul toSorting(String routeCode, String from, WasteCategory category, Person producer) {
        return new Haul(routeCode, from, "SC-01", PlaceKind.SORTING_CENTRE, category, producer, GATE_KEEPER);
    }

    private static Haul toDisposal(String routeCode, String from, String to, PlaceKind kind, WasteCategory category) {
        return new Haul(routeCode, from, to, kind, category, SECOND_PRODUCER_CLERK, SECOND_GATE_KEEPER);
    }
}
