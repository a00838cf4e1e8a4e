package org.liandan.http;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A password that somebody else has given is good for choosing one's own, and for nothing else: pages lead there, the API says so.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 2)
class PasswordGate implements ContainerRequestFilter {

    private static final String API = "/api/";
    private static final Set<String> OPEN = Set.of(
            "/password",
            "/second-factor",
            "/logout",
            "/login",
            "/language",
            "/theme",
            "/api/v1/users/me",
            "/api/v1/users/me/password");

    /** Filters are made before there is anybody. */
    private final Instance<SecurityIdentity> identity;

    private final ProblemResponses responses;

    PasswordGate(Instance<SecurityIdentity> identity, ProblemResponses responses) {
        this.identity = identity;
        this.responses = responses;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (request.getSecurityContext().getUserPrincipal() == null
                || OPEN.contains(path)
                || !Boolean.TRUE.equals(identity.get().getAttribute(Caller.PASSWORD_TO_BE_CHOSEN))) {
            return;
        }
        request.abortWith(
                path.startsWith(API)
                        ? responses.response(toBeChosen())
                        : Response.seeOther(URI.create("/password")).build());
    }

    private static Problem toBeChosen() {
        return new Problem(
                403,
                "password-to-be-chosen",
                "这是一次性密码，请先设置自己的密码 This password was given to you; choose your own first (PUT /api/v1/users/me/password).",
                List.of(),
                Map.of());
    }
}
