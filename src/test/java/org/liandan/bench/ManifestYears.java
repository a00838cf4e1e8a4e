package org.liandan.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import org.liandan.manifest.ManifestNumber;

/**
 * Three years of a busy district: 300 organisations, of which some are far busier than others, 400 sites, 20 places that receive,
 * 2,000 trucks. Nearly all manifests are closed; some were cancelled, rejected or forgotten, and the last hours are on the road.
 */
final class ManifestYears {

    static final int PRODUCERS = 230;
    static final int CARRIERS = 50;
    static final int RECEIVERS = 20;
    static final int TRUCKS = 2_000;
    static final int DAYS = 3 * 365;

    /** Days with a history. */
    static final int DAYS_OF_EVENTS = 30;

    private static final int SITES = 400;
    private static final ZoneId DISTRICT = ZoneId.of("Asia/Shanghai");
    private static final String NONE = "\\N";

    /** Organisations 1 to 230 produce, to 280 carry, to 300 receive. */
    static final List<String> REGISTRY = List.of("""
        insert into organization (name, credit_code)
        select '单位' || i, '91150203M' || lpad(i::text, 8, '0') || 'X' from generate_series(1, 300) i\
        """, """
        insert into place (code, name, kind, address, organization_id, fence)
        select 'B-SITE-' || i, '工地' || i, 'CONSTRUCTION_SITE', '昆都仑区' || i || '号', 1 + i % 230,
               st_makeenvelope(109.7 + i * 0.0005, 40.6, 109.7003 + i * 0.0005, 40.6003, 4326)
          from generate_series(1, 400) i\
        """, """
        insert into place (code, name, kind, address, organization_id, fence)
        select 'B-FILL-' || i, '处置场' || i, 'SORTING_CENTRE', '哈业胡同' || i || '号', 280 + i,
               st_makeenvelope(109.7 + i * 0.0005, 40.7, 109.7003 + i * 0.0005, 40.7003, 4326)
          from generate_series(1, 20) i\
        """, """
        insert into vehicle (plate, plate_color, organization_id, box_volume_m3)
        select '蒙BK' || lpad(i::text, 4, '0'), 2, 230 + 1 + i % 50, 15 from generate_series(0, 1999) i\
        """);

    static final String COLUMNS = """
        number, state, version, created_at, created_by, updated_at, producer_organization_id, carrier_organization_id,
        receiver_organization_id, origin_place_id, destination_place_id, producer_site_name, producer_site_address,
        producer_cross_district, producer_responsible_party, producer_credit_code, producer_handler_name,
        producer_handler_phone, producer_handed_over_at, producer_waste_category, producer_volume_m3, issued_by, issued_at,
        carrier_transport_mode, carrier_responsible_party, carrier_credit_code, carrier_driver_name, carrier_driver_phone,
        carrier_plate, carrier_origin, carrier_destination, vehicle_id, carried_by, carried_at, arrived_by,
        arrived_organization_id, arrived_at, receiver_site_address, receiver_responsible_party, receiver_credit_code,
        receiver_handler_name, receiver_handler_phone, receiver_received_at, receiver_waste_category, receiver_volume_m3,
        receiver_disposal_method, receiver_decision, receiver_refusal_reason, receiver_remarks, received_by, received_at,
        cancelled_by, cancelled_organization_id, cancelled_at, cancellation_reason, warnings, change\
        """;

    static final String EVENT_COLUMNS =
            "number, seq, at, kind, username, organization_id, entries, credit_code, record, hash, key_id, signature";

    private static final String[] CATEGORIES = {
        "ENGINEERING_SOIL", "ENGINEERING_SOIL", "ENGINEERING_WASTE", "DEMOLITION_WASTE", "RENOVATION_WASTE"
    };

    private final long rows;
    private final LocalDate today;
    private final Instant now;

    ManifestYears(long rows) {
        this.rows = rows;
        now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        today = LocalDate.ofInstant(now, DISTRICT);
    }

    /** What became of a load. */
    private enum End {
        DRAFT,
        ISSUED,
        IN_TRANSIT,
        DELIVERED,
        CLOSED,
        REJECTED,
        CANCELLED
    }

    /** One load; everything about it follows from its place in the row of all. */
    private record Load(
            long change,
            String number,
            End end,
            Instant handedOver,
            int producer,
            int carrier,
            int receiver,
            int site,
            int truck,
            String category,
            double volumeM3) {

        boolean carried() {
            return end != End.DRAFT && end != End.ISSUED && end != End.CANCELLED;
        }

        boolean received() {
            return end == End.CLOSED || end == End.REJECTED;
        }
    }

