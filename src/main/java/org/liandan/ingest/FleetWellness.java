package org.liandan.ingest;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.liandan.haul.SilenceWatch;

/**
 * Whether the fleet is heard. Not part of readiness: a server on which nobody reports is not made better by being taken out
 * of service.
 */
@Wellness
@ApplicationScoped
class FleetWellness implements HealthCheck {

    private final SilenceRounds rounds;

    @Inject
    FleetWellness(SilenceRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public HealthCheckResponse call() {
        SilenceWatch.Outage outage = rounds.outage();
        var response = HealthCheckResponse.named("fleet").status(outage == null).withData("silent", rounds.silent());
        return outage == null
                ? response.build()
                : response.withData("outageSince", outage.since().toString())
                        .withData("affected", outage.affected().size())
                        .build();
    }
}
