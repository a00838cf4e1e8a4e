package org.liandan.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.party.Role;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class LoginStoryTest {

    @Test
    void theFormIsTheFirstThingAStrangerSees() {
        try (Visit visit = Visit.at(Screen.PHONE)) {
            visit.open("/").picture("login");

            assertThat(visit.page().url()).endsWith("/login");
            assertThat(visit.text("h1")).contains("建筑垃圾");
        }
    }

    @Test
    void aWrongPasswordIsSaidInWordsAndTheFormStays() {
        try (Visit visit = Visit.at(Screen.DESKTOP)) {
            visit.open("/login");
            visit.page().fill("#j_username", "nobody-login");
            visit.page().fill("#j_password", "wrong");
            visit.page().click("main button");

            assertThat(visit.text("[role=alert]")).contains("账号或密码不正确");
            visit.picture("login-failed");
        }
    }

    @Test
    void theLanguageIsSwitchedOnThePageAndKept() {
        try (Visit visit = Visit.at(Screen.DESKTOP)) {
            visit.open("/login");
            visit.page().click("button[name=language]");

            assertThat(visit.text("main button")).isEqualTo("Sign in");
            assertThat(visit.open("/login").page().getAttribute("html", "lang")).isEqualTo("en");
            visit.picture("login-english");
        }
    }

    @Test
    void signingOutEndsTheSession() {
        String officer = Registered.user("leaving", Role.BUREAU, Registered.organization("模拟下班单位"));
        try (Visit visit = Visit.by(officer, Screen.DESKTOP)) {
            visit.page().click("form[action='/logout'] button");
            visit.page().waitForURL("**/login");

            assertThat(visit.open("/violations").page().url()).endsWith("/login");
        }
    }

    @Test
    void theSignInLeadsToThePageThatWasAskedFor() {
        String officer = Registered.user("linked", Role.BUREAU, Registered.organization("模拟链接单位"));
        try (Visit visit = Visit.at(Screen.DESKTOP)) {
            visit.open("/violations").signIn(officer);

            assertThat(visit.page().url()).endsWith("/violations");
        }
    }
}
