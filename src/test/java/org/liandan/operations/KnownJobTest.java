package org.liandan.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownJobTest {

    private static final Pattern SCHEDULED =
            Pattern.compile("@Scheduled\\((?:[^()\"]|\"[^\"]*\")*\\)(?:\\s*@\\w+)*\\s+(?:public )?void (\\w+)\\(");

    @Test
    void whatIsDoneOnceAsksWhoIsOnDutyAndNothingElseDoes() throws IOException {
        Set<String> asking = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String type = source.getFileName().toString().replace(".java", "");
                SCHEDULED
                        .matcher(Files.readString(source))
                        .results()
                        .filter(match -> match.group().contains("skipExecutionIf = NotOnDuty.class"))
                        .forEach(match -> asking.add(type + "#" + match.group(1)));
            }
        }

        assertThat(Arrays.stream(KnownJob.values())
                        .filter(job -> job.where() == KnownJob.Where.ONCE)
                        .map(KnownJob::method))
                .containsExactlyInAnyOrderElementsOf(asking);
    }

    @Test
    void everyJobOfTheServerHasWordsAndNoWordsAreWithoutAJob() throws IOException {
        Set<String> scheduled = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                String type = source.getFileName().toString().replace(".java", "");
                SCHEDULED
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(match -> scheduled.add(type + "#" + match.group(1)));
            }
        }

        assertThat(Arrays.stream(KnownJob.values()).map(KnownJob::method))
                .containsExactlyInAnyOrderElementsOf(scheduled);
    }

    @Test
    void theNameOfAMethodIsThatOfItsClassWithoutThePackage() {
        assertThat(KnownJob.simple("org.liandan.track.store.PartitionKeeper#keep"))
                .isEqualTo("PartitionKeeper#keep");
        assertThat(KnownJob.simple("keep")).isEqualTo("keep");
    }

    @Test
    void whatWentWrongIsSaidByItsKindAndNeverByItsWords() {
        RuntimeException failure = new IllegalStateException(
                "cannot call 13904728888", new IOException("password=hunter2", new RuntimeException("x")));

        assertThat(JobRun.error(failure)).isEqualTo("IllegalStateException ← IOException ← RuntimeException");
    }
}
