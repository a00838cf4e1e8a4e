package org.liandan.ledger.web;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.app.Accounts;
import org.liandan.party.CreditCode;
import org.liandan.party.Role;

/**
 * A sub-district with an area of its own, a compound in it, a carrier with a truck and a sorting centre elsewhere. Every instance
 * has names, codes and ground of its own; its ledgers have begun long ago.
 */
final class LedgerDistrict {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mmxxx", Locale.ROOT);

    final int id = COUNT.incrementAndGet();
    final String office = creditCode(id * 10);
    final long officeId = Accounts.organization("街道办事处" + id, office);
    final String producerCode = creditCode(id * 10 + 1);
    final long producerId = Accounts.organization("=产出单位" + id, producerCode);
    final String carrierCode = creditCode(id * 10 + 2);
    final long carrierId = Accounts.organization("运输单位" + id, carrierCode);
    final String receiverCode = creditCode(id * 10 + 3);
    final long receiverId = Accounts.organization("处置单位" + id, receiverCode);
    final String compound;
    final String centre;
    final String plate = "蒙BL" + "%04d".formatted(id);

    LedgerDistrict() {
        this("ALL");
    }

    LedgerDistrict(String scope) {
        sql(
                "update organization set created_at = now() - interval '90 days' where id in (?, ?, ?)",
                officeId,
                carrierId,
                receiverId);
        drawn(scope);
        compound = place("LG-HOME-" + id, "RESIDENTIAL_COMPOUND", producerId, 109.7001 + 0.002 * id);
        centre = place("LG-SORT-" + id, "SORTING_CENTRE", receiverId, 109.2001 + 0.002 * id);
        sql(
                "insert into vehicle (plate, plate_color, organization_id, box_volume_m3) values (?, 2, ?, 15)",
                plate,
                carrierId);
        sql("update ledger_beginning set since = least(since, current_date - 60)");
    }

    /** The area around the compound, given directly: what the API says to an area is another test's business. */
    private void drawn(String scope) {
        double west = 109.7 + 0.002 * id;
        sql("""
                insert into subdistrict (organization_id, area, source, updated_by, updated_at)
                values (?, st_multi(st_makeenvelope(?, 40.5, ?, 40.502, 4326)), '测试', 'test', now())
                """, officeId, west, west + 0.0019);
        sql("""
                insert into subdistrict_scope (organization_id, valid_from, scope, noted_by, noted_at)
                values (?, current_date - 90, ?, 'test', now())""", officeId, scope);
    }

    private static String place(String code, String kind, long organization, double west) {
        sql("""
                insert into place (code, name, kind, address, organization_id, fence, created_at)
                values (?, ?, ?, ?, ?, st_makeenvelope(?, 40.5001, ?, 40.5005, 4326), now() - interval '90 days')
                """, code, code, kind, "地址" + code, organization, west, west + 0.0004);
        return code;
    }

    RequestSpecification clerk() {
        return Accounts.as("lg-office-" + id, Role.SUBDISTRICT, officeId);
    }

    RequestSpecification producer() {
        return Accounts.as("lg-producer-" + id, Role.PRODUCER, producerId);
    }

    RequestSpecification carrier() {
        return Accounts.as("lg-carrier-" + id, Role.CARRIER, carrierId);
    }

    RequestSpecification receiver() {
        return Accounts.as("lg-receiver-" + id, Role.RECEIVER, receiverId);
    }

    static RequestSpecification bureau() {
        return Accounts.as("lg-bureau", Role.BUREAU, Accounts.organization("执法局", creditCode(900_001)));
    }

    static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    /** A load handed over at that minute, issued. */
    String issued(Instant handedOver, String category) {
        Map<String, Object> producer = new LinkedHashMap<>();
        producer.put("siteName", "+小区" + id);
        producer.put("siteAddress", "昆都仑区小区" + id);
        producer.put("crossDistrict", false);
        producer.put("responsibleParty", "产出单位" + id);
        producer.put("creditCode", producerCode);
        producer.put("handlerName", "张三");
        producer.put("handlerPhone", "13800138000");
        producer.put("handedOverAt", minute(handedOver));
        producer.put("wasteCategory", category);
        if (category.equals("RENOVATION_WASTE")) {
            producer.put("recyclable", "NOT_USABLE");
        }
        producer.put("volumeM3", 12.5);
        return producer()
                .body(Map.of(
                        "originPlace", compound,
                        "destinationPlace", centre,
                        "carrierOrganization", carrierCode,
                        "producer", producer))
                .post("/api/v1/manifests")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
    }

    void carried(String number) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("transportMode", "ROAD_DUMP");
        body.put("responsibleParty", "运输单位" + id);
        body.put("creditCode", carrierCode);
        body.put("driverName", "李四");
        body.put("driverPhone", "13900139000");
        body.put("plate", plate);
        carrier()
                .body(body)
                .put("/api/v1/manifests/" + number + "/carriage")
                .then()
                .statusCode(200);
    }

    void received(String number) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("siteAddress", "分拣中心路2号");
        body.put("responsibleParty", "处置单位" + id);
        body.put("creditCode", receiverCode);
        body.put("handlerName", "王五");
        body.put("handlerPhone", "0472-6985567");
        body.put("receivedAt", minute(now()));
        body.put("wasteCategory", "RENOVATION_WASTE");
        body.put("volumeM3", 12.4);
        body.put("disposalMethod", "SORTING");
        body.put("decision", "ACCEPTED");
        receiver()
                .body(body)
                .put("/api/v1/manifests/" + number + "/receipt")
                .then()
                .statusCode(200);
    }

    /** Times as they would stand after a night at the border of two days; the life cycle itself has other tests. */
    static void timed(String number, Instant handedOver, @Nullable Instant received) {
        sql(
                "update manifest set producer_handed_over_at = ?::timestamptz, receiver_received_at = ?::timestamptz"
                        + " where number = ?",
                handedOver.toString(),
                received == null ? null : received.toString(),
                number);
    }

    static Instant now() {
        return Arc.container().instance(Clock.class).get().instant();
    }

    static LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    /** A moment of a day in the district. */
    static Instant at(LocalDate day, String time) {
        return day.atTime(java.time.LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    String ledger(LocalDate day) {
        return "/api/v1/ledgers/subdistrict/" + office + "/" + day;
    }

    /** Confirms what the clerk sees. */
    ValidatableResponse confirm(RequestSpecification clerk, String ledger) {
        String digest = clerk.get(ledger).then().statusCode(200).extract().path("digest");
        return clerk.body(Map.of("digest", digest))
                .put(ledger + "/confirmation")
                .then();
    }

    static List<String> strings(String query, Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<String> found = new java.util.ArrayList<>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what the test asks for", e);
        }
    }

    static int sql(String sql, @Nullable Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the ledgers' district", e);
        }
    }

    static String creditCode(int serial) {
        String first17 = "91150203L" + "%08d".formatted(41_000_000 + serial);
        return first17 + CreditCode.checkCharacterOf(first17);
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(ZONE));
    }
}
