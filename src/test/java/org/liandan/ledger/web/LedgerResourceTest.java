package org.liandan.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.ledger.store.LedgerWatch;
import org.liandan.party.Role;

/** a day's ledger over REST, from the loads to the confirmation and what changes after it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LedgerResourceTest {

    @Inject
    LedgerWatch watch;

    private final LedgerDistrict district = new LedgerDistrict();
    private final LocalDate yesterday = LedgerDistrict.today().minusDays(1);

    @Test
    void r112ASubdistrictsDayHoldsTheLoadsFromItsArea() {
        String number = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        district.issued(LedgerDistrict.at(LedgerDistrict.today(), "00:00"), "RENOVATION_WASTE");

        district.clerk()
                .get(district.ledger(yesterday))
                .then()
                .statusCode(200)
                .body("lines.number", contains(number))
                .body("standing", equalTo(standingOfYesterday()))
                .body("sum.loads", equalTo(1))
                .body("sum.volumeOutM3", equalTo(12.5f))
                .body("totals[0].category", equalTo("RENOVATION_WASTE"))
                .body("totals[0].destination", equalTo(district.centre))
                .body("zeroReport", equalTo(false));
    }

    @Test
    void r112AnOfficeOfTheTownHoldsRenovationWasteOnly() {
        LedgerDistrict office = new LedgerDistrict("RENOVATION_ONLY");
        String renovation = office.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        String other = office.issued(LedgerDistrict.at(yesterday, "09:31"), "RENOVATION_WASTE");
        LedgerDistrict.sql("update manifest set producer_waste_category = 'ENGINEERING_WASTE' where number = ?", other);

        office.clerk()
                .get(office.ledger(yesterday))
                .then()
                .body("lines.number", contains(renovation))
                .body("scope", equalTo("RENOVATION_ONLY"));
    }

    @Test
    void aDayWithoutLoadsIsConfirmedAsAZeroReport() {
        district.confirm(district.clerk(), district.ledger(yesterday))
                .statusCode(200)
                .body("zeroReport", equalTo(true))
                .body("standing", equalTo("CONFIRMED"))
                .body("confirmedBy", equalTo("lg-office-" + district.id))
                .body("intact", equalTo(true));
    }

    @Test
    void everyDayHasALedgerWeekendsToo() {
        List<String> days = district.clerk()
                .get("/api/v1/ledgers/subdistrict/" + district.office)
                .then()
                .statusCode(200)
                .extract()
                .path("day");

        assertThat(days).hasSize(31).first().isEqualTo(LedgerDistrict.today().toString());
        assertThat(days.stream()
                        .map(LocalDate::parse)
                        .map(LocalDate::getDayOfWeek)
                        .distinct())
                .hasSize(7);
    }

    @Test
    void aLoadThatCrossesMidnightIsInTheProperLedgerOfEachDay() {
        LocalDate before = yesterday.minusDays(1);
        String number = district.issued(LedgerDistrict.at(before, "23:58"), "RENOVATION_WASTE");
        district.carried(number);
        district.received(number);
        LedgerDistrict.timed(number, LedgerDistrict.at(before, "23:58"), LedgerDistrict.at(yesterday, "00:20"));

        String carrier = "/api/v1/ledgers/carrier/" + district.carrierCode + "/";
        String site = "/api/v1/ledgers/site/" + district.centre + "/";
        district.clerk().get(district.ledger(before)).then().body("lines.number", contains(number));
        district.clerk().get(district.ledger(yesterday)).then().body("lines", empty());
        district.carrier().get(carrier + before).then().body("lines.number", contains(number));
        district.carrier().get(carrier + yesterday).then().body("lines", empty());
        district.receiver().get(site + before).then().body("lines", empty());
        district.receiver()
                .get(site + yesterday)
                .then()
                .body("lines.number", contains(number))
                .body("sum.volumeInM3", equalTo(12.4f));
    }

    @Test
    void daysBeginAndEndAtTheDistrictsMidnight() {
        String last = district.issued(LedgerDistrict.at(yesterday, "23:59"), "RENOVATION_WASTE");
        String first = district.issued(LedgerDistrict.at(yesterday, "00:00"), "RENOVATION_WASTE");
        String next = district.issued(LedgerDistrict.at(yesterday.plusDays(1), "00:00"), "RENOVATION_WASTE");

        district.clerk().get(district.ledger(yesterday)).then().body("lines.number", contains(first, last));
        district.clerk().get(district.ledger(yesterday.plusDays(1))).then().body("lines.number", contains(next));
    }

    @Test
    void whatIsFrozenStaysAndALateStepMakesAnAddendum() {
        String number = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        district.confirm(district.clerk(), district.ledger(yesterday)).statusCode(200);

        district.carried(number);
        String late = district.issued(LedgerDistrict.at(yesterday, "18:00"), "RENOVATION_WASTE");
        watch.round();
        watch.round();

        district.clerk()
                .get(district.ledger(yesterday))
                .then()
                .body("standing", equalTo("ADDENDUM_OPEN"))
                .body("lines.number", contains(number))
                .body("lines[0].state", equalTo("ISSUED"))
                .body("addenda", hasSize(1))
                .body("addenda[0].changes.number", contains(number, late))
                .body("addenda[0].changes.kind", contains("CHANGED", "ADDED"))
                .body("addenda[0].changes[0].fields.field", contains("plate", "state"))
                .body("addenda[0].changes[0].fields[1].before", equalTo("ISSUED"))
                .body("addenda[0].changes[0].fields[1].after", equalTo("IN_TRANSIT"))
                .body("intact", equalTo(true));
    }

    @Test
    void anAddendumGathersUntilItIsConfirmedAndTheNextHasTheNextNumber() {
        String number = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        String ledger = district.ledger(yesterday);
        district.confirm(district.clerk(), ledger).statusCode(200);
        district.carried(number);
        watch.round();
        String digest = district.clerk().get(ledger).then().extract().path("addenda[0].digest");

        district.clerk()
                .body(Map.of("digest", digest))
                .put(ledger + "/addenda/1/confirmation")
                .then()
                .statusCode(200)
                .body("standing", equalTo("CONFIRMED"))
                .body("addenda[0].confirmedBy", equalTo("lg-office-" + district.id));
        district.clerk()
                .body(Map.of("digest", digest))
                .put(ledger + "/addenda/1/confirmation")
                .then()
                .statusCode(409)
                .body("type", containsString("addendum-closed"));

        district.received(number);
        district.clerk()
                .post(ledger + "/addenda")
                .then()
                .statusCode(200)
                .body("addenda.number", contains(1, 2))
                .body("addenda[1].changes[0].fields.field", contains("receivedAt", "volumeInM3", "state"));
    }

    @Test
    void aVoidedLoadIsListedAndNotSummed() {
        String number = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        district.producer()
                .body(Map.of("reason", "重复填写"))
                .post("/api/v1/manifests/" + number + "/cancellation")
                .then()
                .statusCode(200);

        district.clerk()
                .get(district.ledger(yesterday))
                .then()
                .body("lines[0].state", equalTo("CANCELLED"))
                .body("sum.loads", equalTo(0))
                .body("totals", empty());
    }

    @Test
    void aLedgerIsConfirmedOnce() {
        String ledger = district.ledger(yesterday);
        district.confirm(district.clerk(), ledger).statusCode(200);

        district.confirm(district.clerk(), ledger)
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:already-confirmed"))
                .body("detail", containsString("lg-office-" + district.id))
                .body("clause", equalTo("一"));
    }

    @Test
    void aDayThatIsNotOverIsNotConfirmed() {
        for (LocalDate day :
                List.of(LedgerDistrict.today(), LedgerDistrict.today().plusDays(1))) {
            district.confirm(district.clerk(), district.ledger(day))
                    .statusCode(422)
                    .body("type", equalTo("urn:liandan:problem:day-not-over"));
        }
    }

    @Test
    void aClerkConfirmsWhatHeHasSeen() {
        String ledger = district.ledger(yesterday);
        String seen = district.clerk().get(ledger).then().extract().path("digest");
        district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");

        district.clerk()
                .body(Map.of("digest", seen))
                .put(ledger + "/confirmation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:liandan:problem:content-moved-on"));
    }

    @Test
    void nobodyElseConfirmsAndStrangersKnowNothing() {
        String ledger = district.ledger(yesterday);
        LedgerDistrict other = new LedgerDistrict();

        other.clerk().get(ledger).then().statusCode(404);
        other.confirm(other.clerk(), other.ledger(yesterday)).statusCode(200);
        district.producer().get(ledger).then().statusCode(403);
        district.carrier().get(ledger).then().statusCode(404);
        LedgerDistrict.nobody().get(ledger).then().statusCode(401);
        district.confirm(LedgerDistrict.bureau(), ledger)
                .statusCode(403)
                .body("type", equalTo("urn:liandan:problem:not-the-clerk"));
        Accounts.as("lg-wrong-role-" + district.id, Role.CARRIER, district.officeId)
                .get(ledger)
                .then()
                .statusCode(404);
        district.clerk()
                .get("/api/v1/ledgers/subdistrict/" + district.office + "/gestern")
                .then()
                .statusCode(400);
        district.clerk().get("/api/v1/ledgers/nothing/x/2026-01-01").then().statusCode(404);
    }

    @Test
    void r112WhatNobodyHasConfirmedIsOverdueForClerkAndBureau() {
        String day = yesterday.minusDays(1).toString();

        district.clerk()
                .get("/api/v1/ledgers/overdue")
                .then()
                .statusCode(200)
                .body("subject", hasItem(district.office))
                .body("day", hasItem(day));
        LedgerDistrict.bureau()
                .get("/api/v1/ledgers/overdue")
                .then()
                .body("findAll { it.subject == '" + district.office + "' }.day", hasItem(day));
        district.confirm(district.clerk(), district.ledger(yesterday.minusDays(1)))
                .statusCode(200);
        List<String> left =
                district.clerk().get("/api/v1/ledgers/overdue").then().extract().path("day");
        assertThat(left).doesNotContain(day);
    }

    @Test
    void r605ATruckThatCameWithoutAReceiptIsListed() {
        String number = district.issued(LedgerDistrict.now().minusSeconds(60), "RENOVATION_WASTE");
        district.carried(number);
        district.receiver()
                .post("/api/v1/manifests/" + number + "/arrival")
                .then()
                .statusCode(200);

        String today = "/api/v1/ledgers/site/" + district.centre + "/" + LedgerDistrict.today();
        district.receiver()
                .get(today)
                .then()
                .body("lines", empty())
                .body("arrivalsWithoutReceipt.number", contains(number))
                .body("arrivalsWithoutReceipt[0].enteredAt", notNullValue());
        district.received(number);
        district.receiver()
                .get(today)
                .then()
                .body("lines.number", contains(number))
                .body("arrivalsWithoutReceipt", empty());
    }

    @Test
    void aClerkReadsTheLoadsOfTheAreaAndTakesNoStep() {
        String number = district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");
        String manifest = "/api/v1/manifests/" + number;

        district.clerk().get(manifest).then().statusCode(200).body("number", equalTo(number));
        new LedgerDistrict().clerk().get(manifest).then().statusCode(404);
        Accounts.as("lg-no-role-" + district.id, Role.CARRIER, district.officeId)
                .get(manifest)
                .then()
                .statusCode(404);
        district.clerk()
                .body(Map.of("reason", "不应允许"))
                .post(manifest + "/cancellation")
                .then()
                .statusCode(403);
    }

    @Test
    void theDatabaseItselfKeepsWhatWasConfirmed() {
        district.confirm(district.clerk(), district.ledger(yesterday)).statusCode(200);

        assertThatThrownBy(() ->
                        LedgerDistrict.sql("update ledger set content = '{}' where subject_id = ?", district.officeId))
                .hasStackTraceContaining("ledger");
        assertThatThrownBy(() -> LedgerDistrict.sql("delete from ledger where subject_id = ?", district.officeId))
                .hasStackTraceContaining("ledger");
    }

    @Test
    void theConfirmationIsAuditedAndToldToOtherSystems() {
        district.confirm(district.clerk(), district.ledger(yesterday)).statusCode(200);

        String subject = "SUBDISTRICT/" + district.office + "/" + yesterday;
        assertThat(LedgerDistrict.strings("select action from audit_entry where subject_id = ?", subject))
                .containsExactly("LEDGER_CONFIRMED");
        assertThat(LedgerDistrict.strings(
                        "select type from outbox_event where subject = ?",
                        "subdistrict/" + district.office + "/" + yesterday))
                .containsExactly("ledger.confirmed");
    }

    @Test
    void aLedgerAsATableHasNoFormula() {
        district.issued(LedgerDistrict.at(yesterday, "09:30"), "RENOVATION_WASTE");

        String csv = district.clerk()
                .get(district.ledger(yesterday) + "/file?format=csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(csv).contains("'=产出单位" + district.id).doesNotContain(",=");
    }

    private String standingOfYesterday() {
        Instant ten = LedgerDistrict.at(LedgerDistrict.today(), "10:00");
        return LedgerDistrict.now().isBefore(ten) ? "TO_CONFIRM" : "OVERDUE";
    }
}
