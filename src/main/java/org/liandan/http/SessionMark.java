package org.liandan.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * Says with which number of the account a session was begun, so that all sessions of an account can be ended at once: its
 * number goes up, and what carries an earlier one has ended. Stands in a cookie beside the session's own, sealed with the
 * installation's secret. Accounts whose number has never gone up need none.
 */
@Singleton
public class SessionMark {

    /** Name of the cookie. */
    public static final String COOKIE = "liandan-begun";

    private static final String ALGORITHM = "HmacSHA256";

    private final TokenKey key;

    SessionMark(TokenKey key) {
        this.key = key;
    }

    /** Marks the session that begins with this answer. */
    public void begin(RoutingContext request, String username, int generation) {
        request.response()
                .addCookie(Cookie.cookie(COOKIE, text(username, generation))
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(request.request().isSSL())
                        .setSameSite(CookieSameSite.STRICT));
    }

    /** Whether the request's session was begun with that number. */
    public boolean holds(RoutingContext request, String username, int generation) {
        if (generation == 0) {
            return true;
        }
        Cookie cookie = request.request().getCookie(COOKIE);
        return cookie != null
                && MessageDigest.isEqual(
                        cookie.getValue().getBytes(StandardCharsets.UTF_8),
                        text(username, generation).getBytes(StandardCharsets.UTF_8));
    }

    private String text(String username, int generation) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.key());
            byte[] seal = mac.doFinal(("session " + generation + ' ' + username).getBytes(StandardCharsets.UTF_8));
            return generation + "." + HexFormat.of().formatHex(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
