package org.liandan.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one account from taking the API away from everybody else. Every answer says what is left, so that a program can go
 * slower before it is refused; a refusal says when to come back. A tenth of a minute's requests may come at once.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
class RequestLimit implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String API = "/api/";
    /** Nobody has to send a form field by field. */
    private static final int SMALLEST_BUCKET = 10;

    private static final String LEFT = RequestLimit.class.getName();

    /** Filters are made before the settings of this start are known. */
    private final Instance<ApiSettings> settings;

    private final ProblemResponses responses;
    private final Clock clock;
    /** As many as there are accounts: nobody else is counted. */
    private final Map<String, Bucket> accounts = new ConcurrentHashMap<>();

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
        ConsumptionProbe probe =
                accounts.computeIfAbsent(account, _ -> bucket(perMinute)).tryConsumeAndReturnRemaining(1);
        request.setProperty(LEFT, new Left(atOnce(perMinute), probe));
        if (!probe.isConsumed()) {
            request.abortWith(responses.response(tooMany(wholeSeconds(probe.getNanosToWaitForRefill()))));
        }
    }

    /** What an answer says of the bucket. */
    private record Left(int atOnce, ConsumptionProbe probe) {}

    /** Most that can be sent at once. */
    private static int atOnce(int perMinute) {
        return Math.max(SMALLEST_BUCKET, perMinute / 10);
    }

    private Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce(perMinute)).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return TimeUnit.MILLISECONDS.toNanos(clock.millis());
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return true;
                    }
                })
                .build();
    }

    /** Rounded up: whoever comes back then is let in. */
    private static long wholeSeconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    }

    private static Problem tooMany(long seconds) {
        return new Problem(
                429,
                "too-many-requests",
                "请求过于频繁，请在 %d 秒后再试。 Too many requests; come back in %1$d s.".formatted(seconds),
                List.of(),
                Map.of("retryAfterSeconds", seconds));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(LEFT) instanceof Left left) {
            response.getHeaders().putSingle("RateLimit-Limit", left.atOnce);
            response.getHeaders().putSingle("RateLimit-Remaining", left.probe.getRemainingTokens());
            response.getHeaders().putSingle("RateLimit-Reset", wholeSeconds(left.probe.getNanosToWaitForReset()));
        }
    }
}
