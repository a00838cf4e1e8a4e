import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes which component has which licence, from a CycloneDX list, and fails if one has none, or none that is allowed.
 *
 * <p>Arguments: the list, the file with whole words of each allowed licence a line, and the file to write. A component with several licences
 * may be used under any of them.
 */
final class Licences {

    private Licences() {}

    public static void main(String[] arguments) throws IOException {
        JsonNode components = new ObjectMapper().readTree(Path.of(arguments[0]).toFile()).path("components");
        List<Pattern> allowed = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Pattern.compile("\\b" + Pattern.quote(line) + "\\b", Pattern.CASE_INSENSITIVE))
                .toList();
        List<String> lines = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (JsonNode component : components) {
            List<String> names = names(component);
            String line = "%s:%s:%s  %s"
                    .formatted(
                            component.path("group").asText(),
                            component.path("name").asText(),
                            component.path("version").asText(),
                            names.isEmpty() ? "NONE" : String.join(", ", names));
            lines.add(line);
            boolean isAllowed = names.stream()
                    .anyMatch(name -> allowed.stream().anyMatch(word -> word.matcher(name).find()));
            if (!isAllowed) {
                refused.add(line);
            }
        }
        Files.write(Path.of(arguments[2]), lines.stream().sorted().collect(Collectors.toList()));
        if (lines.isEmpty() || !refused.isEmpty()) {
            refused.forEach(System.err::println);
            System.exit(1);
        }
    }

    private static List<String> names(JsonNode component) {
        List<String> names = new ArrayList<>();
        for (JsonNode licence : component.path("licenses")) {
            for (String field : List.of("id", "name")) {
                String name = licence.path("license").path(field).asText();
                if (!name.isEmpty()) {
                    names.add(name);
                }
            }
            String expression = licence.path("expression").asText();
            if (!expression.isEmpty()) {
                names.add(expression);
            }
        }
        return names;
    }
}
