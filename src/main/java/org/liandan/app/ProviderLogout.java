package org.liandan.app;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.liandan.party.web.ProviderExit;
import org.liandan.party.web.ProviderSettings;

/** OpenID Connect RP-Initiated Logout 1.0, by the client's id: the person's ID token is not kept. */
@Singleton
class ProviderLogout implements ProviderExit {

    /** Says no more than that the session began at the provider. */
    private static final String COOKIE = "liandan-provider";

    private final ProviderSettings settings;
    private final TenantConfigBean tenants;
    private final String clientId;

    ProviderLogout(
            ProviderSettings settings,
            TenantConfigBean tenants,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId) {
        this.settings = settings;
        this.tenants = tenants;
        this.clientId = clientId;
    }

    /** The session that begins now will have to be ended at the provider, too. */
    static void note(RoutingContext request) {
        request.response()
                .addCookie(Cookie.cookie(COOKIE, "1")
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSecure(request.request().isSSL())
                        .setSameSite(CookieSameSite.STRICT));
    }

    @Override
    public Optional<URI> leave(RoutingContext request, URI back) {
        if (!settings.enabled() || request.request().getCookie(COOKIE) == null) {
            return Optional.empty();
        }
        request.response().addCookie(Cookie.cookie(COOKIE, "").setPath("/").setMaxAge(0));
        // null until the provider has been reached for the first time
        @Nullable OidcConfigurationMetadata metadata = tenants.getDefaultTenant().getOidcMetadata();
        @Nullable String place = metadata == null ? null : metadata.getEndSessionUri();
        return Optional.ofNullable(place)
                .map(address -> UriBuilder.fromUri(address)
                        .queryParam("client_id", clientId)
                        .queryParam("post_logout_redirect_uri", back)
                        .build());
    }
}
