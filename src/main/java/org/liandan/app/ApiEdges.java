package org.liandan.app;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.liandan.http.Problem;
import org.liandan.http.ProblemResponses;
import org.liandan.http.Refusals;

/** What happens at the edges of the API, where no resource is responsible: bodies that are too large, unknown addresses. */
@ApplicationScoped
class ApiEdges {

    /** Imports may be this large ... */
    static final long LARGEST_IMPORT = 32L << 20;
    /** ... every other request only this. */
    static final long LARGEST_REQUEST = 1L << 20;

    private static final int BEFORE_AUTHENTICATION = 300;

    private final ProblemResponses responses;

    ApiEdges(ProblemResponses responses) {
        this.responses = responses;
    }

    void refuseLargeBodies(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (contentLength(request) > limit(request)) {
                        // the body is not read, so the connection cannot be used again
                        request.response().putHeader(HttpHeaders.CONNECTION, "close");
                        send(request, Refusals.tooLarge());
                    } else {
                        request.next();
                    }
                },
                BEFORE_AUTHENTICATION);
    }

    void refuseUnknownAddresses(@Observes Router router) {
        router.route("/api/*")
                .order(RouteConstants.ROUTE_ORDER_AFTER_DEFAULT + 10_000)
                .handler(request -> send(request, Problem.notFound("没有这个地址 There is nothing at this address.")));
    }

    private void send(RoutingContext request, Problem problem) {
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponses.MEDIA_TYPE)
                .end(responses.body(problem));
    }

    private static long limit(RoutingContext request) {
        String path = request.normalizedPath();
        return path.startsWith("/api/v1/imports/") || path.equals("/api/v1/boundaries")
                ? LARGEST_IMPORT
                : LARGEST_REQUEST;
    }

    private static long contentLength(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
