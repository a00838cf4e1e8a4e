package org.liandan.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A session whose second step is still to be taken is good for taking it, and for nothing else. */
@Provider
@Priority(Priorities.AUTHORIZATION + 3)
class SecondFactorGate implements ContainerRequestFilter {

    private static final String API = "/api/";
    private static final Set<String> OPEN = Set.of("/second-factor", "/logout", "/login", "/language", "/theme");

    private final CurrentVertxRequest current;
    private final ProblemResponses responses;

    SecondFactorGate(CurrentVertxRequest current, ProblemResponses responses) {
        this.current = current;
        this.responses = responses;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RoutingContext routing = current.getCurrent();
        String path = request.getUriInfo().getPath();
        if (routing == null || !SessionCookie.isUnfinished(routing) || OPEN.contains(path)) {
            return;
        }
        request.abortWith(
                path.startsWith(API)
                        ? responses.response(toBeTaken())
                        : Response.seeOther(URI.create("/second-factor")).build());
    }

    private static Problem toBeTaken() {
        return new Problem(
                403,
                "second-factor-missing",
                "请先完成第二步验证 Take the second step of signing in first (page /second-factor).",
                List.of(),
                Map.of());
    }
}
