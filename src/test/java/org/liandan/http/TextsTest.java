package org.liandan.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_TEMPLATE = Pattern.compile("page\\.text\\('([^']+)'");
    private static final Pattern IN_SCRIPT = Pattern.compile("\\btext\\('([^']+)'");
    private static final Pattern IN_JAVA = Pattern.compile(
            "\"((?:nav|audit|form|registry|list|done|step|carriage|new|onward|points|licence|books|arrive|gate|board)\\.[A-Za-z.]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    /** Keys whose last part is a code, put together where they are used. */
    private static final List<String> BY_CODE = List.of(
            "role.",
            "map.state.",
            "tour.",
            "map.kind.",
            "map.heading.",
            "map.waste.",
            "map.drawing.kind.",
            "map.drawing.guide.",
            "map.drawing.window.",
            "map.day.",
            "terminals.closed.",
            "numbers.state.",
            "inbox.urgency.");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(keys(Language.EN)).isEqualTo(keys(Language.ZH));
    }

    @Test
    void bothLanguagesFillInTheSameValues() {
        for (String key : keys(Language.ZH)) {
            assertThat(placeholders(Texts.of(Language.EN, key)))
                    .as(key)
                    .isEqualTo(placeholders(Texts.of(Language.ZH, key)));
        }
    }

    @Test
    void noTextIsEmpty() {
        for (Language language : Language.values()) {
            assertThat(Texts.startingWith(language, "").values())
                    .allSatisfy(text -> assertThat(text).isNotBlank());
        }
    }

    @Test
    void everyKeyInUseHasAText() throws IOException {
        assertThat(keys(Language.ZH)).containsAll(keysInUse());
    }

    @Test
    void everyTextIsInUse() throws IOException {
        Set<String> unused = new TreeSet<>(keys(Language.ZH));
        unused.removeAll(keysInUse());
        unused.removeIf(key -> BY_CODE.stream().anyMatch(key::startsWith));

        assertThat(unused).isEmpty();
    }

    @Test
    void templatesShowNoWordsOfTheirOwn() throws IOException {
        for (Path template : files("resources/templates", ".html")) {
            if (template.endsWith("layout.html") || template.toString().contains("GuidePages")) {
                continue; // offers each language by its own name; help is written in Chinese, samples are samples
            }
            assertThat(Files.readString(template)
                            .codePoints()
                            .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                            .count())
                    .as("Chinese characters in " + template)
                    .isZero();
        }
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertThatThrownBy(() -> Texts.of(Language.EN, "no.such.key")).hasMessageContaining("no.such.key");
    }

    @Test
    void argumentsAreFilledIn() {
        assertThat(Texts.of(Language.EN, "map.age.minutes", 7)).isEqualTo("7 min ago");
    }

    private static Set<String> keys(Language language) {
        return Texts.startingWith(language, "").keySet();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keysInUse() throws IOException {
        Set<String> keys = new TreeSet<>();
        collect(keys, IN_TEMPLATE, files("resources/templates", ".html"));
        collect(keys, IN_SCRIPT, files("resources/web", ".js"));
        collect(keys, IN_JAVA, files("java", ".java"));
        return keys;
    }

    private static void collect(Set<String> keys, Pattern use, List<Path> files) throws IOException {
        for (Path file : files) {
            use.matcher(Files.readString(file)).results().forEach(match -> keys.add(match.group(1)));
        }
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
