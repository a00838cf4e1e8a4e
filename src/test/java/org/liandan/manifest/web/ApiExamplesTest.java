package org.liandan.manifest.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.ManifestNumber;

/**
 * Every example of the OpenAPI document is sent, in order, and is answered as it says; numbers, times and names of a test are put
 * into the example's own first. {@code -Dliandan.docs=write} writes the answers.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ApiExamplesTest {

    private static final Path FOLDER = Path.of("src/main/resources/api-examples");
    private static final String NUMBER =
            ManifestNumber.of(LocalDate.of(2026, 11, 21), 7).value();
    private static final String PRINTED =
            ManifestNumber.of(LocalDate.of(2026, 11, 21), 7).printed();
    private static final String MINUTE = "2026-11-21T08:30+08:00";

    private final ObjectMapper json = new ObjectMapper();
    private final District district = new District();
    /** The examples' names, and those of this test. */
    private final Map<String, String> names = new LinkedHashMap<>(Map.of(
            "SITE-01", district.site,
            "SORTING-01", district.centre,
            "LANDFILL-01", district.landfill,
            "91150203MA0M75PU30", district.producerCode,
            "91150203MA00LH0Y6Y", district.carrierCode,
            "91150203MA0KDL0112", district.receiverCode,
            "蒙B12345", district.plate,
            "产出单位", "产出单位" + district.id,
            "运输单位", "运输单位" + district.id,
            "处置单位", "处置单位" + district.id));

    @Test
    void everyExampleIsAnsweredAsItSays() throws IOException {
        String number = NUMBER;
        for (String name : ApiExamples.NAMES) {
            Path file = FOLDER.resolve(name + ".json");
            ObjectNode example = (ObjectNode) json.readTree(Files.readString(file));
            Response answer = who(example.path("as").asText())
                    .body(here(example.path("request").toString()))
                    .request(
                            example.path("method").asText(),
                            example.path("path").asText().replace("{number}", number));
            assertThat(answer.statusCode())
                    .as(name + ": " + answer.asString())
                    .isEqualTo(example.path("status").asInt());
            JsonNode body = json.readTree(answer.asString());
            if (name.equals("create")) {
                number = body.path("number").asText();
            }
            JsonNode seen = plain("", body);
            if ("write".equals(System.getProperty("liandan.docs"))) {
                example.set("answer", seen);
                Files.writeString(file, example.toPrettyString() + "\n");
            }
            assertThat(seen)
                    .as(name)
                    .isEqualTo(json.readTree(Files.readString(file)).path("answer"));
        }
    }

    @Test
    void theyStandInTheOpenApiDocument() throws IOException {
        JsonNode document = json.readTree(
                given().queryParam("format", "json").get("/q/openapi").asString());
        List<String> missing = new ArrayList<>();
        for (String name : ApiExamples.NAMES) {
            JsonNode example = json.readTree(Files.readString(FOLDER.resolve(name + ".json")));
            JsonNode operation = document.path("paths")
                    .path(example.path("path").asText())
                    .path(example.path("method").asText().toLowerCase(java.util.Locale.ROOT));
            boolean asked = operation
                    .at("/requestBody/content/application~1json/examples/" + name)
                    .isObject();
            boolean told = operation
                    .path("responses")
                    .path(example.path("status").asText())
                    .path("content")
                    .findValues("examples")
                    .stream()
                    .anyMatch(examples -> examples.has(name));
            if (!asked || !told) {
                missing.add(name);
            }
        }

        assertThat(missing).isEmpty();
    }

    private RequestSpecification who(String party) {
        return switch (party) {
            case "carrier" -> district.carrier();
            case "receiver" -> district.receiver();
            default -> district.producer();
        };
    }

    private String here(String text) {
        String own = text.replace(MINUTE, District.minute(0));
        for (Map.Entry<String, String> name : names.entrySet()) {
            own = own.replace("\"" + name.getKey() + "\"", "\"" + name.getValue() + "\"");
        }
        return own;
    }

    /** What an answer says, in the examples' own names, numbers and times. */
    private JsonNode plain(String member, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode plain = json.createObjectNode();
            object.properties().forEach(entry -> plain.set(entry.getKey(), plain(entry.getKey(), entry.getValue())));
            return plain;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode plain = json.createArrayNode();
            array.forEach(element -> plain.add(plain(member, element)));
            return plain;
        }
        if (member.equals("id") || (member.equals("organization") && node.isInt())) {
            return IntNode.valueOf(7);
        }
        return node.isTextual() ? TextNode.valueOf(plain(node.asText())) : node;
    }

    private String plain(String text) {
        String plain = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            plain = plain.replace(name.getValue(), name.getKey());
        }
        return plain.replaceAll("150203\\d{14}[0-9A-Z]", NUMBER)
                .replaceAll("150203-\\d{8}-\\d{6}-[0-9A-Z]", PRINTED)
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|\\+\\d\\d:\\d\\d)", MINUTE)
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "2026-11-21 08:30")
                .replaceAll("mf-(producer|carrier|receiver)-\\d+", "$1")
                .replaceAll("http://[^/]+/h/\\S+", "https://liandan.example/h/AbCdEfGhIjKlMnOpQrStUv");
    }
}
