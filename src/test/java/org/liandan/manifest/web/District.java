package org.liandan.manifest.web;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.app.Accounts;
import org.liandan.party.CreditCode;
import org.liandan.party.Role;

/**
 * A producer with a site, a carrier with a truck and a receiver with a sorting centre, an account for each, and the bodies of
 * an ordinary load between them. Every instance has names, codes and plates of its own.
 */
final class District {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);

    final int id = COUNT.incrementAndGet();
    final String producerCode = creditCode(id * 10 + 1);
    final String carrierCode = creditCode(id * 10 + 2);
    final String receiverCode = creditCode(id * 10 + 3);
    final long producerId = Accounts.organization("产出单位" + id, producerCode);
    final long carrierId = Accounts.organization("运输单位" + id, carrierCode);
    final long receiverId = Accounts.organization("处置单位" + id, receiverCode);
    final String site = place("MF-SITE-" + id, "CONSTRUCTION_SITE", producerId);
    final String centre = place("MF-SORT-" + id, "SORTING_CENTRE", receiverId);
    final String landfill = place("MF-FILL-" + id, "LANDFILL", receiverId);
    final String plate = plate(0);

    District() {
        vehicle(plate, carrierId);
    }

    RequestSpecification producer() {
        return Accounts.as("mf-producer-" + id, Role.PRODUCER, producerId);
    }

    RequestSpecification carrier() {
        return Accounts.as("mf-carrier-" + id, Role.CARRIER, carrierId);
    }

    RequestSpecification receiver() {
        return Accounts.as("mf-receiver-" + id, Role.RECEIVER, receiverId);
    }

    RequestSpecification bureau() {
        return Accounts.as("mf-bureau", Role.BUREAU, Accounts.organization("执法局", creditCode(9_000_001)));
    }

    RequestSpecification auditor() {
        return Accounts.as("mf-auditor", Role.AUDITOR, Accounts.organization("审计", creditCode(9_000_002)));
    }

    RequestSpecification stranger() {
        return Accounts.as("mf-stranger", Role.CARRIER, Accounts.organization("别的单位", creditCode(9_000_003)));
    }

    static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    /** Another place of the receiver. */
    String receiversPlace(String kind) {
        return place("MF-" + kind + "-" + COUNT.incrementAndGet(), kind, receiverId);
    }

    /** Another place of the producer. */
    String producersPlace(String kind) {
        return place("MF-P-" + kind + "-" + COUNT.incrementAndGet(), kind, producerId);
    }

    /** A truck of the carrier besides the first. */
    String anotherTruck() {
        String another = plate(1);
        vehicle(another, carrierId);
        return another;
    }

    Map<String, Object> manifest() {
        Map<String, Object> producer = new LinkedHashMap<>();
        producer.put("siteName", "阿尔丁大街工地");
        producer.put("siteAddress", "昆都仑区阿尔丁大街1号");
        producer.put("crossDistrict", false);
        producer.put("responsibleParty", "产出单位" + id);
        producer.put("creditCode", producerCode);
        producer.put("handlerName", "张三");
        producer.put("handlerPhone", "13800138000");
        producer.put("handedOverAt", minute(0));
        producer.put("wasteCategory", "RENOVATION_WASTE");
        producer.put("recyclable", "NOT_USABLE");
        producer.put("volumeM3", 12.5);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("originPlace", site);
        body.put("destinationPlace", centre);
        body.put("carrierOrganization", carrierCode);
        body.put("producer", producer);
        return body;
    }

    Map<String, Object> carriage() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("transportMode", "ROAD_DUMP");
        body.put("responsibleParty", "运输单位" + id);
        body.put("creditCode", carrierCode);
        body.put("driverName", "李四");
        body.put("driverPhone", "13900139000");
        body.put("plate", plate);
        return body;
    }

    Map<String, Object> receipt() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("siteAddress", "分拣中心路2号");
        body.put("responsibleParty", "处置单位" + id);
        body.put("creditCode", receiverCode);
        body.put("handlerName", "王五");
        body.put("handlerPhone", "0472-6985567");
        body.put("receivedAt", minute(0));
        body.put("wasteCategory", "RENOVATION_WASTE");
        body.put("volumeM3", 12.4);
        body.put("disposalMethod", "SORTING");
        body.put("decision", "ACCEPTED");
        return body;
    }

    /** The body with one entry replaced, in a part where the name has a dot. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> with(Map<String, Object> body, String name, @Nullable Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(body);
        int dot = name.indexOf('.');
        if (value == null) {
            changed.remove(name);
        } else if (dot < 0) {
            changed.put(name, value);
        } else {
            String part = name.substring(0, dot);
            changed.put(
                    part,
                    with((Map<String, Object>) Objects.requireNonNull(body.get(part)), name.substring(dot + 1), value));
        }
        return changed;
    }

    String issued() {
        return producer()
                .body(manifest())
                .post("/api/v1/manifests")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    String inTransit() {
        String number = issued();
        carrier()
                .body(carriage())
                .put("/api/v1/manifests/" + number + "/carriage")
                .then()
                .statusCode(200);
        return number;
    }

    String closed() {
        String number = inTransit();
        receiver()
                .body(receipt())
                .put("/api/v1/manifests/" + number + "/receipt")
                .then()
                .statusCode(200);
        return number;
    }

    /** Now and some minutes, in the district's time. */
    static String minute(long offset) {
        Instant now = Arc.container().instance(Clock.class).get().instant();
        return MINUTE.format(now.plusSeconds(60 * offset).atZone(ZoneId.of("Asia/Shanghai")));
    }

    /** A valid credit code of the district that no other test uses. */
    static String creditCode(int serial) {
        String first17 = "91150203M" + "%08d".formatted(31_000_000 + serial);
        return first17 + CreditCode.checkCharacterOf(first17);
    }

    private String plate(int nth) {
        return "蒙BM" + "%04d".formatted(id * 10 + nth);
    }

    private static String place(String code, String kind, long organization) {
        return insert("""
                insert into place (code, name, kind, address, organization_id, fence)
                values (?, ?, ?, ?, ?, st_geomfromtext('POLYGON((109.8 40.6, 109.81 40.6, 109.81 40.61, 109.8 40.6))', 4326))
                returning code""", code, code, kind, "地址" + code, organization);
    }

    private static void vehicle(String plate, long organization) {
        insert(
                "insert into vehicle (plate, plate_color, organization_id, box_volume_m3) values (?, 2, ?, 15) returning plate",
                plate,
                organization);
    }

    private static String insert(String sql, Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the test district", e);
        }
    }
}
