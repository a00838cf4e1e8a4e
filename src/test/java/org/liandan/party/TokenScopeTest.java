package org.liandan.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Which scope a route needs: {@code docs/tokens.md} has every route of the API under its scope. After a route is added, run this test
 * with {@code -Dliandan.docs=write} and read the difference.
 */
class TokenScopeTest {

    private static final Path DOCUMENT = Path.of("docs/tokens.md");
    private static final Path ROUTES = Path.of("src/test/routes.txt");

    /** A route of the API, as in the table of routes. */
    private record Route(String method, String path) {

        Optional<TokenScope> needed() {
            return TokenScope.needed(method, segments(path));
        }

        String line() {
            return "`" + method + " " + path + "`";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/manifests, manifest:read",
        "HEAD, /api/v1/manifests, manifest:read",
        "POST, /api/v1/manifests, manifest:write",
        "PUT, /api/v1/manifests/15020120261123000001/receipt, manifest:write",
        "GET, /api/v1/vehicles/蒙B12345, registry:read",
        "GET, /api/v1/vehicles/蒙B12345/track, track:read",
        "GET, /api/v1/vehicles/track, registry:read",
        "POST, /api/v1/tracks/search, track:read",
        "POST, /api/v1/terminals/13977990001/commands, terminal:write",
        "GET, /api/v1/terminals/13977990001, registry:read",
        "GET, /api/v1/statistics/figures, ledger:read",
        "GET, /api/v1/statistics/violations, violation:read",
        "GET, /api/v1/signing-keys, manifest:read",
    })
    void aRequestNeedsTheScopeOfWhatItTouches(String method, String path, String scope) {
        assertThat(TokenScope.needed(method, segments(path)).map(TokenScope::code))
                .contains(scope);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /",
        "GET, /manifests",
        "POST, /tokens",
        "GET, /api/v1",
        "GET, /api/v2/manifests",
        "GET, /api/v1/users",
        "PUT, /api/v1/users/me/password",
        "POST, /api/v1/tokens",
        "POST, /api/v1/signing-keys/platform/rotation",
        "GET, /api/v1/people/export",
        "TRACE, /api/v1/manifests",
        "GET, /api/v1/what-somebody-adds-tomorrow",
    })
    void pagesAccountsAndWhateverIsNotNamedNeedAPerson(String method, String path) {
        assertThat(TokenScope.needed(method, segments(path))).isEmpty();
    }

    /** A scope that reads must never change anything, but for the two routes that ask by POST. */
    @Test
    void whatReadsChangesNothing() throws IOException {
        assertThat(routes().stream()
                        .filter(route -> !route.method.equals("GET"))
                        .filter(route -> route.needed()
                                .filter(scope -> scope.code().endsWith(":read"))
                                .isPresent())
                        .map(Route::line))
                .containsExactlyInAnyOrder(
                        "`POST /api/v1/tracks/search`",
                        "`POST /api/v1/previews/fences`",
                        "`POST /api/v1/previews/routes`");
    }

    @ParameterizedTest
    @EnumSource(TokenScope.class)
    void everyScopeIsGoodForSomething(TokenScope scope) throws IOException {
        assertThat(routes())
                .anyMatch(route -> route.needed().filter(scope::equals).isPresent());
        assertThat(TokenScope.of(scope.code())).contains(scope);
    }

    @Test
    void theDocumentIsCurrent() throws IOException {
        String document = document();
        if ("write".equals(System.getProperty("liandan.docs"))) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(document);
    }

    private static String document() throws IOException {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("# Tokens of programs 程序令牌")
                .add("")
                .add("Written from `party.TokenScope` by `TokenScopeTest`; do not edit.")
                .add("")
                .add(
                        "A program gets a token of its own at the page `/tokens`: with a name, what it is good for, and the days it lasts (366 at most). It")
                .add(
                        "is shown once and sent as `Authorization: Bearer lda_…`. A token never allows more than the account's role does, ends with")
                .add(
                        "the account's password and with \"end all sessions\", and is withdrawn with one press. A request beyond its scopes is answered")
                .add(
                        "with 403 `scope-missing`, which names the scope in `scope`. What a program does stands in the audit log with the token's number.");
        for (TokenScope scope : TokenScope.values()) {
            lines.add("")
                    .add("## `%s`".formatted(scope.code()))
                    .add("")
                    .add(scope.chinese() + ". " + scope.english() + ".")
                    .add("");
            routes().stream()
                    .filter(route -> route.needed().filter(scope::equals).isPresent())
                    .forEach(route -> lines.add("- " + route.line()));
        }
        lines.add("").add("## Not by a token of this kind 须登录").add("");
        routes().stream().filter(route -> route.needed().isEmpty()).forEach(route -> lines.add("- " + route.line()));
        return lines.toString();
    }

    private static List<Route> routes() throws IOException {
        return Files.readAllLines(ROUTES).stream()
                .map(line -> line.substring(0, line.lastIndexOf(": ")).split(" ", 2))
                .map(parts -> new Route(parts[0], parts[1]))
                .filter(route -> route.path.startsWith("/api/"))
                .toList();
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
