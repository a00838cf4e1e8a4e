package org.liandan.command.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.party.Role;

/** The page of a terminal's orders, as a browser without scripts uses it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CommandPagesTest {

    private static final String REASON = "车辆多次超速且拒不接受检查";

    private TestTruck truck = new TestTruck(0, 0, "", "", 0);

    @BeforeEach
    void registerTruck() {
        truck = TestTruck.register();
    }

    @Test
    void anOfficerSendsATextAndSeesItWait() {
        send("page-officer", Map.of("kind", "TEXT", "text", "回场加盖"))
                .then()
                .statusCode(303)
                .header("Location", containsString(path() + "#command-"));

        as("page-officer")
                .get(path())
                .then()
                .statusCode(200)
                .body(containsString("回场加盖"))
                .body(containsString("排队中"))
                .body(containsString(truck.plate()));
    }

    @Test
    void theSecondOfficerIsOfferedTheConfirmationAndTheFirstIsNot() {
        send("page-officer", Map.of("kind", "CONTROL_VEHICLE", "doors", "LOCK", "reason", REASON))
                .then()
                .statusCode(303);

        as("page-officer").get(path()).then().body(not(containsString("/confirmation")));
        String page = as("page-officer-2").get(path()).asString();
        String action = page.replaceAll("(?s).*action=\"([^\"]+/confirmation)\".*", "$1");
        as("page-officer-2").formParam("confirm", "yes").post(action).then().statusCode(303);
        as("page-officer-2").get(path()).then().body(containsString("由 page-officer-2 确认"));
    }

    @Test
    void whatIsWrongStandsOnThePageUnderTheStatusOfTheApi() {
        send("page-officer", Map.of("kind", "CONTROL_VEHICLE", "doors", "LOCK", "reason", "短"))
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""))
                .body(containsString("reason"));
    }

    @Test
    void aParameterIsSetByItsName() {
        send("page-officer", Map.of("kind", "SET_PARAMETERS", "parameter", "MAX_SPEED", "value", "60"))
                .then()
                .statusCode(303);
        send("page-officer", Map.of("kind", "SET_PARAMETERS", "parameter", "CORNER_ANGLE", "value", "400"))
                .then()
                .statusCode(422)
                .body(containsString("parameters[0].value"));
    }

    @Test
    void aCarrierIsOfferedTextAndLocationAndNoControl() {
        as("page-carrier", Role.CARRIER, truck.carrierId())
                .get(path())
                .then()
                .statusCode(200)
                .body(containsString("value=\"TEXT\""))
                .body(containsString("value=\"QUERY_LOCATION\""))
                .body(not(containsString("CONTROL_VEHICLE")));
    }

    @Test
    void anAuditorSeesNoForms() {
        as("page-auditor", Role.AUDITOR, truck.carrierId())
                .get(path())
                .then()
                .statusCode(200)
                .body(not(containsString("name=\"kind\"")));
    }

    @Test
    void anotherCarriersTruckIsNotThere() {
        long other = Accounts.organization("页面测试另一家", "PAGEOTHERCARRIER01");
        as("page-other", Role.CARRIER, other).get(path()).then().statusCode(404);
    }

    @Test
    void asAPartOfAnotherPageItComesWithoutTheFrame() {
        as("page-officer")
                .header("HX-Request", "true")
                .get(path())
                .then()
                .statusCode(200)
                .body(containsString("id=\"commands\""))
                .body(not(containsString("<html")));
    }

    @Test
    void aWithdrawnOrderIsShownAsSuch() {
        send("page-officer", Map.of("kind", "TEXT", "text", "撤销它")).then().statusCode(303);
        int id = TestTruck.queryInt("select max(id) from terminal_command where terminal_id = ?", truck.terminalId());

        as("page-officer")
                .formParam("cancel", "yes")
                .post(path() + "/" + id + "/cancellation")
                .then()
                .statusCode(303)
                .header("Location", endsWith("#command-" + id));
        as("page-officer").get(path()).then().body(containsString("已撤销"));
    }

    @Test
    void theApiDocumentDescribesOrders() {
        given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .body(
                        "paths.'/api/v1/terminals/{phone}/commands'.post.summary",
                        equalTo("下发指令 Order something of a terminal"));
    }

    private String path() {
        return "/terminals/" + truck.phone() + "/commands";
    }

    private Response send(String officer, Map<String, String> form) {
        return as(officer).formParams(form).post(path());
    }

    private RequestSpecification as(String officer) {
        return as(officer, Role.BUREAU, truck.carrierId());
    }

    private static RequestSpecification as(String username, Role role, long organization) {
        return given().redirects()
                .follow(false)
                .auth()
                .oauth2(Accounts.token(username, role, organization))
                .accept("text/html")
                .contentType(ContentType.URLENC.withCharset("UTF-8"));
    }
}
