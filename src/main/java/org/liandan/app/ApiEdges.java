package org.liandan.app;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Problem;
import org.liandan.http.ProblemResponses;
import org.liandan.http.Refusals;

/**
 * What happens at the edges, where no resource is responsible: bodies that are too large, changes that another site's page asks
 * for, answers that nobody may keep, unknown addresses.
 */
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
                    if (isOfUnknownLength(request) && limit(request) == LARGEST_REQUEST) {
                        request.response().putHeader(HttpHeaders.CONNECTION, "close");
                        send(request, Refusals.lengthRequired());
                    } else if (contentLength(request) > limit(request)) {
                        // the body is not read, so the connection cannot be used again
                        request.response().putHeader(HttpHeaders.CONNECTION, "close");
                        send(request, Refusals.tooLarge());
                    } else {
                        request.next();
                    }
                },
                BEFORE_AUTHENTICATION);
    }

    /**
     * Browsers say where a request comes from; one that changes something and comes from another site's page is no person's wish.
     * Cookies are not sent there either ({@code SameSite=Strict}): this holds where that is not kept to.
     */
    void refuseOtherSites(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (changes(request) && isFromElsewhere(request.request().getHeader("Sec-Fetch-Site"))) {
                        send(
                                request,
                                new Problem(
                                        403,
                                        "other-site",
                                        "请求来自其他网站的页面，未予执行 The request comes from another site's page and was not carried out.",
                                        List.of(),
                                        Map.of()));
                    } else {
                        request.next();
                    }
                },
                BEFORE_AUTHENTICATION);
    }

    /** What says nothing of how long it may be kept is somebody's: no proxy and no shared phone keeps it. */
    void forbidKeeping(@Observes Filters filters) {
        filters.register(
                request -> {
                    request.addHeadersEndHandler(_ -> {
                        MultiMap headers = request.response().headers();
                        if (!headers.contains(HttpHeaders.CACHE_CONTROL) && !headers.contains(HttpHeaders.ETAG)) {
                            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
                        }
                    });
                    request.next();
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

    private static boolean changes(RoutingContext request) {
        HttpMethod method = request.request().method();
        return !method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD) && !method.equals(HttpMethod.OPTIONS);
    }

    private static boolean isFromElsewhere(@Nullable String site) {
        return "cross-site".equals(site) || "same-site".equals(site);
    }

    private static long limit(RoutingContext request) {
        String path = request.normalizedPath();
        return path.startsWith("/api/v1/imports/") || path.equals("/api/v1/boundaries")
                ? LARGEST_IMPORT
                : LARGEST_REQUEST;
    }

    /** It could be as long as the longest import before anybody has signed in; who sends an import is asked who he is by its address. */
    private static boolean isOfUnknownLength(RoutingContext request) {
        return request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
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
