package org.liandan.app;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.liandan.party.Role;

/**
 * Organisations and accounts for tests. Use names of your own, so that tests do not share data:
 *
 * <pre>{@code
 * long carrier = Accounts.organization("测试承运公司", "91150203MA0KDL0112");
 * given().auth().oauth2(Accounts.token("carrier-m1", Role.CARRIER, carrier)).get("/api/v1/vehicles");
 * Accounts.as("carrier-m1", Role.CARRIER, carrier).get("/api/v1/vehicles");     // the same, shorter
 * Accounts.admin().body(...).post("/api/v1/vehicles");                           // the first account
 * }</pre>
 */
public final class Accounts {

    /** Password of every account that this class makes, and of {@code admin}. */
    public static final String PASSWORD = "liandan-test";

    private static final String HASH = BcryptUtil.bcryptHash(PASSWORD, 4);
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Accounts() {}

    /** The organisation of that credit code (18 characters, unique, not checked here); made if there is none. */
    public static long organization(String name, String creditCode) {
        return upsert("""
                insert into organization (name, credit_code) values (?, ?)
                on conflict (credit_code) do update set name = excluded.name returning id""", name, creditCode);
    }

    /** Makes the account if there is none of that name. Its password is {@link #PASSWORD}. */
    public static void user(String username, Role role, long organizationId) {
        upsert("""
                insert into app_user (username, password_hash, display_name, organization_id, roles)
                values (?, ?, ?, ?, ?)
                on conflict (username) do update set roles = excluded.roles returning id""", username, HASH, username, organizationId, role.name());
    }

    /** A bearer token for the account, which is made if need be. */
    public static String token(String username, Role role, long organizationId) {
        return TOKENS.computeIfAbsent(username, name -> {
            user(name, role, organizationId);
            return login(name, PASSWORD);
        });
    }

    /** A JSON request in the name of the account, which is made if need be. */
    public static RequestSpecification as(String username, Role role, long organizationId) {
        return json(token(username, role, organizationId));
    }

    /** A JSON request in the name of the first administrator (BUREAU_ADMIN). */
    public static RequestSpecification admin() {
        return json(TOKENS.computeIfAbsent("admin", name -> login(name, PASSWORD)));
    }

    private static RequestSpecification json(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    private static String login(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/tokens")
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    private static long upsert(String sql, Object... values) {
        DataSource database = Arc.container().instance(DataSource.class).get();
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the test account", e);
        }
    }
}
