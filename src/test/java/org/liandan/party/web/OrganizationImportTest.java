package org.liandan.party.web;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.party.CreditCode;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OrganizationImportTest {

    @Test
    void organisationsAreFoundAgainByTheirCreditCode() {
        String code = creditCode("91150203MA0JMP001");
        post("name,creditCode,address,phone\n导入公司," + code + ",某路 1 号,0472-1234567\n")
                .statusCode(200)
                .body("created", equalTo(1));
        post("name,creditCode\n导入公司," + code.toLowerCase(Locale.ROOT) + "\n")
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("rows[0].key", equalTo(code));
        post("name,creditCode\n改名公司," + code + "\n").statusCode(200).body("updated", equalTo(1));
        Accounts.admin()
                .queryParam("creditCode", code)
                .get("/api/v1/organizations")
                .then()
                .body("[0].name", equalTo("改名公司"))
                .body("[0].address", equalTo("某路 1 号"));
    }

    @Test
    void aWrongCheckCharacterNeedsItsReason() {
        String code = creditCode("91150203MA0JMP002");
        String wrong = code.substring(0, 17) + (code.charAt(17) == '0' ? '1' : '0');
        post("name,creditCode\n存疑公司," + wrong + "\n")
                .statusCode(400)
                .body("rows[0].violations[0].field", equalTo("creditCode"));
        post("name,creditCode,creditCodeOverrideReason\n存疑公司," + wrong + ",执照原件如此\n")
                .statusCode(200);
    }

    private static ValidatableResponse post(String file) {
        return Accounts.admin()
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/imports/organizations")
                .then();
    }

    private static String creditCode(String first17) {
        return first17 + CreditCode.checkCharacterOf(first17);
    }
}