    /** Takes one load. */
    private interface LoadTaker {
        void take(Load load) throws IOException;
    }

    private void each(long from, LoadTaker taker) throws IOException {
        long daily = Math.max(1, rows / DAYS);
        for (long i = from; i < rows; i++) {
            long day = Math.min(DAYS - 1, i / daily);
            int serial = (int) (i - day * daily) + 1;
            // from six in the morning to ten at night, and nothing in the future
            Instant handedOver = today.minusDays(DAYS - 1 - day)
                    .atTime(6, 0)
                    .atZone(DISTRICT)
                    .toInstant()
                    .plus(16L * 60 * (serial - 1) / daily, ChronoUnit.MINUTES);
            if (handedOver.isAfter(now)) {
                return;
            }
            taker.take(load(i, today.minusDays(DAYS - 1 - day), serial, handedOver));
        }
    }

    private Load load(long i, LocalDate day, int serial, Instant handedOver) {
        SplittableRandom random = new SplittableRandom(i);
        long minutes = ChronoUnit.MINUTES.between(handedOver, now);
        int site = skewed(random, SITES);
        int truck = (int) (i % TRUCKS);
        return new Load(
                i + 2,
                ManifestNumber.of(day, serial).value(),
                minutes < 240 ? young(random, minutes) : old(random),
                handedOver,
                1 + (site + 1) % PRODUCERS,
                PRODUCERS + 1 + truck % CARRIERS,
                PRODUCERS + CARRIERS + 1 + skewed(random, RECEIVERS),
                site + 1,
                truck + 1,
                CATEGORIES[random.nextInt(CATEGORIES.length)],
                random.nextInt(40, 150) / 10.0);
    }

    /** Small numbers are far more frequent than large ones. */
    private static int skewed(SplittableRandom random, int bound) {
        double unit = random.nextDouble();
        return (int) (bound * unit * unit);
    }

    private static End old(SplittableRandom random) {
        int lot = random.nextInt(10_000);
        if (lot < 400) {
            return End.CANCELLED;
        }
        if (lot < 600) {
            return End.REJECTED;
        }
        if (lot < 615) {
            return End.DRAFT;
        }
        return lot < 620 ? End.ISSUED : lot < 625 ? End.DELIVERED : End.CLOSED;
    }

    private static End young(SplittableRandom random, long minutes) {
        if (minutes < 60) {
            return random.nextInt(3) == 0 ? End.DRAFT : End.ISSUED;
        }
        if (minutes < 120) {
            return End.IN_TRANSIT;
        }
        return random.nextInt(4) == 0 ? End.DELIVERED : End.CLOSED;
    }

    void manifests(Appendable out) throws IOException {
        each(0, load -> row(out, load));
    }

    private static void row(Appendable out, Load load) throws IOException {
        Instant handedOver = load.handedOver;
        Instant ended = handedOver.plus(load.received() ? 75 : 25, ChronoUnit.MINUTES);
        boolean cancelled = load.end == End.CANCELLED;
        line(
                out,
                load.number,
                load.end.name(),
                3,
                handedOver.minusSeconds(60),
                "clerk" + load.producer,
                ended,
                load.producer,
                load.carrier,
                load.receiver,
                load.site,
                SITES + load.receiver - PRODUCERS - CARRIERS,
                "工地" + load.site,
                "昆都仑区" + load.site + "号",
                "f",
                "单位" + load.producer,
                code(load.producer),
                "张三",
                "13800138000",
                handedOver,
                load.category,
                load.volumeM3,
                load.end == End.DRAFT ? NONE : "clerk" + load.producer,
                load.end == End.DRAFT ? NONE : handedOver,
                "");
        if (load.carried()) {
            line(
                    out,
                    "ROAD_DUMP",
                    "单位" + load.carrier,
                    code(load.carrier),
                    "李四",
                    "13900139000",
                    "蒙BK%04d".formatted(load.truck - 1),
                    "工地" + load.site,
                    "处置场",
                    load.truck,
                    "driver" + load.truck,
                    handedOver.plusSeconds(600),
                    "");
        } else {
            empty(out, 11);
        }
        if (load.received() || load.end == End.DELIVERED) {
            line(out, "gate" + load.receiver, load.receiver, handedOver.plusSeconds(3_600), "");
        } else {
            empty(out, 3);
        }
        if (load.received()) {
            boolean rejected = load.end == End.REJECTED;
            line(
                    out,
                    "哈业胡同1号",
                    "单位" + load.receiver,
                    code(load.receiver),
                    "王五",
                    "0472-6985567",
                    ended,
                    load.category,
                    rejected ? 0 : load.volumeM3,
                    "SORTING",
                    rejected ? "REJECTED" : "ACCEPTED",
                    rejected ? "与联单不符" : NONE,
                    NONE,
                    "gate" + load.receiver,
                    ended,
                    "");
        } else {
            empty(out, 14);
        }
        if (cancelled) {
            line(out, "clerk" + load.producer, load.producer, ended, "工地停工", "[]", load.change);
        } else {
            empty(out, 4);
            line(out, "[]", load.change);
        }
        out.append('\n');
    }

