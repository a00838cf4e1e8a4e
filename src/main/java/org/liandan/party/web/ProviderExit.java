package org.liandan.party.web;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;

/** Signing out where somebody has signed in: at the identity provider of the organisation. */
public interface ProviderExit {

    /**
     * Where to go on to, so that the next person at this browser is not let in as this one; empty for whoever signed in by a password, and where the
     * provider knows no such place.
     *
     * @param back where the provider sends the person afterwards
     */
    Optional<URI> leave(RoutingContext request, URI back);
}
