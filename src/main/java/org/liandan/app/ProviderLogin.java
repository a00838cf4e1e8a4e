package org.liandan.app;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.PersistentLoginManager;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.liandan.http.OnwardPage;
import org.liandan.http.Problem;
import org.liandan.http.SessionCookie;
import org.liandan.party.Account;
import org.liandan.party.store.AccountReader;
import org.liandan.party.store.LoginSessions;
import org.liandan.party.web.UserDesk;

/**
 * Where a person arrives who has signed in at the identity provider: from here on it is a session like any other, with a row that is
 * listed and ended, in the rights of the account. The provider says who somebody is, and has taken whatever second step there is.
 */
@Path(ProviderLogin.PATH)
@Authenticated
class ProviderLogin {

    static final String PATH = "/login/oidc";

    private static final Duration COOKIE_REMOVED_WITHIN = Duration.ofSeconds(5);
    private static final URI HOME = URI.create("/");

    private final SecurityIdentity identity;
    private final AccountReader accounts;
    private final LoginSessions sessions;
    private final UserDesk users;
    private final PersistentLoginManager cookies;
    private final OidcSession atProvider;

    ProviderLogin(
            SecurityIdentity identity,
            AccountReader accounts,
            LoginSessions sessions,
            UserDesk users,
            OidcSession atProvider,
            @ConfigProperty(name = "quarkus.http.auth.session.encryption-key") String key,
            @ConfigProperty(name = "quarkus.http.auth.form.cookie-name") String cookie,
            @ConfigProperty(name = "quarkus.http.auth.form.timeout") Duration timeout,
            @ConfigProperty(name = "quarkus.http.auth.form.new-cookie-interval") Duration renewal) {
        this.identity = identity;
        this.accounts = accounts;
        this.sessions = sessions;
        this.users = users;
        this.atProvider = atProvider;
        // the form's own cookie, made as the form makes it
        this.cookies = new PersistentLoginManager(
                key, cookie, timeout.toMillis(), renewal.toMillis(), true, "STRICT", "/", -1, null);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Response arrive(RoutingContext request) {
        if (identity.getCredential(IdTokenCredential.class) == null) {
            throw Problem.notFound("没有这个页面 There is no such page.");
        }
        String username = identity.getPrincipal().getName();
        Account account = accounts.find(username).orElseThrow();
        if (account.givenPasswordUntil() != null) {
            users.forgetGivenPassword(username);
        }
        cookies.save(
                username, request, "liandan-session", null, request.request().isSSL());
        SessionCookie.give(
                request,
                sessions.begin(
                        username,
                        account.sessionGeneration(),
                        request.request().remoteAddress().hostAddress(),
                        SessionCookie.agent(request),
                        true));
        // it has said who it is; left behind, its cookie would let the next person at this browser in after a logout
        atProvider.logout().await().atMost(COOKIE_REMOVED_WITHIN);
        ProviderLogout.note(request);
        return OnwardPage.to(HOME);
    }
}
