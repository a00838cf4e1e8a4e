package org.liandan.approval.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The REST interface as one account uses it: gets its token by itself, and waits where it is told to. A refusal is an answer like
 * any other.
 */
final class Rest {

    /** Under this name the calls stand in the sandbox's log. */
    static final String USER_AGENT = "liandan-reference/1";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_RESTS = 20;
    private static final int TOO_MANY = 429;
    private static final int SHOWN = 300;

    private final HttpClient http;
    private final URI base;
    private final Cast.Login login;
    private final ObjectMapper json = new ObjectMapper();
    private @Nullable String token;

    Rest(HttpClient http, URI base, Cast.Login login) {
        this.http = http;
        this.base = base;
        this.login = login;
    }

    /** An answer: status, headers, body. */
    record Answer(int status, HttpHeaders headers, String text, JsonNode json) {

        boolean is(int wanted) {
            return status == wanted;
        }

        /** A header's value; empty where there is none. */
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** A member's text, by JSON pointer. */
        String at(String pointer) {
            return json.at(pointer).asText();
        }

        /** Whether a refusal carries that code. */
        boolean refusedWith(String code) {
            for (JsonNode refusal : json.path("refusals")) {
                if (refusal.path("code").asText().equals(code)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String toString() {
            return status + " " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
        }
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, null);
    }

    Answer post(String path, @Nullable JsonNode body, String... headers) throws IOException, InterruptedException {
        return send("POST", path, body, headers);
    }

    Answer put(String path, @Nullable JsonNode body, String... headers) throws IOException, InterruptedException {
        return send("PUT", path, body, headers);
    }

    /** Sends, and rests for as long as {@code Retry-After} says where it was too much. */
    Answer send(String method, String path, @Nullable JsonNode body, String... headers)
            throws IOException, InterruptedException {
        Answer answer = once(method, path, body, headers);
        for (int rests = 0; answer.is(TOO_MANY) && rests < MOST_RESTS; rests++) {
            rest(answer);
            answer = once(method, path, body, headers);
        }
        return answer;
    }

    /** Waits as long as that answer says; at least a second. */
    static void rest(Answer told) throws InterruptedException {
        String seconds = told.header("Retry-After");
        TimeUnit.SECONDS.sleep(seconds.matches("\\d{1,3}") ? Math.max(1, Integer.parseInt(seconds)) : 1);
    }

    /** Sends once, whatever is answered. */
    Answer once(String method, String path, @Nullable JsonNode body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve("/api/v1" + path))
                .timeout(PATIENCE)
                .header("User-Agent", USER_AGENT)
                .header("Authorization", "Bearer " + token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        return answer(request.method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    }

    private synchronized String token() throws IOException, InterruptedException {
        if (token == null) {
            ObjectNode credentials = object().put("username", login.username()).put("password", login.password());
            Answer answer = answer(HttpRequest.newBuilder(base.resolve("/api/v1/tokens"))
                    .timeout(PATIENCE)
                    .header("User-Agent", USER_AGENT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(credentials.toString()))
                    .build());
            if (!answer.is(200)) {
                throw new IOException("登录失败 the account " + login.username() + " cannot log in: " + answer);
            }
            token = answer.at("/accessToken");
        }
        return token;
    }

    private Answer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body(), parse(response.body()));
    }

    private JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : json.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
