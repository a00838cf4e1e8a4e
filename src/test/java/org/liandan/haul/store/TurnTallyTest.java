package org.liandan.haul.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.haul.Verdict;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TurnTallyTest {

    /** 23:30 of the day before in UTC, so the district's day is the 2nd. */
    private static final Instant AT = Instant.parse("2031-03-01T23:30:00Z");

    @Inject
    TurnTally tally;

    @Test
    void turnsAddUpByTheDistrictsDay() {
        Truck truck = TestFleet.truck("蒙BY1001", "13900031001", "右转统计甲公司", "TALLY0000000000001");
        for (int minute = 0; minute < 3; minute++) {
            tally.count(List.of(Examples.rightTurn(truck, AT.plusSeconds(60L * minute), Verdict.UNDETERMINABLE, 0)));
            tally.write();
        }
        tally.count(List.of(Examples.rightTurn(truck, AT.plusSeconds(600), Verdict.OBSERVED, 250)));
        tally.write();
        tally.write();

        var own = new OrganizationId(truck.carrier());
        assertThat(tally.byCarrier(LocalDate.of(2031, 3, 2), LocalDate.of(2031, 3, 2), own))
                .extracting(TurnTally.Tally::turns)
                .containsExactly(1L, 3L);
        assertThat(tally.byCarrier(LocalDate.of(2031, 3, 1), LocalDate.of(2031, 3, 1), own))
                .isEmpty();
        bureau().get("/api/v1/statistics/right-turns?from=2031-03-02&to=2031-03-02")
                .then()
                .statusCode(200)
                .body("find { it.organization == '右转统计甲公司' }.turns", equalTo(4))
                .body("find { it.organization == '右转统计甲公司' }.undeterminableShare", equalTo(0.75f))
                .body("find { it.organization == '右转统计甲公司' }.reasons.SAMPLING", equalTo(3));
    }

    @Test
    void aCarrierSeesItsOwnShareAlone() {
        Truck mine = TestFleet.truck("蒙BY1002", "13900031002", "右转统计乙公司", "TALLY0000000000002");
        Truck other = TestFleet.truck("蒙BY1003", "13900031003", "右转统计丙公司", "TALLY0000000000003");
        Instant at = AT.plusSeconds(86_400);
        tally.count(List.of(
                Examples.rightTurn(mine, at, Verdict.COMPLIANT, 80),
                Examples.rightTurn(other, at, Verdict.COMPLIANT, 80)));
        tally.write();

        Accounts.as("tally-carrier", Role.CARRIER, mine.carrier())
                .get("/api/v1/statistics/right-turns?from=2031-03-01&to=2031-03-31")
                .then()
                .body("", hasSize(1))
                .body("[0].organization", equalTo("右转统计乙公司"));
    }

    @Test
    void daysThatAreNoneAreNamed() {
        bureau().get("/api/v1/statistics/right-turns?from=yesterday")
                .then()
                .statusCode(400)
                .body("violations.field", contains("from", "to"));
        bureau().get("/api/v1/statistics/right-turns?from=2031-03-02&to=2031-03-01")
                .then()
                .statusCode(400)
                .body("violations.field", contains("to"));
    }

    private static RequestSpecification bureau() {
        return Accounts.as("tally-bureau", Role.BUREAU, Accounts.organization("统计执法局", "TALLY0000000000004"));
    }
}
