package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The state chart in the Javadoc of {@link Manifest} and the exits that the state types have are the same. */
class StateChartTest {

    private static final Pattern EDGE = Pattern.compile("^ \\* (\\w+)\\s+--(\\w+)-->\\s+(\\w+)$", Pattern.MULTILINE);

    @Test
    void drawsExactlyTheExitsThatTheTypesHave() throws IOException {
        assertThat(chart()).isEqualTo(edges()).hasSize(12);
    }

    @Test
    void leavesNothingToDoWithALoadThatIsOver() {
        assertThat(edges()).noneMatch(edge -> edge.matches("(Closed|Rejected|Cancelled) .*"));
    }

    /** {@code State step State} for each line of the chart. */
    static Set<String> chart() throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/liandan/manifest/Manifest.java"));
        return EDGE.matcher(source)
                .results()
                .map(line -> line.group(1) + " " + line.group(2) + " " + line.group(3))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code State step State} for each method of a state that returns an outcome. */
    private static Set<String> edges() {
        return states(Manifest.class)
                .flatMap(state -> Arrays.stream(state.getDeclaredMethods())
                        .filter(method -> method.getReturnType() == Outcome.class)
                        .flatMap(StateChartTest::edges))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> edges(Method method) {
        var target = (Class<?>) ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
        return states(target)
                .map(state -> method.getDeclaringClass().getSimpleName() + " " + method.getName() + " "
                        + state.getSimpleName());
    }

    private static Stream<Class<?>> states(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(StateChartTest::states)
                        .distinct()
                : Stream.of(type);
    }
}
