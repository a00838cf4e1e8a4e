package org.liandan.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The system's REST interface as one account sees it; gets its token by itself. Safe for several threads. */
final class Api {

    private static final Duration ANSWER_WAIT = Duration.ofMinutes(2);
    private static final int UNAUTHORIZED = 401;
    private static final int FIRST_REFUSAL = 400;

    private final HttpClient http;
    private final URI base;
    private final String username;
    private final String password;
    private final ObjectMapper json = new ObjectMapper();
    private volatile @Nullable String token;

    /** @param base where the server is, without {@code /api/v1} */
    Api(HttpClient http, URI base, String username, String password) {
        this.http = http;
        this.base = base;
        this.username = username;
        this.password = password;
    }

    /** The same server as another account sees it. */
    Api as(String otherUsername, String otherPassword) {
        return new Api(http, base, otherUsername, otherPassword);
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return read(request(path).GET()).body();
    }

    JsonNode post(String path, ObjectNode body) throws IOException, InterruptedException {
        return send("POST", path, "application/json", body.toString());
    }

    /** Changes a resource as it is now, whatever its version. */
    JsonNode put(String path, ObjectNode body, @Nullable String version) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).method("PUT", HttpRequest.BodyPublishers.ofString(body.toString()));
        if (version != null) {
            request.header("If-Match", version);
        }
        return read(request.header("Content-Type", "application/json")).body();
    }

    /** The version of a resource, as {@code If-Match} wants it; null when it has none. */
    @Nullable String version(String path) throws IOException, InterruptedException {
        return read(request(path).GET()).version();
    }

    JsonNode send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        return read(request(path)
                        .header("Content-Type", contentType)
                        .method(method, HttpRequest.BodyPublishers.ofString(body)))
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/api/v1" + path))
                .timeout(ANSWER_WAIT)
                .header("Accept", "application/json");
    }

    private record Answer(JsonNode body, @Nullable String version) {}

    private Answer read(HttpRequest.Builder request) throws IOException, InterruptedException {
        String bearer = token(null);
        HttpResponse<String> response = sendAs(bearer, request);
        if (response.statusCode() == UNAUTHORIZED) {
            response = sendAs(token(bearer), request);
        }
        JsonNode body = parse(response.body());
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new RefusedException(response.statusCode(), response.request().uri(), body);
        }
        return new Answer(body, response.headers().firstValue("ETag").orElse(null));
    }

    private HttpResponse<String> sendAs(String bearer, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(
                request.copy().header("Authorization", "Bearer " + bearer).build(), BodyHandlers.ofString());
    }

    /** One login for all trucks: many at once for one account look like guessing, and are held back. */
    private synchronized String token(@Nullable String refused) throws IOException, InterruptedException {
        String known = token;
        if (known != null && !known.equals(refused)) {
            return known;
        }
        String credentials =
                object().put("username", username).put("password", password).toString();
        HttpResponse<String> response = http.send(
                request("/tokens")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(credentials))
                        .build(),
                BodyHandlers.ofString());
        JsonNode body = parse(response.body());
        if (response.statusCode() >= FIRST_REFUSAL) {
            throw new RefusedException(response.statusCode(), response.request().uri(), body);
        }
        String issued = body.path("accessToken").asText();
        token = issued;
        return issued;
    }

    private JsonNode parse(@Nullable String body) {
        try {
            return body == null || body.isBlank() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The server said no, and why. */
    static final class RefusedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, URI uri, JsonNode problem) {
            super(status + " " + uri.getPath() + ": " + problem.path("detail").asText("no reason given")
                    + (problem.path("violations").isEmpty() ? "" : " " + problem.path("violations")));
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
