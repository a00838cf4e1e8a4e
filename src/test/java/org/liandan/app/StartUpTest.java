package org.liandan.app;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class StartUpTest {

    @Test
    void isReadyOnceItsDatabaseIsMigrated() {
        given().get("/q/health/ready").then().statusCode(200);
    }
}
