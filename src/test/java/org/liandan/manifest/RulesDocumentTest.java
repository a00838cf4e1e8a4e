package org.liandan.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} names every rule, every code and only tests that exist. */
class RulesDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/rules.md");
    private static final Pattern CODE = Pattern.compile("`([A-Z][A-Z_]+)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final Pattern ROW = Pattern.compile("^\\| (R-\\d{3})(?: (R-\\d{3}))? \\|", Pattern.MULTILINE);

    @Test
    void namesEveryCodeAndNoOther() throws IOException {
        Set<String> codes = Stream.concat(
                        Arrays.stream(RefusalCode.values()).map(Enum::name),
                        Arrays.stream(WarningCode.values()).map(Enum::name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(matches(CODE)).as("codes of docs/rules.md").isEqualTo(codes);
    }

    @Test
    void hasALineForEachRule() throws IOException {
        Set<String> rules = new TreeSet<>();
        ROW.matcher(Files.readString(DOCUMENT)).results().forEach(row -> {
            rules.add(row.group(1));
            if (row.group(2) != null) {
                rules.add(row.group(2));
            }
        });
        Set<String> wanted = new TreeSet<>();
        IntStream.rangeClosed(201, 208).forEach(number -> wanted.add("R-" + number));
        IntStream.rangeClosed(401, 429).forEach(number -> wanted.add("R-" + number));

        assertThat(rules).isEqualTo(wanted);
    }

    @Test
    void namesTestsThatExist() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        TEST.matcher(Files.readString(DOCUMENT)).results().forEach(test -> {
            String source = sources.get(test.group(1));
            if (source == null || !source.contains("void " + test.group(2) + "(")) {
                missing.add(test.group());
            }
        });

        assertThat(missing).isEmpty();
    }

    /** A rule that is said to be enforced has a test that shows it. */
    @Test
    void everyRuleThatActsIsShownByATest() throws IOException {
        assertThat(Files.readString(DOCUMENT)
                        .lines()
                        .filter(line -> line.matches("^\\| R-.*\\| (GATE|NOTE|TASK) \\|.*")))
                .isNotEmpty()
                .allMatch(line -> TEST.matcher(line).find());
    }

    private static Set<String> matches(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                String name = file.getFileName().toString();
                sources.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
        return sources;
    }
}
