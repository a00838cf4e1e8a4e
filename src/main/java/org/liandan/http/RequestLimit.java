package org.liandan.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one account from taking the API away from everybody else. Every answer says what is left, so that a program can go
 * slower before it is refused; a refusal says when to come back.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class RequestLimit implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String API = "/api/";
    private static final String LEFT = RequestLimit.class.getName();

    /** Filters are made before the settings of this start are known. */
    private final Instance<ApiSettings> settings;

    private final ProblemResponses responses;
    private final Clock clock;
    /** As many as there are accounts: nobody else is counted. */
    private final Map<String, RequestAllowance> accounts = new ConcurrentHashMap<>();

    RequestLimit(Instance<ApiSettings> settings, ProblemResponses responses, Clock clock) {
        this.settings = settings;
        this.responses = responses;
        this.clock = clock;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Principal principal = request.getSecurityContext().getUserPrincipal();
        if (principal == null
                || principal.getName().isEmpty()
                || !request.getUriInfo().getPath().startsWith(API)) {
            return;
        }
        String account = principal.getName();
        ApiSettings limits = settings.get();
        int perMinute = limits.requestsPerMinuteOf().getOrDefault(account, limits.requestsPerMinute());
        if (perMinute <= 0) {
            return;
        }
        boolean[] taken = new boolean[1];
        RequestAllowance left = Objects.requireNonNull(accounts.compute(account, (_, known) -> {
            RequestAllowance now =
                    known == null ? RequestAllowance.full(perMinute, clock.instant()) : known.at(clock.instant());
            taken[0] = now.allows();
            return taken[0] ? now.taken() : now;
        }));
        request.setProperty(LEFT, left);
        if (!taken[0]) {
            request.abortWith(responses.response(tooMany(left)));
        }
    }

    private static Problem tooMany(RequestAllowance allowance) {
        int seconds = allowance.secondsUntil(1);
        return new Problem(
                429,
                "too-many-requests",
                "请求过于频繁，请在 %d 秒后再试。 Too many requests; come back in %1$d s.".formatted(seconds),
                List.of(),
                Map.of("retryAfterSeconds", seconds));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(LEFT) instanceof RequestAllowance allowance) {
            response.getHeaders().putSingle("RateLimit-Limit", allowance.bucket());
            response.getHeaders().putSingle("RateLimit-Remaining", allowance.remaining());
            response.getHeaders().putSingle("RateLimit-Reset", allowance.secondsUntil(allowance.bucket()));
        }
    }
}
