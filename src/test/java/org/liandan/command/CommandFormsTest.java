package org.liandan.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.liandan.jt808.Command;
import org.liandan.jt808.FrameWriter;
import org.liandan.jt808.ProtocolVersion;

class CommandFormsTest {

    private static final List<Double> POINT = List.of(109.83, 40.66);

    /** A request of each kind that is as it shall be. */
    static final Map<CommandKind, Map<String, ?>> GOOD = good();

    private static Map<CommandKind, Map<String, ?>> good() {
        Map<CommandKind, Map<String, ?>> good = new LinkedHashMap<>();
        good.put(
                CommandKind.SET_PARAMETERS,
                Map.of(
                        "parameters",
                        List.of(Map.of("id", "0x0055", "value", 60), Map.of("id", "0xf123", "value", "0a0b"))));
        good.put(CommandKind.QUERY_ALL_PARAMETERS, Map.of());
        good.put(CommandKind.QUERY_PARAMETERS, Map.of("ids", List.of("0x0055", "CORNER_ANGLE")));
        good.put(CommandKind.CONTROL_TERMINAL, Map.of("control", "RESET"));
        good.put(CommandKind.QUERY_PROPERTIES, Map.of());
        good.put(CommandKind.UPGRADE, Map.of("softwareVersion", "1.2", "software", "AQID"));
        good.put(CommandKind.QUERY_LOCATION, Map.of());
        good.put(CommandKind.TRACK, Map.of("intervalS", 5, "validityS", 600));
        good.put(CommandKind.CONFIRM_ALARM, Map.of("alarms", List.of("EMERGENCY")));
        good.put(CommandKind.CHECK_LINK, Map.of());
        good.put(CommandKind.TEXT, Map.of("text", "前方学校"));
        good.put(CommandKind.SET_EVENTS, Map.of("change", "REPLACE", "events", List.of(Map.of("id", 1, "text", "堵车"))));
        good.put(CommandKind.ASK, Map.of("question", "装满了吗", "answers", List.of(Map.of("id", 1, "text", "是"))));
        good.put(
                CommandKind.SET_INFO_MENU,
                Map.of("change", "REPLACE", "entries", List.of(Map.of("type", 1, "name", "天气"))));
        good.put(CommandKind.SEND_INFO, Map.of("type", 1, "text", "晴"));
        good.put(CommandKind.CALL_BACK, Map.of("phone", "04721234567"));
        good.put(
                CommandKind.SET_PHONE_BOOK,
                Map.of("change", "APPEND", "contacts", List.of(Map.of("number", "110", "name", "报警"))));
        good.put(CommandKind.CONTROL_VEHICLE, Map.of("doors", "LOCK"));
        good.put(
                CommandKind.SET_CIRCLES,
                Map.of("areas", List.of(Map.of("id", 1, "centre", POINT, "radiusM", 200, "maxSpeedKph", 20))));
        good.put(CommandKind.DELETE_CIRCLES, Map.of("ids", List.of(1)));
        good.put(
                CommandKind.SET_RECTANGLES,
                Map.of("areas", List.of(Map.of("id", 1, "leftTop", List.of(109.8, 40.7), "rightBottom", POINT))));
        good.put(CommandKind.DELETE_RECTANGLES, Map.of("all", true));
        good.put(
                CommandKind.SET_POLYGON,
                Map.of(
                        "id",
                        1,
                        "vertices",
                        List.of(POINT, List.of(109.9, 40.66), List.of(109.9, 40.7)),
                        "from",
                        "06:00",
                        "to",
                        "22:00"));
        good.put(CommandKind.DELETE_POLYGONS, Map.of("ids", List.of(1, 2)));
        good.put(
                CommandKind.SET_ROUTE,
                Map.of(
                        "id",
                        1,
                        "turns",
                        List.of(Map.of("at", POINT, "widthM", 60), Map.of("at", List.of(109.9, 40.7), "widthM", 60))));
        good.put(CommandKind.DELETE_ROUTES, Map.of("ids", List.of(1)));
        good.put(CommandKind.QUERY_AREAS, Map.of("area", "POLYGON"));
        good.put(CommandKind.COLLECT_RECORDER, Map.of("command", 8));
        good.put(CommandKind.SET_RECORDER, Map.of("command", 130, "block", "aabb"));
        good.put(CommandKind.QUERY_DRIVER, Map.of());
        good.put(CommandKind.PHOTO, Map.of("channel", 1, "count", 2));
        good.put(CommandKind.SEARCH_MEDIA, Map.of("media", "IMAGE", "from", "2026-03-01T08:00:00+08:00"));
        good.put(CommandKind.UPLOAD_MEDIA, Map.of("media", "VIDEO", "delete", true));
        good.put(CommandKind.RECORD_SOUND, Map.of("seconds", 10));
        good.put(CommandKind.UPLOAD_MEDIA_ITEM, Map.of("mediaId", 17));
        good.put(CommandKind.PASS_THROUGH, Map.of("type", 65, "bytes", "01 02"));
        return good;
    }

