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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Problem;
import org.liandan.http.SessionCookie;
import org.liandan.party.Account;
import org.liandan.party.ApiToken;
import org.liandan.party.LoginSession;
import org.liandan.party.Role;
import org.liandan.party.TokenScope;
import org.liandan.party.store.AccountReader;
import org.liandan.party.store.ApiTokens;

/** Tokens of programs: made, told once, listed, withdrawn. */
@Path("/tokens")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class TokenPages {

    private static final int DAYS_OFFERED = 90;
    private static final int LONGEST_ECHO = 200;

    private final TokenDesk desk;
    private final ApiTokens tokens;
    private final AccountReader accounts;
    private final Caller caller;
    private final Clock clock;

    TokenPages(TokenDesk desk, ApiTokens tokens, AccountReader accounts, Caller caller, Clock clock) {
        this.desk = desk;
        this.tokens = tokens;
        this.accounts = accounts;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(
                List<TokenView> own, List<TokenView> others, Form form, @Nullable String token);
    }

    /**
     * A token as it is shown.
     *
     * @param scopes codes, in their order
     * @param state what has become of it
     */
    public record TokenView(
            long id,
            String username,
            String name,
            List<String> scopes,
            Instant madeAt,
            Instant endsAt,
            @Nullable Instant usedAt,
            State state) {

        /** Whether it can still be withdrawn. */
        public boolean good() {
            return state == State.GOOD;
        }
    }

    /** What has become of a token. */
    public enum State {
        GOOD("有效", "good"),
        OVER("已到期", "over"),
        WITHDRAWN("已停用", "withdrawn"),
        ENDED("已随密码或登录失效", "ended with the sessions");

        private final String chinese;
        private final String english;

        State(String chinese, String english) {
            this.chinese = chinese;
            this.english = english;
        }

        public String chinese() {
            return chinese;
        }

        public String english() {
            return english;
        }
    }

    /** A form to fill in or to mend. */
    public record Form(String name, Set<String> chosen, int days, List<String> refusals) {

        public List<TokenScope> scopes() {
            return List.of(TokenScope.values());
        }

        public int longestDays() {
            return ApiToken.LONGEST_DAYS;
        }
    }

    @GET
    public TemplateInstance list() {
        return shown(new Form("", Set.of(), DAYS_OFFERED, List.of()), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("scopes") List<String> scopes,
            @FormParam("days") @DefaultValue("0") int days,
            RoutingContext request) {
        try {
            LoginSession session = SessionCookie.session(request);
            if (session == null) {
                throw Problem.forbidden("请在浏览器中登录后生成令牌 Sign in with a browser to make a token.");
            }
            ApiTokens.Made made = desk.make(name, scopes, days, session.secondFactorAt() != null);
            return page(200, new Form("", Set.of(), DAYS_OFFERED, List.of()), made.token());
        } catch (Problem problem) {
            List<String> refusals = problem.violations().isEmpty()
                    ? List.of(problem.detail())
                    : problem.violations().stream().map(FieldViolation::message).toList();
            String echo = name.length() > LONGEST_ECHO ? name.substring(0, LONGEST_ECHO) : name;
            return page(problem.status(), new Form(echo, Set.copyOf(scopes), days, refusals), null);
        }
    }

    @POST
    @Path("/{id}/withdrawal")
    public Response withdraw(@PathParam("id") long id) {
        desk.withdraw(id);
        return Response.seeOther(URI.create("/tokens")).build();
    }

    private Response page(int status, Form form, @Nullable String token) {
        return Response.status(status)
                .entity(shown(form, token))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private TemplateInstance shown(Form form, @Nullable String token) {
        String own = caller.username();
        List<ApiToken> others = caller.has(Role.BUREAU_ADMIN)
                ? tokens.all().stream()
                        .filter(line -> !line.username().equals(own))
                        .toList()
                : List.of();
        return Templates.list(views(tokens.of(own)), views(others), form, token);
    }

    private List<TokenView> views(List<ApiToken> lines) {
        Map<String, Optional<Account>> owners = new HashMap<>();
        return lines.stream()
                .map(line -> view(line, owners.computeIfAbsent(line.username(), accounts::find)))
                .toList();
    }

    private TokenView view(ApiToken token, Optional<Account> owner) {
        return new TokenView(
                token.id(),
                token.username(),
                token.name(),
                token.scopes().stream().map(TokenScope::code).sorted().toList(),
                token.madeAt(),
                token.endsAt(),
                token.usedAt(),
                state(token, owner));
    }

    private State state(ApiToken token, Optional<Account> owner) {
        if (token.withdrawnAt() != null) {
            return State.WITHDRAWN;
        }
        if (!token.isGood(clock.instant())) {
            return State.OVER;
        }
        boolean goesOn = owner.filter(Account::active)
                .filter(account -> account.sessionGeneration() == token.generation())
                .isPresent();
        return goesOn ? State.GOOD : State.ENDED;
    }
}
