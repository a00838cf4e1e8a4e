package org.liandan.party.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.liandan.http.Language;
import org.liandan.http.OnwardPage;
import org.liandan.http.Page;
import org.liandan.http.SessionCookie;
import org.liandan.party.LoginSession;
import org.liandan.party.store.LoginSessions;

/** Signing in, signing out, and how pages are shown: their language, light or dark. The form posts to {@code /j_security_check}. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
public class LoginPages {

    private static final Duration CHOICE_KEPT = Duration.ofDays(365);

    private final SecurityIdentity identity;
    private final LoginSessions sessions;
    private final ProviderSettings provider;
    private final ProviderExit exit;
    private final Optional<String> publicUrl;

    LoginPages(
            SecurityIdentity identity,
            LoginSessions sessions,
            ProviderSettings provider,
            ProviderExit exit,
            @ConfigProperty(name = "liandan.public-url") Optional<String> publicUrl) {
        this.exit = exit;
        this.publicUrl = publicUrl;
        this.identity = identity;
        this.provider = provider;
        this.sessions = sessions;
    }

    @CheckedTemplate
    static final class Templates {
        private Templates() {}

        static native TemplateInstance login(boolean failed, boolean throttled, boolean refused, String provider);
    }

    /** The sign-in form; {@code error} says that the last attempt failed, or that too many did. */
    @GET
    @Path("login")
    public TemplateInstance login(@QueryParam("error") @Nullable String error) {
        return Templates.login(
                "credentials".equals(error),
                "throttled".equals(error),
                "provider".equals(error),
                provider.enabled() ? provider.name() : "");
    }

    @POST
    @Path("logout")
    public Response logout(RoutingContext request, @Context UriInfo uri) {
        LoginSession session = SessionCookie.session(request);
        if (session != null) {
            boolean _ = sessions.end(session.id(), session.username());
            SessionCookie.takeAway(request);
        }
        if (!identity.isAnonymous()) {
            FormAuthenticationMechanism.logout(identity);
        }
        URI form = URI.create(publicUrl
                        .map(String::strip)
                        .filter(address -> !address.isEmpty())
                        .orElseGet(() -> uri.getBaseUri().toString()))
                .resolve("/login");
        return exit.leave(request, form)
                .map(OnwardPage::to)
                .orElseGet(() -> Response.seeOther(URI.create("/login")).build());
    }

    /** Keeps the language in a cookie and goes back to where the person was. */
    @POST
    @Path("language")
    public Response language(
            @FormParam("language") @Nullable String tag,
            @FormParam("back") @Nullable String back,
            RoutingContext request) {
        return keep(Page.LANGUAGE_COOKIE, Language.ofTag(tag).tag(), back, request);
    }

    /** Keeps in a cookie whether pages are dark, and goes back to where the person was. */
    @POST
    @Path("theme")
    public Response theme(
            @FormParam("theme") @Nullable String theme,
            @FormParam("back") @Nullable String back,
            RoutingContext request) {
        return keep(Page.THEME_COOKIE, "dark".equals(theme) ? "dark" : "light", back, request);
    }

    private static Response keep(String name, String value, @Nullable String back, RoutingContext request) {
        NewCookie cookie = new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(Math.toIntExact(CHOICE_KEPT.toSeconds()))
                .sameSite(NewCookie.SameSite.STRICT)
                .httpOnly(true)
                .secure(request.request().isSSL())
                .build();
        return Response.seeOther(ownAddress(back)).cookie(cookie).build();
    }

    /** Only a path of this application; an address elsewhere would make the form a way to lead people astray. */
    private static URI ownAddress(@Nullable String back) {
        if (back == null || !back.startsWith("/") || back.startsWith("//") || back.contains("\\")) {
            return URI.create("/");
        }
        try {
            return URI.create(back);
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }
}
