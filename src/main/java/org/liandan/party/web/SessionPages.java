package org.liandan.party.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.vertx.ext.web.RoutingContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.liandan.audit.AuditLog;
import org.liandan.http.Caller;
import org.liandan.http.Problem;
import org.liandan.http.SessionCookie;
import org.liandan.party.Account;
import org.liandan.party.LoginSession;
import org.liandan.party.store.AccountReader;
import org.liandan.party.store.LoginSessions;

/** Where one is signed in: each browser, since when and from where; ended one by one. */
@Path("/sessions")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class SessionPages {

    private final LoginSessions sessions;
    private final AccountReader accounts;
    private final SessionSettings settings;
    private final AuditLog audit;
    private final Caller caller;
    private final Clock clock;

    SessionPages(
            LoginSessions sessions,
            AccountReader accounts,
            SessionSettings settings,
            AuditLog audit,
            Caller caller,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(List<SessionView> sessions);
    }

    /**
     * A session as it is shown.
     *
     * @param browser what the browser called itself, in short
     * @param own whether it is the one that asks
     */
    public record SessionView(long id, String browser, String address, Instant begunAt, Instant seenAt, boolean own) {}

    @GET
    public TemplateInstance list(RoutingContext request) {
        LoginSession own = SessionCookie.session(request);
        Account account = accounts.find(caller.username()).orElseThrow();
        return Templates.list(open(sessions, settings, account, clock.instant()).stream()
                .map(session -> view(session, own != null && own.id() == session.id()))
                .toList());
    }

    @POST
    @Path("/{id}/end")
    @Transactional
    public Response end(@PathParam("id") long id) {
        if (!sessions.end(id, caller.username())) {
            throw Problem.notFound("没有这个登录 There is no such session.");
        }
        audit.record("SESSION_ENDED", "user", caller.username(), Map.of("session", id));
        return Response.seeOther(URI.create("/sessions")).build();
    }

    /** Those that go on. */
    static List<LoginSession> open(LoginSessions sessions, SessionSettings settings, Account account, Instant now) {
        return sessions.open(account.username(), account.sessionGeneration()).stream()
                .filter(session -> !session.isOver(now, settings.idle(), settings.longest(account.roles())))
                .toList();
    }

    static SessionView view(LoginSession session, boolean own) {
        return new SessionView(
                session.id(), browser(session.agent()), session.address(), session.begunAt(), session.seenAt(), own);
    }

    /** Enough to know one's own phone by. */
    private static String browser(String agent) {
        String name = named(agent, "MicroMessenger", "微信 WeChat")
                + named(agent, "Edg/", "Edge")
                + named(agent, "Firefox/", "Firefox");
        String browser =
                !name.isEmpty() ? name : agent.contains("Chrome/") ? "Chrome" : named(agent, "Safari/", "Safari");
        String system = agent.contains("Android")
                ? "Android"
                : agent.contains("iPhone")
                        ? "iPhone"
                        : agent.contains("Windows") ? "Windows" : named(agent, "Linux", "Linux");
        String both = (browser + " · " + system).replaceAll("^ · | · $", "");
        return both.isEmpty() ? agent : both;
    }

    private static String named(String agent, String mark, String name) {
        return agent.contains(mark) ? name : "";
    }
}
