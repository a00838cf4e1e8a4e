package org.liandan.party.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.QrPicture;
import org.liandan.http.SessionCookie;
import org.liandan.party.LoginSession;
import org.liandan.party.store.LoginSessions;
import org.liandan.party.store.SecondFactors;

/** The second step of signing in: taken, begun with, or given up. */
@Path("/second-factor")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class SecondFactorPages {

    private final SecondFactorDesk desk;
    private final SecondFactors factors;
    private final LoginSessions sessions;
    private final SessionSettings settings;
    private final Caller caller;

    SecondFactorPages(
            SecondFactorDesk desk,
            SecondFactors factors,
            LoginSessions sessions,
            SessionSettings settings,
            Caller caller) {
        this.desk = desk;
        this.factors = factors;
        this.sessions = sessions;
        this.settings = settings;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance code(String refusal);

        static native TemplateInstance begin(Offer offer, boolean mustHave, String refusal);

        static native TemplateInstance kept(Instant since, boolean mustHave, String refusal);
    }

    /**
     * A secret to be brought to the phone.
     *
     * @param secret in Base32
     */
    public record Offer(String secret, QrPicture qr) {

        /** In groups of four, for whoever types it. */
        public String grouped() {
            return secret.replaceAll("(.{4})(?=.)", "$1 ");
        }
    }

    @GET
    public Response form(RoutingContext request) {
        return shown(request, "", "", 200);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("secret") @DefaultValue("") String secret,
            RoutingContext request) {
        String address = request.request().remoteAddress().hostAddress();
        try {
            if (factors.since(caller.username()).isPresent()) {
                desk.take(caller.username(), code, address);
            } else {
                desk.begin(caller.username(), secret, code, address);
            }
        } catch (Problem problem) {
            return shown(request, problem.getMessage(), secret, problem.status());
        }
        LoginSession session = SessionCookie.session(request);
        if (session != null) {
            sessions.passed(session.id());
        }
        return Response.seeOther(URI.create("/")).build();
    }

    /** Gives it up, by whoever can still take it and need not have it. */
    @POST
    @Path("/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response remove(@FormParam("code") @DefaultValue("") String code, RoutingContext request) {
        try {
            if (settings.needsSecondFactor(caller.roles())) {
                throw Problem.conflict(
                        "second-factor-needed", "您的角色必须使用第二步验证 Your role must take the second step.", Map.of());
            }
            desk.take(caller.username(), code, request.request().remoteAddress().hostAddress());
            desk.remove(caller.username());
            return Response.seeOther(URI.create("/second-factor")).build();
        } catch (Problem problem) {
            return shown(request, problem.getMessage(), "", problem.status());
        }
    }

    private Response shown(RoutingContext request, @Nullable String refusal, String secret, int status) {
        String said = refusal == null ? "" : refusal;
        boolean mustHave = settings.needsSecondFactor(caller.roles());
        LoginSession session = SessionCookie.session(request);
        boolean taken = session == null || session.secondFactorAt() != null;
        TemplateInstance page = factors.since(caller.username())
                .map(since -> taken ? Templates.kept(since, mustHave, said) : Templates.code(said))
                .orElseGet(() -> Templates.begin(offer(secret), mustHave, said));
        return Response.status(status)
                .entity(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The same secret again after a wrong code: the phone has it already. */
    private Offer offer(String again) {
        String secret = again.matches("[A-Z2-7]{32}") ? again : desk.draw();
        return new Offer(secret, QrPicture.of(SecondFactorDesk.address(caller.username(), secret)));
    }
}
