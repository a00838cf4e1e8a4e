package org.liandan.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one door for errors. What is a refusal leaves with its status and its reason; whatever is left is our own failure
 * and leaves as a 500 that says nothing but the id under which the log has the rest.
 */
@ApplicationScoped
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String API = "/api/";

    private final ProblemResponses responses;
    private final Instance<ErrorPage> errorPage;
    private final List<FailureTranslator> translators;

    ProblemMappers(
            ProblemResponses responses, Instance<ErrorPage> errorPage, @All List<FailureTranslator> translators) {
        this.responses = responses;
        this.errorPage = errorPage;
        this.translators = translators;
    }

    @ServerExceptionMapper
    public Response refusal(Problem problem, RoutingContext request) {
        return answer(problem, request);
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException broken, RoutingContext request) {
        return answer(Refusals.of(broken), request);
    }

    @ServerExceptionMapper
    public Response unreadable(MismatchedInputException unreadable, RoutingContext request) {
        return answer(Refusals.of(unreadable), request);
    }

    @ServerExceptionMapper
    public Response routing(WebApplicationException refused, RoutingContext request) {
        if (refused.getResponse().getStatus() < 400) {
            return refused.getResponse();
        }
        if (refused.getResponse().getStatus() >= 500) {
            return failure(refused, request);
        }
        if (refused.getCause() instanceof JsonProcessingException json) {
            return answer(Refusals.of(json), request);
        }
        // JAX-RS calls a query parameter that cannot be converted "not found"; the address is right, the value is not
        boolean badParameter = refused instanceof NotFoundException
                && refused.getCause() != null
                && request.request().query() != null;
        return answer(badParameter ? Refusals.badParameter() : Refusals.of(refused), request);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Uni<Response> unauthenticated(RoutingContext request) {
        if (isApi(request)) {
            return Uni.createFrom()
                    .item(Response.fromResponse(responses.response(Refusals.unauthenticated()))
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                            .build());
        }
        HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(request).map(challenge -> {
            Response.ResponseBuilder response = Response.status(challenge.status);
            challenge.getHeaders().forEach((name, value) -> response.header(name.toString(), value));
            return response.build();
        });
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException forbidden, RoutingContext request) {
        return answer(Problem.forbidden("当前账号无权进行此操作 This account may not do that."), request);
    }

    /** Last resort: recognised as a refusal by someone who knows the library, or a failure of ours. */
    @ServerExceptionMapper
    public Response failure(Throwable failure, RoutingContext request) {
        Optional<Problem> refusal = translators.stream()
                .flatMap(translator -> translator.translate(failure).stream())
                .findFirst();
        if (refusal.isPresent()) {
            return answer(refusal.get(), request);
        }
        String errorId = UUID.randomUUID().toString();
        if (failure instanceof ClosedChannelException) {
            // whoever asked has gone, as viewers of the live stream do when they turn the page: nobody reads an answer
            LOG.debugf("%s %s: the client has gone", request.request().method(), request.normalizedPath());
            return answer(Refusals.internal(errorId), request);
        }
        LOG.errorf(
                failure, "errorId=%s %s %s failed", errorId, request.request().method(), request.normalizedPath());
        return answer(Refusals.internal(errorId), request);
    }

    private Response answer(Problem problem, RoutingContext request) {
        if (isApi(request) || !errorPage.isResolvable() || !acceptsHtml(request)) {
            return responses.response(problem);
        }
        return Response.status(problem.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(errorPage.get().render(problem.status(), problem.detail()))
                .build();
    }

    private static boolean acceptsHtml(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }

    private static boolean isApi(RoutingContext request) {
        return request.normalizedPath().startsWith(API);
    }
}
