package org.liandan.haul;

import java.time.Duration;
import java.time.Instant;

/** What the watch over silent trucks has to say. */
public sealed interface WatchEvent {

    /**
     * A truck that should report has been silent for longer than it may.
     *
     * @param truck what is known of it; its last report is where and when the silence began
     * @param countedFrom from when on the silence counts: the platform's last word of it, or later where the platform was
     *     away or the load came on board later
     * @param lasted how long it has lasted, counted from there
     * @param limit how long it may
     */
    record SilenceBegan(Watched truck, Instant countedFrom, Duration lasted, Duration limit) implements WatchEvent {}

    /**
     * It has reported again.
     *
     * @param vehicleId the vehicle
     * @param startedAt time of the last report before, the natural key of the silence
     * @param endedAt when the platform had the next one
     * @param lasted how long it lasted, as counted
     */
    record SilenceEnded(int vehicleId, Instant startedAt, Instant endedAt, Duration lasted) implements WatchEvent {}

    /**
     * So many trucks fell silent at once that it is an outage, of the gateway or of the network, and no truck's doing.
     *
     * @param since about when they fell silent
     * @param silent how many did
     * @param reporting how many had been reporting
     */
    record OutageBegan(Instant since, int silent, int reporting) implements WatchEvent {}

    /** Enough of them have come back; whoever is still silent is counted from now on. */
    record OutageEnded(Instant since, Instant endedAt) implements WatchEvent {}
}
