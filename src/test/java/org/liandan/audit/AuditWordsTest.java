package org.liandan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.liandan.command.CommandState;
import org.liandan.enforcement.ReviewEvent;
import org.liandan.manifest.ManifestEvent;

class AuditWordsTest {

    /** An act that is written down by its full name, with what it was done to. */
    private static final Pattern RECORDED =
            Pattern.compile("audit\\s*\\.record\\(\\s*\"([A-Z]+(?:_[A-Z]+)+)\",\\s*\"([a-z_]+)\"");

    @Test
    void everyActThatTheSoftwareWritesDownHasAWord() throws IOException {
        Set<String> withoutWord = new TreeSet<>();
        int[] seen = {0};
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                RECORDED.matcher(Files.readString(source)).results().forEach(match -> {
                    seen[0]++;
                    if (AuditWords.verb(match.group(1)).isEmpty()) {
                        withoutWord.add(match.group(1));
                    }
                    if (AuditWords.subject(match.group(2)).isEmpty()) {
                        withoutWord.add(match.group(2));
                    }
                });
            }
        }

        assertThat(seen[0]).isGreaterThan(30);
        assertThat(withoutWord).isEmpty();
    }

    @Test
    void soHasEveryStepWhoseNameIsPutTogether() {
        Stream<String> steps = Stream.of(
                        Stream.of(ManifestEvent.Kind.values()).map(kind -> "MANIFEST_" + kind.name()),
                        Stream.of(ReviewEvent.Kind.values()).map(kind -> "VIOLATION_" + kind.name()),
                        Stream.of(CommandState.values()).map(state -> "COMMAND_" + state.name()))
                .flatMap(names -> names);

        assertThat(steps).allSatisfy(step -> assertThat(AuditWords.verb(step)).isPresent());
    }

    @Test
    void theLongestEndThatHasAWordDecides() {
        assertThat(AuditWords.verb("MANIFEST_CORRECTION_WITHDRAWN"))
                .hasValueSatisfying(word -> assertThat(word.chinese()).isEqualTo("撤回更正"));
        assertThat(AuditWords.verb("TOKEN_WITHDRAWN"))
                .hasValueSatisfying(word -> assertThat(word.chinese()).isEqualTo("停用"));
    }

    @Test
    void aCodeOfAnotherReleaseHasNone() {
        assertThat(AuditWords.verb("MANIFEST_TELEPORTED")).isEmpty();
        assertThat(AuditWords.subject("teleporter")).isEmpty();
    }
}
