package org.liandan.party.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.http.SessionCookie;
import org.liandan.http.Violations;
import org.liandan.party.LoginSession;
import org.liandan.party.store.LoginSessions;
import org.liandan.party.store.UserRecord;

/** One's own password: chosen anew by whoever knows the present one. A password that was given leads nowhere else. */
@Path("/password")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class PasswordPages {

    private static final int LONGEST = 200;

    private final UserDesk desk;
    private final SecurityIdentity identity;
    private final LoginSessions sessions;

    PasswordPages(UserDesk desk, SecurityIdentity identity, LoginSessions sessions) {
        this.desk = desk;
        this.identity = identity;
        this.sessions = sessions;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance password(boolean given, List<String> refusals);
    }

    @GET
    public TemplateInstance form() {
        return shown(List.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @FormParam("present") @DefaultValue("") String present,
            @FormParam("chosen") @DefaultValue("") String chosen,
            @FormParam("again") @DefaultValue("") String again,
            RoutingContext request) {
        try {
            Violations violations = new Violations();
            violations.require(
                    present.length() <= LONGEST && chosen.length() <= LONGEST,
                    "chosen",
                    "密码过长。 The password is too long.");
            violations.require(chosen.equals(again), "again", "两次输入的新密码不同。 The new password was typed in two ways.");
            violations.throwIfAny();
            UserRecord line = desk.choosePassword(present, chosen);
            // every session has ended; this one goes on under a new token
            LoginSession before = SessionCookie.session(request);
            SessionCookie.give(
                    request,
                    sessions.begin(
                            line.username,
                            line.sessionGeneration,
                            request.request().remoteAddress().hostAddress(),
                            SessionCookie.agent(request),
                            before != null && before.secondFactorAt() != null));
            return Response.seeOther(URI.create("/")).build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(shown(problem.violations().stream()
                            .map(FieldViolation::message)
                            .toList()))
                    .build();
        }
    }

    private TemplateInstance shown(List<String> refusals) {
        return Templates.password(Boolean.TRUE.equals(identity.getAttribute(Caller.PASSWORD_TO_BE_CHOSEN)), refusals);
    }
}
