package org.liandan.app;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.liandan.http.ApiTokenGate;
import org.liandan.http.Caller;
import org.liandan.http.LoginThrottle;
import org.liandan.http.ProblemResponses;
import org.liandan.http.Refusals;
import org.liandan.http.SessionCookie;
import org.liandan.party.ApiToken;
import org.liandan.party.LoginSession;
import org.liandan.party.Role;
import org.liandan.party.store.ApiTokens;
import org.liandan.party.store.LoginSessions;
import org.liandan.party.web.ProviderSettings;
import org.liandan.party.web.SessionSettings;

/**
 * How a request says who sends it: with a bearer token (of hours for a password, or of a program's own), or with the session cookie of the login form. A page that wants
 * a login is redirected to the form; under {@code /api} the answer is a 401 that a program understands.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class CookieOrToken implements HttpAuthenticationMechanism {

    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final String BEARER = "Bearer ";
    /** How the header of a program's own token begins; any other bearer token is one of {@link TokenVerification}. */
    private static final String PROGRAM = BEARER + ApiToken.MARK;

    private static final String SESSION = "liandan-session";
    private static final String PROVIDER_REFUSED = "liandan.provider-refused";
    private static final String PROVIDER_REFUSED_PAGE = "/login?error=provider";
    private static final String LOGIN = "/j_security_check";
    private static final String LOGIN_THROTTLED = "/login?error=throttled";

    private final FormAuthenticationMechanism form;
    private final JWTAuthMechanism token;
    private final OidcAuthenticationMechanism provider;
    private final ProviderSettings providerSettings;
    private final LoginThrottle throttle;
    private final ProblemResponses responses;
    private final LoginSessions sessions;
    private final ApiTokens apiTokens;
    private final SessionSettings settings;
    private final BlockingSecurityExecutor blocking;
    private final Clock clock;

    CookieOrToken(
            FormAuthenticationMechanism form,
            JWTAuthMechanism token,
            OidcAuthenticationMechanism provider,
            ProviderSettings providerSettings,
            LoginThrottle throttle,
            ProblemResponses responses,
            LoginSessions sessions,
            ApiTokens apiTokens,
            SessionSettings settings,
            BlockingSecurityExecutor blocking,
            Clock clock) {
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.settings = settings;
        this.blocking = blocking;
        this.clock = clock;
        this.form = form;
        this.token = token;
        this.provider = provider;
        this.providerSettings = providerSettings;
        this.throttle = throttle;
        this.responses = responses;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        if (atProvider(request)) {
            return provider.authenticate(request, new Known(identities, request))
                    // somebody whom the provider knows and we do not: asking it again would go round in a circle
                    .onFailure(CookieOrToken::refused)
                    .transform(failure -> {
                        refuseAtProvider(request);
                        return new AuthenticationFailedException(failure);
                    });
        }
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            Uni<SecurityIdentity> known = form.authenticate(request, new Throttled(identities, request));
            // whoever brings a cookie that is worth nothing any more is nobody, and nobody may see the login form and
            // its styles
            return request.normalizedPath().equals(LOGIN)
                    ? known
                    : known.onFailure(AuthenticationFailedException.class).recoverWithNull();
        }
        return authorization.startsWith(PROGRAM)
                ? program(authorization.substring(BEARER.length()).strip(), request, identities)
                : token.authenticate(request, identities);
    }

    /** The account in whose name a program's token acts, if both are good. */
    private Uni<SecurityIdentity> program(String shown, RoutingContext request, IdentityProviderManager identities) {
        return blocking.executeBlocking(() -> apiTokens
                        .look(shown)
                        .orElseThrow(() -> new AuthenticationFailedException("no such token, or it is over")))
                .chain(found -> identities
                        .authenticate(HttpSecurityUtils.setRoutingContextAttribute(
                                new TrustedAuthenticationRequest(found.username()), request))
                        .invoke(identity -> {
                            Integer generation = identity.getAttribute(AccountAugmentor.GENERATION);
                            if (generation == null || generation != found.generation()) {
                                throw new AuthenticationFailedException("the token has been ended");
                            }
                            boolean needsSecondFactor =
                                    Boolean.TRUE.equals(identity.getAttribute(Caller.SECOND_FACTOR));
                            ApiTokenGate.found(request, found, needsSecondFactor && !found.secondFactor());
                        }));
    }

    /** From now on the answer is ours: the mechanism has put itself in charge of it. */
    private void refuseAtProvider(RoutingContext request) {
        request.put(PROVIDER_REFUSED, true);
        request.put(HttpAuthenticationMechanism.class.getName(), this);
    }

    private boolean atProvider(RoutingContext request) {
        return providerSettings.enabled()
                && request.normalizedPath().equals(ProviderLogin.PATH)
                && !request.request().headers().contains(HttpHeaders.AUTHORIZATION);
    }

    private static boolean refused(Throwable failure) {
        return failure instanceof AuthenticationFailedException || failure instanceof AuthenticationCompletionException;
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        if (Boolean.TRUE.equals(request.get(PROVIDER_REFUSED))) {
            return Uni.createFrom().item(new ChallengeData(302, HttpHeaders.LOCATION, PROVIDER_REFUSED_PAGE));
        }
        if (atProvider(request)) {
            return provider.getChallenge(request);
        }
        return isApi(request)
                ? Uni.createFrom().item(new ChallengeData(401, WWW_AUTHENTICATE, "Bearer"))
                : form.getChallenge(request);
    }

    /** Reached when the credentials themselves are bad, before any resource is looked for. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        if (!isApi(request)) {
            return HttpAuthenticationMechanism.super.sendChallenge(request);
        }
        request.response()
                .setStatusCode(401)
                .putHeader(WWW_AUTHENTICATE, "Bearer")
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponses.MEDIA_TYPE)
                .end(responses.body(Refusals.unauthenticated()));
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        Set<Class<? extends AuthenticationRequest>> types = new HashSet<>(form.getCredentialTypes());
        types.addAll(token.getCredentialTypes());
        types.addAll(provider.getCredentialTypes());
        return types;
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return request.request().headers().contains(HttpHeaders.AUTHORIZATION)
                ? token.getCredentialTransport(request)
                : form.getCredentialTransport(request);
    }

    private static boolean isApi(RoutingContext request) {
        return request.normalizedPath().startsWith("/api/");
    }

    /**
     * Stands between the identity provider and our accounts. The mechanism above would send whoever has no account here back to the
     * provider, which would let him in and send him here again.
     */
    private final class Known implements IdentityProviderManager {

        private final IdentityProviderManager identities;
        private final RoutingContext request;

        Known(IdentityProviderManager identities, RoutingContext request) {
            this.identities = identities;
            this.request = request;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(AuthenticationRequest credentials) {
            return identities
                    .authenticate(credentials)
                    .onFailure(failure -> failure.getCause() instanceof AccountAugmentor.NoAccountException)
                    .invoke(() -> refuseAtProvider(request));
        }

        @Override
        public SecurityIdentity authenticateBlocking(AuthenticationRequest credentials) {
            return identities.authenticateBlocking(credentials);
        }
    }

    /** Stands between the login form and the passwords. */
    private final class Throttled implements IdentityProviderManager {

        private final IdentityProviderManager identities;
        private final RoutingContext request;

        Throttled(IdentityProviderManager identities, RoutingContext request) {
            this.identities = identities;
            this.request = request;
        }

        @Override
        public Uni<SecurityIdentity> authenticate(AuthenticationRequest credentials) {
            if (!(credentials instanceof UsernamePasswordAuthenticationRequest login)) {
                return identities
                        .authenticate(credentials)
                        .chain(identity -> blocking.executeBlocking(() -> belonging(identity)))
                        .onFailure(AuthenticationFailedException.class)
                        .invoke(this::forget);
            }
            String username = login.getUsername();
            String address = request.request().remoteAddress().hostAddress();
            if (throttle.attempt(username, address).isPositive()) {
                // the form answers every failure with its error page; send the person to the one that says "wait"
                request.addHeadersEndHandler(
                        sent -> request.response().putHeader(HttpHeaders.LOCATION, LOGIN_THROTTLED));
                return Uni.createFrom().failure(new AuthenticationFailedException("too many failed logins"));
            }
            // no account has such a name, and the database would not even compare it
            Uni<SecurityIdentity> known = username.chars().anyMatch(Character::isISOControl)
                    ? Uni.createFrom().failure(new AuthenticationFailedException("no name"))
                    : identities.authenticate(login);
            return known.chain(identity -> blocking.executeBlocking(() -> begun(identity, address)))
                    .onFailure(AuthenticationFailedException.class)
                    .invoke(() -> throttle.refused(username, address));
        }

        private SecurityIdentity begun(SecurityIdentity identity, String address) {
            throttle.succeeded(name(identity), address);
            SessionCookie.give(
                    request,
                    sessions.begin(name(identity), generation(identity), address, SessionCookie.agent(request), false));
            return identity;
        }

        /** A cookie that is worth nothing any more would keep its browser from the login form, too. */
        private void forget() {
            request.response().addCookie(Cookie.cookie(SESSION, "").setPath("/").setMaxAge(0));
            SessionCookie.takeAway(request);
        }

        /** The identity, if the request comes from a session of it that goes on. */
        private SecurityIdentity belonging(SecurityIdentity identity) {
            LoginSession session = sessions.look(SessionCookie.token(request))
                    .filter(found -> found.username().equals(name(identity)))
                    .filter(found -> found.generation() == generation(identity))
                    .filter(found -> !found.isOver(clock.instant(), settings.idle(), settings.longest(roles(identity))))
                    .orElseThrow(() -> new AuthenticationFailedException("the session has ended"));
            boolean needsSecondFactor = Boolean.TRUE.equals(identity.getAttribute(Caller.SECOND_FACTOR));
            SessionCookie.found(request, session, needsSecondFactor && session.secondFactorAt() == null);
            return identity;
        }

        private static Set<Role> roles(SecurityIdentity identity) {
            return identity.getRoles().stream()
                    .map(Role::valueOf)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        }

        private static String name(SecurityIdentity identity) {
            return identity.getPrincipal().getName();
        }

        private static int generation(SecurityIdentity identity) {
            Integer generation = identity.getAttribute(AccountAugmentor.GENERATION);
            return generation == null ? 0 : generation;
        }

        @Override
        public SecurityIdentity authenticateBlocking(AuthenticationRequest credentials) {
            return identities.authenticateBlocking(credentials);
        }
    }
}
