package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;
import org.liandan.manifest.Entries;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldKind;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.Stage;

/**
 * What somebody may type to do harm, in every field of the field table: refused with field and rule; and, where names are free, harmless in
 * tables and on the form that comes back. Numbers and links that are not one's own: {@link ForeignNumbersTest}, {@link HandoverTest}; two gate-keepers
 * at once: {@link ManifestRaceTest}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    /** An answer repeats labels and sentences, never what was sent. */
    private static final int LONGEST_ANSWER = 20_000;

    /** What is tried, and whether a field of free text has to refuse it. */
    enum Abuse {
        TEN_THOUSAND_CHARACTERS("长".repeat(10_000), true),
        RIGHT_TO_LEFT_OVERRIDE("工地\u202Egpj.exe", true),
        RIGHT_TO_LEFT_MARK("工\u200F地", true),
        BIDI_ISOLATE("工\u2067地\u2069", true),
        ZERO_WIDTH_SPACE("工\u200B地", true),
        BYTE_ORDER_MARK("工\uFEFF地", true),
        LETTER_THAT_SHOWS_NOTHING("\u3164", true),
        LINE_SEPARATOR("工\u2028地", true),
        TAB("工\t地", true),
        NUL("工\u0000地", true),
        ESCAPE("\u001B[2J工地", true),
        HALF_A_PAIR("工\uD842地", true),
        NO_CHARACTER("工\uFFFF地", true),
        LINE_BREAK("工\r\n地", true),
        EMOJI("工地😀👩‍👩‍👧🇨🇳", false),
        EXTENSION_B("𠮷𡈽村𪚥", false),
        SCRIPT("<script>alert(1)</script>", false),
        ATTRIBUTE("\" onfocus=\"alert(1)' x='", false),
        TEMPLATE("{manifest.number}{#if}${1+1}", false),
        SQL("'; drop table manifest; --", false),
        HYPERLINK("=HYPERLINK(\"//a.cn\",\"b\")", false),
        PLUS("+1+1", false),
        MINUS("-2+3", false),
        AT_SUM("@SUM(1+1)", false),
        FULL_WIDTH_FORMULA("＝1+1", false);

        private final String text;
        private final boolean refused;

        Abuse(String text, boolean refused) {
            this.text = text;
            this.refused = refused;
        }

        /** Codes, numbers and times have a form, and none of this has it. */
        boolean isRefusedBy(Field<?> field) {
            return !(field.kind() instanceof FieldKind.Text(int _, boolean lines))
                    || (refused && !(lines && this == LINE_BREAK));
        }

        static Stream<Abuse> kept() {
            return Stream.of(values()).filter(abuse -> !abuse.refused);
        }
    }

    private District district = new District();
    private Map<Stage, String> waiting = Map.of();

    /** The same for all: what is refused leaves them as they are. */
    @BeforeEach
    void oneLoadBeforeEachStage() {
        if (!waiting.isEmpty()) {
            return;
        }
        district = new District();
        waiting = Map.of(Stage.CARRIER, district.issued(), Stage.RECEIVER, district.inTransit());
    }

    static Stream<Arguments> everyStageAndAbuse() {
        return Stream.of(Stage.values())
                .flatMap(stage -> Stream.of(Abuse.values()).map(abuse -> Arguments.of(stage, abuse)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyStageAndAbuse")
    void inEveryFieldOfAStageAtOnceEachThatCannotTakeItIsNamedWithItsRule(Stage stage, Abuse abuse) {
        // the category stays good, so that the fields that hang on it are read; it is abused by itself below
        List<Field<?>> abused = ManifestFields.of(stage).stream()
                .filter(field -> !field.equals(ManifestFields.PRODUCER_CATEGORY))
                .filter(field -> field.applies(
                        Entries.with("wasteCategory", "RENOVATION_WASTE").done()))
                .collect(Collectors.toList());

        refused(send(stage, abused, abuse), abused, abuse);

        if (stage == Stage.PRODUCER) {
            List<Field<?>> category = List.of(ManifestFields.PRODUCER_CATEGORY);
            refused(send(stage, category, abuse), category, abuse);
        }
    }

    private static void refused(Response answer, List<Field<?>> abused, Abuse abuse) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).hasSizeLessThan(LONGEST_ANSWER);
        List<Map<String, String>> refusals = answer.path("refusals");
        assertThat(refusals)
                .allSatisfy(refusal -> assertThat(refusal)
                        .hasEntrySatisfying("code", code -> assertThat(code).isNotBlank())
                        .hasEntrySatisfying(
                                "clause", clause -> assertThat(clause).startsWith("二（二）2"))
                        .hasEntrySatisfying(
                                "chinese", sentence -> assertThat(sentence).isNotBlank())
                        .hasEntrySatisfying(
                                "english", sentence -> assertThat(sentence).isNotBlank()));
        Set<String> named =
                refusals.stream().map(refusal -> refusal.get("field")).collect(Collectors.toSet());
        assertThat(named)
                .isEqualTo(abused.stream()
                        .filter(abuse::isRefusedBy)
                        .map(Field::path)
                        .collect(Collectors.toSet()));
    }

    static Stream<Abuse> kept() {
        return Abuse.kept();
    }

    /** The names of organisations and places are the free text in what is exported. */
    @ParameterizedTest
    @MethodSource("kept")
    void inTablesItIsATextAndNoFormula(Abuse abuse) throws IOException {
        District named = new District();
        String text = abuse.text + named.id;
        named.issued();
        TestTruck.query("update organization set name = ? where id = ? returning id", text, named.receiverId);

        String csv = new String(named.producer().get("/api/v1/manifests/export").asByteArray(), StandardCharsets.UTF_8);
        boolean formula = "=+-@＝".indexOf(text.charAt(0)) >= 0;
        String cell = (formula ? "'" : "") + text;
        assertThat(csv)
                .contains("," + (text.matches("(?s).*[,\"].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell) + ",");

        byte[] xlsx =
                named.producer().get("/api/v1/manifests/export?format=xlsx").asByteArray();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                var rows = workbook.getFirstSheet().openStream()) {
            var row = rows.toList().getLast();
            assertThat(row.stream().filter(each -> each != null && each.getType() == CellType.STRING))
                    .anySatisfy(each -> assertThat(each.asString()).isEqualTo(text));
            assertThat(row.stream()).noneMatch(each -> each != null && each.getType() == CellType.FORMULA);
        }
    }

    @ParameterizedTest
    @EnumSource(Abuse.class)
    void asTheKeyOfAPlaceOrACompanyAndInASearchItIsRefused(Abuse abuse) {
        for (String key : List.of("originPlace", "destinationPlace", "carrierOrganization")) {
            int status = district.producer()
                    .body(json(District.with(district.manifest(), key, abuse.text)))
                    .post("/api/v1/manifests")
                    .statusCode();
            assertThat(status).as(key).isIn(400, 422);
        }
        for (String parameter : List.of("state", "from", "to", "plate", "organization", "updatedAfter")) {
            int status = statusOrCut(() -> district.producer()
                    .queryParam(parameter, abuse.text)
                    .get("/api/v1/manifests")
                    .statusCode());
            assertThat(status).as(parameter).isIn(400, 414);
        }
        String encoded = URLEncoder.encode(abuse.text, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(statusOrCut(() -> district.producer()
                        .urlEncodingEnabled(false)
                        .get("/api/v1/manifests/" + encoded)
                        .statusCode()))
                .isIn(400, 404, 414);
        assertThat(statusOrCut(() -> district.producer()
                        .accept("text/html")
                        .queryParam("number", abuse.text)
                        .get("/manifests/search")
                        .then()
                        .body(not(containsString("<script>alert")))
                        .extract()
                        .statusCode()))
                .isIn(200, 400, 414);
    }

    /** The answer; a request line that is too long may be answered 414 and cut off while the rest is still being sent. */
    private static int statusOrCut(Callable<Integer> request) {
        try {
            return request.call();
        } catch (SocketException e) {
            return 414;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Abuse.class,
            names = {"SCRIPT", "ATTRIBUTE", "TEMPLATE"})
    void aRefusedFormComesBackWithItEscaped(Abuse abuse) {
        Map<String, String> form = new HashMap<>(Map.of("version", "1"));
        district.receipt().forEach((name, value) -> form.put(name, value.toString()));
        form.putAll(Map.of("handlerPhone", abuse.text, "remarks", abuse.text));

        district.receiver()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .accept("text/html")
                .formParams(form)
                .post("/manifests/" + waiting.get(Stage.RECEIVER) + "/receipt")
                .then()
                .body(containsString(escaped(abuse.text)))
                .body(
                        escaped(abuse.text).equals(abuse.text)
                                ? containsString(abuse.text)
                                : not(containsString(abuse.text)));
    }

    private Response send(Stage stage, List<Field<?>> fields, Abuse abuse) {
        Map<String, Object> body = switch (stage) {
            case PRODUCER -> district.manifest();
            case CARRIER -> district.carriage();
            case RECEIVER -> district.receipt();
        };
        for (Field<?> field : fields) {
            body = District.with(body, stage == Stage.PRODUCER ? field.path() : field.name(), abuse.text);
        }
        return switch (stage) {
            case PRODUCER -> district.producer().body(json(body)).post("/api/v1/manifests");
            case CARRIER ->
                district.carrier().body(json(body)).put("/api/v1/manifests/" + waiting.get(stage) + "/carriage");
            case RECEIVER ->
                district.receiver().body(json(body)).put("/api/v1/manifests/" + waiting.get(stage) + "/receipt");
        };
    }

    /** All but ASCII as {@code \\u}: a client may write half a pair that way, and no library in between mends it. */
    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
