package org.liandan.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liandan.party.Role;

/**
 * Who may call what: every route of every page and resource, called as nobody and as every role, against the table in
 * {@code src/test/routes.txt}, which people read and change on purpose. A route that is new has no line there, and this test says so.
 *
 * <p>Whoever is not named is refused before anything is read of the request. Whoever is named is called with GET alone: what a route
 * then makes of a record that is not there, or is another's, is the business of that route's own tests.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class RouteRoleMatrixTest {

    private static final java.nio.file.Path TABLE = java.nio.file.Path.of("src/test/routes.txt");
    private static final String EVERYBODY = "EVERYBODY";
    private static final String SIGNED_IN = "SIGNED_IN";

    /**
     * Follows no redirect: one to the login form is an answer. From an address of its own, since whoever tries so many links and
     * certificates that do not exist is held back by address, and the other tests come from the usual one.
     */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .localAddress(InetAddress.ofLiteral("127.0.0.2"))
            .build();

    private static Map<String, Route> routes = Map.of();

    /**
     * A route as it stands in the code.
     *
     * @param rule names of roles, or {@link #EVERYBODY}, or {@link #SIGNED_IN}
     * @param streams whether an answer does not end
     * @param consumes the media type of what is sent
     */
    private record Route(String method, String path, Set<String> rule, boolean streams, String consumes) {

        String key() {
            return method + " " + path;
        }

        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean allows(Role role) {
            return rule.contains(EVERYBODY) || rule.contains(SIGNED_IN) || rule.contains(role.name());
        }

        /** The path with something in place of each parameter that nobody has. */
        String address() {
            return path.replaceAll("\\{[a-z]+:(?:[^{}]|\\{[^{}]*})*}", "9").replaceAll("\\{[^}]*}", "999999999");
        }
    }

    @BeforeAll
    static void readTheCode() {
        Map<String, Route> found = new TreeMap<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.liandan")) {
            if (!type.isAnnotatedWith(Path.class)) {
                continue;
            }
            for (JavaMethod method : type.getMethods()) {
                methodName(method).ifPresent(http -> {
                    Route route = route(http, type, method);
                    Route other = found.putIfAbsent(route.key(), route);
                    assertThat(other == null ? route.rule : other.rule)
                            .as("one rule for " + route.key())
                            .isEqualTo(route.rule);
                });
            }
        }
        routes = found;
    }

    private static Optional<String> methodName(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .filter(annotation -> annotation.isAnnotatedWith(HttpMethod.class))
                .map(annotation ->
                        annotation.getAnnotationOfType(HttpMethod.class).value())
                .findFirst();
    }

    private static Route route(String http, JavaClass type, JavaMethod method) {
        String path = "/" + type.getAnnotationOfType(Path.class).value() + "/"
                + method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        String tidy = path.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        boolean streams = method.tryGetAnnotationOfType(Produces.class)
                .map(produces -> Arrays.asList(produces.value()).contains("text/event-stream"))
                .orElse(false);
        String consumes = method.tryGetAnnotationOfType(Consumes.class)
                .or(() -> type.tryGetAnnotationOfType(Consumes.class))
                .map(types -> types.value()[0])
                .orElse(tidy.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded");
        return new Route(http, tidy, rule(type, method), streams, consumes);
    }

    /** What stands at the method, or else at the class; neither is refused by the server to everybody. */
    private static Set<String> rule(JavaClass type, JavaMethod method) {
        if (method.isAnnotatedWith(PermitAll.class)) {
            return Set.of(EVERYBODY);
        }
        Optional<RolesAllowed> roles = method.tryGetAnnotationOfType(RolesAllowed.class);
        boolean signedIn = method.isAnnotatedWith(io.quarkus.security.Authenticated.class);
        if (roles.isEmpty() && !signedIn) {
            if (type.isAnnotatedWith(PermitAll.class)) {
                return Set.of(EVERYBODY);
            }
            roles = type.tryGetAnnotationOfType(RolesAllowed.class);
            signedIn = type.isAnnotatedWith(io.quarkus.security.Authenticated.class);
        }
        if (signedIn) {
            return Set.of(SIGNED_IN);
        }
        return roles.map(named -> (Set<String>) new TreeSet<>(Arrays.asList(named.value())))
                .orElse(Set.of());
    }

    private static String line(Route route) {
        return route.key() + ": " + (route.rule.isEmpty() ? "NOBODY" : String.join(" ", new TreeSet<>(route.rule)));
    }

    @Test
    void theTableNamesEveryRouteAndWhoMayCallIt() throws IOException {
        List<String> now =
                routes.values().stream().map(RouteRoleMatrixTest::line).toList();
        if ("renew".equals(System.getProperty("liandan.routes"))) {
            Files.write(TABLE, now, StandardCharsets.UTF_8);
        }
        assertThat(now)
                .as("routes of the code; after a change on purpose: -Dliandan.routes=renew, and read the difference")
                .isEqualTo(Files.readAllLines(TABLE, StandardCharsets.UTF_8));
    }

    @Test
    void nobodyGetsInWithoutSigningInButWhereEverybodyMay() {
        List<String> wrong = routes.values().parallelStream()
                .filter(route -> !route.streams && (!route.rule.contains(EVERYBODY) || route.method.equals("GET")))
                .map(route -> wrongForNobody(route, call(route, "")))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> wrongForNobody(Route route, HttpResponse<Void> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        boolean toLogin = answer.statusCode() == 302
                // the form, or the identity provider, which is to send people back to where they came from
                && (location.contains("/login") || location.contains("%2Flogin%2Foidc"));
        boolean right = route.rule.contains(EVERYBODY)
                ? answer.statusCode() < 500 && answer.statusCode() != 401
                : toLogin || answer.statusCode() == 401;
        return right ? Optional.empty() : Optional.of(route.key() + ": " + answer.statusCode());
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whoeverIsNotNamedIsRefusedAndWhoeverIsNamedIsNot(Role role) {
        String user = "matrix-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String token = Accounts.token(user, role, Accounts.organization("路由测试单位", "MATRIX000000000001"));
        List<String> wrong = routes.values().parallelStream()
                .filter(route -> !route.allows(role) || (!route.streams && route.method.equals("GET")))
                .map(route -> wrongFor(role, route, call(route, token).statusCode()))
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        assertThat(wrong).isEmpty();
    }

    private static Optional<String> wrongFor(Role role, Route route, int status) {
        boolean right = route.allows(role) ? status != 401 && status < 500 : status == 403;
        return right
                ? Optional.empty()
                : Optional.of(route.key() + ": " + status + (route.allows(role) ? ", is named" : ", is not named"));
    }

    private static HttpResponse<Void> call(Route route, String token) {
        boolean sends = Set.of("POST", "PUT", "PATCH").contains(route.method);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + route.address()))
                .header("Accept", route.isApi() ? "*/*" : "text/html, */*;q=0.1")
                .method(
                        route.method,
                        sends ? HttpRequest.BodyPublishers.ofString("{}") : HttpRequest.BodyPublishers.noBody());
        if (sends) {
            request.header("Content-Type", route.consumes);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(route.key(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** 审计 reads everything and changes nothing but its own access and its own export jobs. */
    @Test
    void anAuditorChangesNoRecord() {
        assertThat(routes.values().stream()
                        .filter(route -> !route.method.equals("GET") && !route.rule.contains(EVERYBODY))
                        .filter(route -> route.allows(Role.AUDITOR))
                        .map(Route::path)
                        .filter(path -> !path.contains("/exports")))
                .containsExactlyInAnyOrder(
                        "/password",
                        "/api/v1/users/me/password",
                        "/second-factor",
                        "/second-factor/removal",
                        "/sessions/{id}/end",
                        "/tokens",
                        "/tokens/{id}/withdrawal");
    }

    /** The roles, so that a new one does not slip through unseen. */
    @Test
    void everyRoleIsNamedSomewhere() {
        Set<String> named = routes.values().stream()
                .flatMap(route -> route.rule.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .containsAll(EnumSet.allOf(Role.class).stream().map(Role::name).toList());
    }
}
