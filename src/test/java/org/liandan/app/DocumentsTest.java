package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents stay true: what they name exists, and what an operator can set they name. */
class DocumentsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/liandan");
    private static final Pattern TYPE = Pattern.compile("\\b((?:[a-z0-9]+\\.){1,3}[A-Z][A-Za-z0-9]+)\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern SETTING = Pattern.compile("\\bLIANDAN_[A-Z0-9_]+\\b");

    @Test
    void every_type_that_a_document_names_exists() throws IOException {
        List<String> gone = new ArrayList<>();
        for (Path document : documents()) {
            for (String type : matches(TYPE, Files.readString(document))) {
                if (!Files.exists(
                        SOURCES.resolve(type.replace("org.liandan.", "").replace('.', '/') + ".java"))) {
                    gone.add(document + " names " + type);
                }
            }
        }

        assertThat(gone).isEmpty();
    }

    @Test
    void every_link_to_a_file_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            Path folder =
                    Path.of(".").resolve(document).normalize().toAbsolutePath().getParent();
            for (String link : matches(LINK, Files.readString(document))) {
                if (!link.contains("://") && folder != null && !Files.exists(folder.resolve(link))) {
                    broken.add(document + " links to " + link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_setting_is_in_the_operations_manual() throws IOException {
        Set<String> settings =
                new TreeSet<>(matches(SETTING, Files.readString(Path.of("src/main/resources/application.properties"))));
        try (Stream<Path> scripts = Files.walk(Path.of("src/main/sh"))) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                settings.addAll(matches(SETTING, Files.readString(script)));
            }
        }
        settings.remove("LIANDAN_ROOT");

        assertThat(matches(SETTING, Files.readString(Path.of("docs/operations.md"))))
                .containsAll(settings);
    }

    @Test
    void every_command_is_in_the_operations_manual() throws IOException {
        String manual = Files.readString(Path.of("docs/operations.md"));
        try (Stream<Path> commands = Files.list(Path.of("src/main/sh/commands"))) {
            assertThat(commands.map(
                            file -> "./liandan " + file.getFileName().toString().replace(".sh", "")))
                    .allSatisfy(command -> assertThat(manual).contains("`" + command));
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(List.of(Path.of("k8s/README.md")));
        try (Stream<Path> root = Files.list(Path.of(""));
                Stream<Path> docs = Files.walk(Path.of("docs"))) {
            Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .forEach(documents::add);
        }
        return documents;
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(match.groupCount()))
                .distinct()
                .toList();
    }
}
