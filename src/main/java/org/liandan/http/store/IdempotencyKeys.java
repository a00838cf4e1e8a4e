package org.liandan.http.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Idempotency;
import org.liandan.http.Problem;

/**
 * Keeps the answers to creations for a week. The key's row is written first and in the transaction of the creation, so
 * the primary key makes a second request wait, and a creation that fails takes its key with it.
 */
@ApplicationScoped
public class IdempotencyKeys implements Idempotency {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Duration KEPT = Duration.ofDays(7);

    private final DataSource database;
    private final ObjectMapper json;
    private final PersonalSeal seal;
    private final Caller caller;
    private final Clock clock;

    IdempotencyKeys(DataSource database, ObjectMapper json, PersonalSeal seal, Caller caller, Clock clock) {
        this.database = database;
        this.json = json;
        this.seal = seal;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Response once(@Nullable String key, Object request, Supplier<Response> create) {
        if (key == null) {
            return create.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid(List.of(new FieldViolation(
                    "Idempotency-Key", "应为 1 到 200 个可见 ASCII 字符 must be 1 to 200 visible ASCII characters")));
        }
        try (var connection = database.getConnection()) {
            byte[] hash = hash(request);
            if (!claim(connection, key, hash)) {
                return repeat(connection, key, hash);
            }
            Response response = create.get();
            keep(connection, key, response);
            return response;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot keep the idempotency key", e);
        }
    }

    private boolean claim(Connection connection, String key, byte[] hash) throws SQLException {
        try (var insert = connection.prepareStatement(
                "insert into idempotency_key (username, key, request_hash, created_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")) {
            insert.setString(1, caller.username());
            insert.setString(2, key);
            insert.setBytes(3, hash);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }

    private void keep(Connection connection, String key, Response response)
            throws SQLException, JsonProcessingException {
        try (var update = connection.prepareStatement(
                "update idempotency_key set status = ?, location = ?, etag = ?, body = ? where username = ? and key = ?")) {
            update.setInt(1, response.getStatus());
            update.setString(2, response.getHeaderString(HttpHeaders.LOCATION));
            update.setString(3, response.getHeaderString(HttpHeaders.ETAG));
            update.setString(4, response.hasEntity() ? seal.seal(json.writeValueAsString(response.getEntity())) : null);
            update.setString(5, caller.username());
            update.setString(6, key);
            update.executeUpdate();
        }
    }

    private Response repeat(Connection connection, String key, byte[] hash) throws SQLException {
        try (var query = connection.prepareStatement(
                "select request_hash, status, location, etag, body from idempotency_key where username = ? and key = ?")) {
            query.setString(1, caller.username());
            query.setString(2, key);
            try (var row = query.executeQuery()) {
                row.next();
                if (!MessageDigest.isEqual(row.getBytes(1), hash)) {
                    throw new Problem(
                            422,
                            "idempotency-key-reused",
                            "该 Idempotency-Key 已用于内容不同的请求 This Idempotency-Key has been used for another request.",
                            List.of(),
                            Map.of());
                }
                var response = Response.status(row.getInt(2)).header("Idempotent-Replayed", true);
                header(response, HttpHeaders.LOCATION, row.getString(3));
                header(response, HttpHeaders.ETAG, row.getString(4));
                String body = seal.shown(row.getString(5));
                // kept under a secret that has been replaced since: where it is made is still said
                if (body != null && !body.equals(PersonalSeal.UNREADABLE)) {
                    response.type(MediaType.APPLICATION_JSON).entity(body);
                }
                return response.build();
            }
        }
    }

    private static void header(Response.ResponseBuilder response, String name, @Nullable String value) {
        if (value != null) {
            response.header(name, value);
        }
    }

    private byte[] hash(Object request) throws JsonProcessingException {
        String content = request.getClass().getName() + json.writeValueAsString(request);
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    @Scheduled(every = "1h", delayed = "10m", identity = "idempotency-keys", skipExecutionIf = NotOnDuty.class)
    void forget() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement("delete from idempotency_key where created_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot forget old idempotency keys", e);
        }
    }
}
