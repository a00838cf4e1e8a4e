package org.liandan.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.liandan.party.LoginSession;

/**
 * The cookie beside the framework's own that says which session of an account a request belongs to, and what was found of it for
 * the request that is being answered.
 */
public final class SessionCookie {

    /** Name of the cookie. */
    public static final String NAME = "liandan-begun";

    private static final String FOUND = "liandan.login-session";
    private static final String UNFINISHED = "liandan.second-factor-missing";
    private static final int LONGEST_AGENT = 1_000;

    private SessionCookie() {}

    /** Gives the browser the token of its session; it goes with the browser's window. */
    public static void give(RoutingContext request, String token) {
        request.response()
                .addCookie(Cookie.cookie(NAME, token)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(request.request().isSSL())
                        .setSameSite(CookieSameSite.STRICT));
    }

    /** Takes the token away. */
    public static void takeAway(RoutingContext request) {
        request.response().addCookie(Cookie.cookie(NAME, "").setPath("/").setMaxAge(0));
    }

    /** The token that the browser has sent; empty if none. */
    public static String token(RoutingContext request) {
        Cookie cookie = request.request().getCookie(NAME);
        return cookie == null ? "" : cookie.getValue();
    }

    /** What the browser calls itself; empty if it says nothing. */
    public static String agent(RoutingContext request) {
        String agent = request.request().getHeader("User-Agent");
        return agent == null ? "" : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT));
    }

    /** Notes the session that the request belongs to, and whether its second step is still to be taken. */
    public static void found(RoutingContext request, LoginSession session, boolean unfinished) {
        request.put(FOUND, session);
        request.put(UNFINISHED, unfinished);
    }

    /** The session that the request belongs to; null for a program's token. */
    public static @Nullable LoginSession session(RoutingContext request) {
        return request.get(FOUND);
    }

    /** Whether the session's second step is still to be taken. */
    static boolean isUnfinished(RoutingContext request) {
        return Boolean.TRUE.equals(request.get(UNFINISHED));
    }
}