    static Stream<Arguments> everyKindInEveryEdition() {
        return Stream.of(CommandKind.values())
                .flatMap(kind -> Stream.of(ProtocolVersion.values())
                        .filter(kind::isIn)
                        .map(edition -> Arguments.of(kind, edition)));
    }

    @ParameterizedTest
    @MethodSource("everyKindInEveryEdition")
    void everyKindBecomesItsMessageInEveryEditionThatHasIt(CommandKind kind, ProtocolVersion edition) {
        CommandReading reading = CommandForms.read(kind, GOOD.getOrDefault(kind, Map.of()), edition);

        assertThat(reading).isInstanceOf(CommandReading.Legible.class);
        Command command = ((CommandReading.Legible) reading).command();
        assertThat(command.messageId()).isEqualTo(kind.messageId());
        assertThat(FrameWriter.write(Unpooled.buffer(), edition, "13900000001", 0, command))
                .isPositive();
    }

    @Test
    void everyFaultIsNamedAtOnce() {
        assertThat(faults(CommandKind.TRACK, Map.of("intervalS", "soon", "validityS", 0, "typo", 1)))
                .containsExactly("intervalS", "typo");
    }

    @Test
    void aFieldInsideAListIsNamedByItsPath() {
        assertThat(faults(
                        CommandKind.SET_CIRCLES,
                        Map.of("areas", List.of(Map.of("id", 1, "centre", List.of(200, 0), "radiusM", 0)))))
                .containsExactly("areas[0].centre", "areas[0].radiusM");
    }

    @Test
    void aMisspeltFieldInsideAListIsNoticed() {
        assertThat(faults(
                        CommandKind.SET_PARAMETERS,
                        Map.of("parameters", List.of(Map.of("id", "0x0055", "value", 60, "unit", "km/h")))))
                .containsExactly("parameters[0].unit");
    }

    @Test
    void aParameterKeepsToItsRange() {
        assertThat(faults(
                        CommandKind.SET_PARAMETERS,
                        Map.of("parameters", List.of(Map.of("id", "0x0030", "value", 200)))))
                .containsExactly("parameters[0].value");
    }

    @Test
    void aTextIsBoundedInTheBytesThatItTakes() {
        assertThat(faults(CommandKind.TEXT, Map.of("text", "字".repeat(513)))).containsExactly("text");
        assertThat(faults(CommandKind.TEXT, Map.of("text", "字".repeat(512)))).isEmpty();
        assertThat(faults(CommandKind.TEXT, Map.of("text", "🚚"))).containsExactly("text");
    }

    @Test
    void allAreasAreDeletedOnlyWhereThatIsSaid() {
        assertThat(faults(CommandKind.DELETE_ROUTES, Map.of())).containsExactly("ids");
        assertThat(faults(CommandKind.DELETE_ROUTES, Map.of("ids", List.of(1), "all", true)))
                .containsExactly("ids");
    }

    @Provide
    static Arbitrary<Object> values() {
        Arbitrary<Object> simple = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(20).map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.doubles().map(number -> number),
                Arbitraries.of(true, false).map(flag -> flag));
        return Arbitraries.oneOf(
                simple, simple.list().ofMaxSize(3).map(list -> list), Arbitraries.just(List.of(Map.of("id", -1))));
    }

    @Property(tries = 1000)
    void whateverIsWrittenIntoAFieldIsReadOrNamedAndNeverThrows(
            @ForAll CommandKind kind, @ForAll("values") Object value, @ForAll ProtocolVersion edition) {
        Map<String, ?> good = GOOD.getOrDefault(kind, Map.of());
        for (String field : good.keySet()) {
            Map<String, Object> changed = new LinkedHashMap<>(good);
            changed.put(field, value);
            if (CommandForms.read(kind, changed, edition) instanceof CommandReading.Illegible unreadable) {
                assertThat(unreadable.faults()).isNotEmpty();
            }
        }
    }

    private static List<String> faults(CommandKind kind, Map<String, ?> fields) {
        return CommandForms.read(kind, fields, ProtocolVersion.V2013) instanceof CommandReading.Illegible unreadable
                ? unreadable.faults().stream().map(FieldFault::field).toList()
                : List.of();
    }
}
