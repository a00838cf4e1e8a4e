package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestNumber;

/**
 * Numbers can be guessed: they are a date and a serial. So whoever is no party of a manifest gets, by whatever way, word for word the
 * answer that there is for a number that nobody has. Guessed and replayed links: {@link HandoverTest}; guessed codes of certificates:
 * {@link CertificateTest}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignNumbersTest {

    /** The last serial of a day; no test gets as far. */
    private static final int NOBODYS_SERIAL = 999_999;

    /** A way to ask about a number. */
    interface Way extends BiFunction<RequestSpecification, String, Response> {}

    private String somebodys = "";
    private String nobodys = "";

    @BeforeEach
    void aLoadThatIsNoneOfTheReadersBusiness() {
        if (!somebodys.isEmpty()) {
            return;
        }
        somebodys = new District().closed();
        var today =
                DistrictTime.dayOf(Arc.container().instance(Clock.class).get().instant());
        nobodys = ManifestNumber.of(today, NOBODYS_SERIAL).value();
    }

    static Stream<Arguments> ways() {
        District body = new District();
        return Stream.of(
                way("read", (who, path) -> who.get(path)),
                way("proof", (who, path) -> who.get(path + "/proof")),
                way("certificate", (who, path) -> who.get(path + "/certificate")),
                way("paper", (who, path) -> who.accept("application/pdf").get(path + "/certificate")),
                way("issue", (who, path) -> who.post(path + "/issue")),
                way("carry", (who, path) -> who.body(body.carriage()).put(path + "/carriage")),
                way("arrive", (who, path) -> who.post(path + "/arrival")),
                way("receive", (who, path) -> who.body(body.receipt()).put(path + "/receipt")),
                way("cancel", (who, path) -> who.body(Map.of("reason", "x")).post(path + "/cancellation")),
                way("corrections", (who, path) -> who.get(path + "/corrections")),
                way(
                        "correct",
                        (who, path) -> who.body(Map.of("reason", "x", "fields", Map.of("receiver.volumeM3", "1")))
                                .post(path + "/corrections")),
                way("versions", (who, path) -> who.get(path + "/versions")),
                way("link", (who, path) -> who.body(Map.of()).post(path + "/handover-links")),
                way("link state", (who, path) -> who.get(path + "/handover-links/latest")),
                way("page", (who, path) -> who.accept("text/html").get(path.replace("/api/v1", ""))));
    }

    private static Arguments way(String name, Way way) {
        return Arguments.of(name, way);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void aStrangersAnswerIsThatForANumberThatNobodyHas(String name, Way way) {
        District stranger = new District();
        for (var who : Stream.<Supplier<RequestSpecification>>of(
                        stranger::producer, stranger::carrier, stranger::receiver)
                .toList()) {
            Response foreign = way.apply(who.get(), "/api/v1/manifests/" + somebodys);
            Response none = way.apply(who.get(), "/api/v1/manifests/" + nobodys);

            assertThat(foreign.statusCode())
                    .as(name)
                    .isEqualTo(none.statusCode())
                    .isIn(403, 404, 405);
            assertThat(told(foreign, somebodys)).isEqualTo(told(none, nobodys));
            assertThat(foreign.asString()).doesNotContain("阿尔丁", "张三", "13800138000");
        }
    }

    /** The answer, with the number that was asked for taken out. */
    private static String told(Response answer, String number) {
        return answer.asString()
                .replace(new ManifestNumber(number).printed(), "N")
                .replace(number, "N");
    }
}
