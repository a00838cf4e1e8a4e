package org.liandan.manifest.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.haul.store.TestFleet;
import org.liandan.haul.store.TestFleet.Truck;
import org.liandan.manifest.ManifestNumber;
import org.liandan.party.Role;

/** Who sees which load on the board. Where it stands there is told by {@link BoardColumnTest}. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class BoardPagesTest {

    private static final ManifestNumber NUMBER = ManifestNumber.of(LocalDate.of(2024, 2, 29), 990_001);

    @Test
    void aPartySeesItsOwnLoadAndAStrangerDoesNot() {
        Truck truck = TestFleet.truck("蒙BB9901", "13900099901", "看板承运公司", "BOARDPAGE000000001");
        TestFleet.issue(NUMBER, truck);
        long stranger = Accounts.organization("看板旁人公司", "BOARDPAGE000000002");

        board("board-carrier", Role.CARRIER, truck.carrier(), true);
        board("board-stranger", Role.CARRIER, stranger, false);
    }

    private static void board(String user, Role role, long organization, boolean there) {
        Accounts.as(user, role, organization)
                .accept("text/html, */*")
                .get("/manifests/board")
                .then()
                .statusCode(200)
                .body(containsString("id=\"board-UNDER_WAY\""))
                .body(there ? containsString(NUMBER.value()) : not(containsString(NUMBER.value())));
    }
}
