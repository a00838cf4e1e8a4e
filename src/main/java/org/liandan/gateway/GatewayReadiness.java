package org.liandan.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.liandan.ingest.PositionPipeline;

/** Ready when terminals can connect and what they report can be stored. */
@Readiness
@ApplicationScoped
class GatewayReadiness implements HealthCheck {

    private final Jt808Server server;
    private final PositionPipeline pipeline;
    private final Sessions sessions;

    @Inject
    GatewayReadiness(Jt808Server server, PositionPipeline pipeline, Sessions sessions) {
        this.server = server;
        this.pipeline = pipeline;
        this.sessions = sessions;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("JT/T 808 gateway")
                .status(server.bound() && pipeline.healthy())
                .withData("bound", server.bound())
                .withData("writing", pipeline.healthy())
                .withData("pending", pipeline.pending())
                .withData("online", sessions.online())
                .build();
    }
}
