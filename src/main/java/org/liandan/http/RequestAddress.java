package org.liandan.http;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.liandan.party.ApiToken;

/** Where the request comes from that is being answered, for those who write down who did what. */
@Singleton
public class RequestAddress {

    private static final int LONGEST = 64;

    private final CurrentVertxRequest current;

    RequestAddress(CurrentVertxRequest current) {
        this.current = current;
    }

    /** Number of the program's token that the request has come with; null where it has come otherwise, and where nobody has asked. */
    public @Nullable Long apiTokenOfThisRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext request = current.getCurrent();
        ApiToken token = request == null ? null : ApiTokenGate.token(request);
        return token == null ? null : token.id();
    }

    /**
     * The address of the client; behind a proxy that is trusted, the one that it forwards. Null where nobody has asked: at the
     * start, in a job, for a terminal's message.
     */
    public @Nullable String ofThisRequest() {
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext request = current.getCurrent();
        SocketAddress address = request == null ? null : request.request().remoteAddress();
        String host = address == null ? null : address.hostAddress();
        return host == null || host.length() > LONGEST ? null : host;
    }
}
