package org.liandan.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.party.ApiToken;
import org.liandan.party.TokenScope;

/**
 * A program's token is good for its scopes and for nothing else; pages, accounts and other tokens have no scope. What the account's
 * roles do not allow has been refused before this is asked.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 4)
public class ApiTokenGate implements ContainerRequestFilter {

    private static final String TOKEN = "liandan.api-token";
    private static final String UNFINISHED = "liandan.api-token-without-second-factor";
    private static final String REFUSED = "scope-missing";

    private final CurrentVertxRequest current;
    private final ProblemResponses responses;

    ApiTokenGate(CurrentVertxRequest current, ProblemResponses responses) {
        this.current = current;
        this.responses = responses;
    }

    /**
     * Notes the token that a request has come with.
     *
     * @param unfinished whether its account must take a second step that was not taken when the token was made
     */
    public static void found(RoutingContext request, ApiToken token, boolean unfinished) {
        request.put(TOKEN, token);
        request.put(UNFINISHED, unfinished);
    }

    /** The token that the request has come with; null where it has come otherwise. */
    public static @Nullable ApiToken token(RoutingContext request) {
        return request.get(TOKEN);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RoutingContext routing = current.getCurrent();
        ApiToken token = routing == null ? null : token(routing);
        if (routing == null || token == null) {
            return;
        }
        if (Boolean.TRUE.equals(routing.get(UNFINISHED))) {
            request.abortWith(responses.response(new Problem(
                    403,
                    "second-factor-missing",
                    "账号须使用第二步验证，请完成后重新生成令牌 The account must take a second step; take it, then make a new token.",
                    List.of(),
                    Map.of())));
            return;
        }
        List<String> path = request.getUriInfo().getPathSegments(true).stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        Optional<TokenScope> needed = TokenScope.needed(request.getMethod(), path);
        if (needed.isEmpty()) {
            request.abortWith(responses.response(new Problem(
                    403,
                    REFUSED,
                    "程序令牌不能用于此处，请登录后操作 A program's token is not good here; sign in instead.",
                    List.of(),
                    Map.of())));
        } else if (!token.scopes().contains(needed.get())) {
            String scope = needed.get().code();
            request.abortWith(responses.response(new Problem(
                    403,
                    REFUSED,
                    "令牌没有 " + scope + " 权限 The token has no scope " + scope + ".",
                    List.of(),
                    Map.of("scope", scope))));
        }
    }
}
