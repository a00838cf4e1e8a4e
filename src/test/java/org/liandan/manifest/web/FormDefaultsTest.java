package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.Field;
import org.liandan.manifest.FieldDefault;
import org.liandan.manifest.FieldKind;
import org.liandan.manifest.ManifestFields;
import org.liandan.manifest.Stage;

/** A form opens with the values that the field table promises, and asks for nothing that the registry knows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class FormDefaultsTest {

    /** Where a form has nothing to ask. */
    private static final Set<FieldDefault> FROM_THE_REGISTRY = EnumSet.of(FieldDefault.ORGANISATION);

    private final District district = new District();

    @Test
    void theProducersFormOpensAsTheLastManifestWas() {
        district.issued();

        assertForm(page(district.producer(), "/manifests/new"), Stage.PRODUCER, part(district.manifest()));
    }

    @Test
    void theCarriersFormOpensWithTheWayOfTheManifest() {
        String number = district.issued();

        assertForm(
                page(district.carrier(), "/manifests/" + number),
                Stage.CARRIER,
                Map.of(
                        "transportMode", "ROAD_DUMP",
                        "origin", "昆都仑区阿尔丁大街1号",
                        "destination", "地址" + district.centre));
    }

    @Test
    void theReceiversFormOpensWithWhatTheProducerWrote() {
        district.closed();
        String number = district.inTransit();

        assertForm(
                page(district.receiver(), "/manifests/" + number),
                Stage.RECEIVER,
                Map.of(
                        "decision", "ACCEPTED",
                        "volumeM3", 12.5,
                        "wasteCategory", "RENOVATION_WASTE",
                        "disposalMethod", "SORTING",
                        "handlerName", "王五",
                        "handlerPhone", "0472-6985567"));
    }

    private static void assertForm(String html, Stage stage, Map<String, Object> expected) {
        for (Field<?> field : ManifestFields.of(stage)) {
            Object value = expected.get(field.name());
            if (FROM_THE_REGISTRY.contains(field.initial())) {
                assertThat(html).as(field.path()).doesNotContain("name=\"" + field.name() + "\"");
            } else if (field.initial() != FieldDefault.NONE && value != null && isTyped(field)) {
                assertThat(html).as(field.path()).containsPattern(filled(field, value.toString()));
            } else if (field.initial() == FieldDefault.NONE && field.kind() instanceof FieldKind.Code<?>) {
                assertThat(html)
                        .as(field.path())
                        .doesNotContainPattern("name=\"" + field.name() + "\"[^>]*value=\"[A-Z_]+\" checked");
            }
        }
    }

    /** The producer's site and whether it lies outside come with the place that is chosen. */
    private static boolean isTyped(Field<?> field) {
        return !(field.stage() == Stage.PRODUCER
                && EnumSet.of(FieldDefault.ORIGIN, FieldDefault.BOUNDARY).contains(field.initial()));
    }

    private static Pattern filled(Field<?> field, String value) {
        String name = "name=\"" + field.name() + "\"";
        if (field.kind() instanceof FieldKind.Minute) {
            return Pattern.compile(name + "[^>]*value=\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d\"");
        }
        return field.kind() instanceof FieldKind.Code<?>
                ? Pattern.compile(name + "[^>]*value=\"" + Pattern.quote(value) + "\" checked")
                : Pattern.compile(name + "[^>]*value=\"" + Pattern.quote(value) + "\"");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> manifest) {
        return (Map<String, Object>) manifest.getOrDefault("producer", Map.of());
    }

    private static String page(RequestSpecification who, String path) {
        return who.accept("text/html")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
