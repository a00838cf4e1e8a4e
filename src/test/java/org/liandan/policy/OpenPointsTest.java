package org.liandan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.party.Checked;

/** The table of open points: complete, consistent, and honest about which of them the software acts on. */
class OpenPointsTest {

    static List<OpenPoint<?>> all() {
        return OpenPoints.all();
    }

    @Test
    void hasEachNameOnce() {
        assertThat(all().stream().map(OpenPoint::name))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z-]+"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void proposesSomethingThatThePointCanBe(OpenPoint<?> point) {
        assertProposalIsReadBack(point);
    }

    private static <T> void assertProposalIsReadBack(OpenPoint<T> point) {
        assertThat(point.kind().read(point.kind().write(point.proposed())))
                .isEqualTo(new Checked.Valid<>(point.proposed()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysInBothLanguagesWhatIsOpenAndWhere(OpenPoint<?> point) {
        assertThat(point.label().chinese()).isNotBlank();
        assertThat(point.label().english()).isNotBlank();
        assertThat(point.silent().chinese()).endsWith("。");
        assertThat(point.silent().english()).endsWith(".");
        assertThat(point.basis().clause()).matches("[一二三四五六七].*");
        assertThat(point.basis().rule()).isNotBlank();
    }

    @Test
    void coversTheGapsThatTheListOfRulesNames() {
        assertThat(all().stream().map(OpenPoint::name))
                .contains(
                        "other-soil-destinations",
                        "greening-soil",
                        "cross-district-waste",
                        "resident-as-producer",
                        "payment-before-transport",
                        "carrier-reminder",
                        "receiver-reminder",
                        "volume-difference",
                        "retention",
                        "winter-wash",
                        "month-counter-date",
                        "traffic-penalties-count",
                        "repeated-notices",
                        "fee-categories",
                        "right-turn",
                        "cover-source",
                        "route-issuer");
    }

    /** A point that claims to be applied is asked for somewhere in the software, and one on record is not. */
    @Test
    void saysTruthfullyWhichPointsTheSoftwareActsOn() throws IOException {
        String software;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/liandan"))) {
            software = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("OpenPoints.java"))
                    .map(OpenPointsTest::text)
                    .collect(Collectors.joining());
        }
        List<String> constants = Arrays.stream(OpenPoints.class.getFields())
                .filter(field -> field.getType() == OpenPoint.class)
                .map(java.lang.reflect.Field::getName)
                .toList();

        assertThat(constants).hasSameSizeAs(all());
        for (String constant : constants) {
            OpenPoint<?> point = OpenPoints.named(
                            constant.toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
                    .orElseThrow();
            assertThat(software.contains("OpenPoints." + constant))
                    .as(point.name() + " is " + point.standing())
                    .isEqualTo(point.applied());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "handover-ahead, 25, 25",
        "handover-ahead, 0, 0",
        "handover-ahead, -1, ",
        "handover-ahead, 1.5, ",
        "handover-ahead, 999999999999, ",
        "volume-difference, 12.5, 12.5",
        "volume-difference, 10.0, 10",
        "volume-difference, 100.1, ",
        "volume-difference, 1e1, ",
        "loosening-factor, 0.9, ",
        "other-soil-destinations, LANDFILL, LANDFILL",
        "other-soil-destinations, '填埋场、堆填场', 'BACKFILL_SITE,LANDFILL'",
        "other-soil-destinations, NONE, NONE",
        "other-soil-destinations, DEPOT, ",
        "carrier-check-required, 是, true",
        "carrier-check-required, perhaps, ",
        "cross-district-waste, REFUSE, REFUSE",
        "cross-district-waste, refuse it, "
    })
    void readsWhatMayBeRuledAndNothingElse(String name, String text, String written) {
        OpenPoint<?> point = OpenPoints.named(name).orElseThrow();

        assertThat(writtenAgain(point, text)).isEqualTo(written);
    }

    private static <T> @Nullable String writtenAgain(OpenPoint<T> point, String text) {
        return point.kind().read(text).valid().map(point.kind()::write).orElse(null);
    }

    @Property
    void neverThrowsOnGarbage(@ForAll String text) {
        for (OpenPoint<?> point : OpenPoints.all()) {
            assertThat(writtenAgain(point, text))
                    .satisfiesAnyOf(
                            written -> assertThat(written).isNull(),
                            written -> assertThat(written).isNotBlank());
        }
    }
}