    /** The steps of the last days; hashes and signatures are noise. */
    void events(Appendable out) throws IOException {
        Instant first = today.minusDays(DAYS_OF_EVENTS).atStartOfDay(DISTRICT).toInstant();
        each(Math.max(0, rows - rows / DAYS * (DAYS_OF_EVENTS + 1)), load -> {
            if (!load.handedOver.isBefore(first)) {
                steps(out, load);
            }
        });
    }

    private static void steps(Appendable out, Load load) throws IOException {
        step(out, load, 1, "CREATED", load.handedOver.minusSeconds(60), load.producer);
        if (load.end != End.DRAFT) {
            step(out, load, 2, "ISSUED", load.handedOver, load.producer);
        }
        if (load.end == End.CANCELLED) {
            step(out, load, 3, "CANCELLED", load.handedOver.plusSeconds(1_500), load.producer);
        }
        if (load.carried()) {
            step(out, load, 3, "CARRIED", load.handedOver.plusSeconds(600), load.carrier);
        }
        if (load.received()) {
            step(out, load, 4, "ARRIVED", load.handedOver.plusSeconds(3_600), load.receiver);
            step(
                    out,
                    load,
                    5,
                    load.end == End.REJECTED ? "REJECTED" : "RECEIVED",
                    load.handedOver.plusSeconds(4_500),
                    load.receiver);
        }
    }

    private static void step(Appendable out, Load load, int seq, String kind, Instant at, int organization)
            throws IOException {
        SplittableRandom random = new SplittableRandom(load.number.hashCode() * 31L + seq);
        line(
                out,
                load.number,
                seq,
                at,
                kind,
                "user" + organization,
                organization,
                "{\"volumeM3\": \"" + load.volumeM3 + "\", \"handlerName\": \"张三\", \"handlerPhone\": \"13800138000\"}",
                code(organization),
                "{\"state\": \"" + load.end + "\", \"producer_volume_m3\": \"" + load.volumeM3 + "\"}",
                noise(random, 32),
                "0000000000000000",
                noise(random, 64));
        out.append('\n');
    }

    /** Stages that were overdue: one load in fifty, nearly all of them signed long ago. */
    void reminders(Appendable out) throws IOException {
        each(0, load -> {
            boolean open = load.end == End.ISSUED || load.end == End.DELIVERED;
            boolean old = load.handedOver.isBefore(now.minus(1, ChronoUnit.DAYS));
            if (old && (open || (load.number.charAt(19) == '7' && load.number.charAt(18) < '2'))) {
                line(
                        out,
                        load.number,
                        load.carried() ? "RECEIVER_REMINDED" : "CARRIER_REMINDED",
                        load.handedOver.plusSeconds(14_400),
                        load.handedOver.plusSeconds(14_500));
                out.append('\n');
            }
        });
    }

    private static String noise(SplittableRandom random, int bytes) {
        StringBuilder hex = new StringBuilder("\\\\x");
        for (int i = 0; i < bytes; i += 8) {
            hex.append("%016x".formatted(random.nextLong()));
        }
        return hex.toString();
    }

    private static String code(int organization) {
        return "91150203M%08dX".formatted(organization);
    }

    /** Values with tabs between them; an empty text at the end leaves a tab behind the last. */
    private static void line(Appendable out, Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                out.append('\t');
            }
            out.append(values[i].toString());
        }
    }

    private static void empty(Appendable out, int columns) throws IOException {
        for (int i = 0; i < columns; i++) {
            out.append(NONE).append('\t');
        }
    }
}
