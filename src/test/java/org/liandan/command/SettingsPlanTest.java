package org.liandan.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.liandan.command.SettingsPlan.SettingOrder;
import org.liandan.geo.LonLat;
import org.liandan.jt808.Command;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterAnswer;
import org.liandan.jt808.ParameterId;
import org.liandan.jt808.ProtocolVersion;

class SettingsPlanTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final ProtocolVersion EDITION = ProtocolVersion.V2013;

    private final Map<String, KnownSetting> known = new HashMap<>();
    private final DesiredSettings desired = desired(60, List.of(1L, 2L));

    @Test
    void whatWasNeverToldIsAskedFirst() {
        assertThat(next()).extracting(SettingOrder::kind).containsExactly(CommandKind.QUERY_PARAMETERS);
    }

    @Test
    void a2011TerminalIsAskedForAllForItCannotBeAskedForSome() {
        assertThat(SettingsPlan.next(desired, known, Set.of(), ProtocolVersion.V2011, NOW))
                .extracting(SettingOrder::kind)
                .containsExactly(CommandKind.QUERY_ALL_PARAMETERS);
    }

    @Test
    void onlyWhatDiffersIsSet() {
        knows("parameter:0x0055", "80");
        knows("parameter:0x0030", "20");

        assertThat(next().getFirst().items()).containsExactly("parameter:0x0055");
    }

    @Test
    void whatTheTerminalDoesNotKnowItIsNotToldForAMonth() {
        known.put("parameter:0x0055", unsupported(NOW.minus(Duration.ofDays(29))));
        knows("parameter:0x0030", "20");

        assertThat(next()).extracting(SettingOrder::kind).doesNotContain(CommandKind.SET_PARAMETERS);
        known.put("parameter:0x0055", unsupported(NOW.minus(Duration.ofDays(30))));
        assertThat(next()).extracting(SettingOrder::kind).contains(CommandKind.SET_PARAMETERS);
    }

    @Test
    void withAnotherEditionItIsAskedAgain() {
        known.put("parameter:0x0055", unsupported(NOW));
        knows("parameter:0x0030", "20");

        assertThat(SettingsPlan.next(desired, known, Set.of(), ProtocolVersion.V2019, NOW))
                .extracting(SettingOrder::kind)
                .contains(CommandKind.SET_PARAMETERS);
    }

    @Test
    void aRouteThatIsNoLongerItsIsDeleted() {
        knowsParameters();
        knows("route:9", "00ff");

        assertThat(next()).anySatisfy(order -> {
            assertThat(order.kind()).isEqualTo(CommandKind.DELETE_ROUTES);
            assertThat(order.request()).isEqualTo(Map.of("ids", List.of(9L)));
        });
    }

    @Test
    void theFingerprintDoesNotDependOnTheOrderOfFieldsOrTheFormOfNumbers() {
        assertThat(SettingItems.fingerprint(Map.of("a", 1L, "b", List.of(1.50))))
                .isEqualTo(SettingItems.fingerprint(new TreeMap<>(Map.of("b", List.of(1.5), "a", 1))));
    }

    @Property(tries = 100)
    void anObedientTerminalIsSetUpInThreeRoundsAndThenLeftInPeace(
            @ForAll @IntRange(min = 10, max = 60) int maxSpeed, @ForAll @IntRange(min = 0, max = 8) int routes) {
        DesiredSettings wanted = desired(
                maxSpeed,
                java.util.stream.LongStream.rangeClosed(1, routes).boxed().toList());
        Map<String, KnownSetting> said = new HashMap<>();
        Set<String> tried = new HashSet<>();
        for (int round = 0; round < 3; round++) {
            for (SettingOrder order : SettingsPlan.next(wanted, said, tried, EDITION, NOW)) {
                tried.addAll(order.items());
                said.putAll(answers(order));
            }
        }

        assertThat(SettingsPlan.next(wanted, said, Set.of(), EDITION, NOW)).isEmpty();
    }

    /** What is known after the terminal has done what it was told, or has told that it has 100 km/h and nothing else. */
    private static Map<String, KnownSetting> answers(SettingOrder order) {
        CommandReading reading = CommandForms.read(order.kind(), order.request(), EDITION);
        assertThat(reading).isInstanceOf(CommandReading.Legible.class);
        Command command = ((CommandReading.Legible) reading).command();
        ParameterAnswer answer = new ParameterAnswer(1, List.of(new Parameter.Number(ParameterId.MAX_SPEED, 100)));
        Map<String, KnownSetting> known = new HashMap<>();
        SettingsPlan.confirmed(command, order.request(), answer)
                .forEach((item, value) -> known.put(item, confirmed(value)));
        return known;
    }

    private List<SettingOrder> next() {
        return SettingsPlan.next(desired, known, Set.of(), EDITION, NOW);
    }

    private void knowsParameters() {
        knows("parameter:0x0055", "60");
        knows("parameter:0x0030", "20");
    }

    private void knows(String item, String value) {
        known.put(item, confirmed(value));
    }

    private static KnownSetting confirmed(String value) {
        return new KnownSetting(value, Standing.CONFIRMED, EDITION.year(), NOW);
    }

    private static KnownSetting unsupported(Instant at) {
        return new KnownSetting("", Standing.UNSUPPORTED, EDITION.year(), at);
    }

    private static DesiredSettings desired(long maxSpeed, List<Long> routeIds) {
        TreeMap<ParameterId, Long> parameters = new TreeMap<>();
        parameters.put(ParameterId.MAX_SPEED, maxSpeed);
        parameters.put(ParameterId.CORNER_ANGLE, 20L);
        TreeMap<Long, Map<String, Object>> routes = new TreeMap<>();
        List<LonLat> line = List.of(new LonLat(109.83, 40.66), new LonLat(109.84, 40.66));
        routeIds.forEach(id -> routes.put(id, RouteSetting.route(id, "路线" + id, line, 30, 60, 10)));
        return new DesiredSettings(parameters, routes, new TreeMap<>());
    }
}
