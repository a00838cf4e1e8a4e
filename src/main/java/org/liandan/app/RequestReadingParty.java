package org.liandan.app;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.liandan.http.ReadingParty;
import org.liandan.party.OrganizationId;
import org.liandan.party.Role;

/** The organisation of whoever reads a page or a resource. */
@Singleton
class RequestReadingParty implements ReadingParty {

    /** Who has any other role sees more than one organisation's records. */
    private static final Set<String> PARTIES =
            EnumSet.of(Role.PRODUCER, Role.CARRIER, Role.DRIVER, Role.RECEIVER).stream()
                    .map(Role::name)
                    .collect(Collectors.toUnmodifiableSet());

    private final CurrentVertxRequest request;

    RequestReadingParty(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public OptionalLong organization() {
        if (!Arc.container().requestContext().isActive()) {
            return OptionalLong.empty();
        }
        @Nullable RoutingContext current = request.getCurrent();
        if (current == null
                || !(current.request().method().equals(HttpMethod.GET)
                        || current.request().method().equals(HttpMethod.HEAD))
                || !(current.user() instanceof QuarkusHttpUser user)) {
            return OptionalLong.empty();
        }
        SecurityIdentity identity = user.getSecurityIdentity();
        @Nullable OrganizationId organization = identity.getAttribute(IdentityCaller.ORGANIZATION);
        return organization != null && PARTIES.containsAll(identity.getRoles())
                ? OptionalLong.of(organization.value())
                : OptionalLong.empty();
    }
}
