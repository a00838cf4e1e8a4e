package org.liandan.manifest.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.PlateNumber;
import org.liandan.manifest.Channel;
import org.liandan.manifest.ManifestNumber;

/**
 * A link by which the carrier's stage of one manifest can be confirmed once.
 *
 * <pre>{@code
 * open --confirm--> used        open --newer link--> withdrawn        open --time--> expired
 * }</pre>
 *
 * <p>A phone that has opened the page while the link was good may bring its confirmation later: the site may have no network.
 * Then the phone's own time has to lie within the link's, and the wait has an end.
 *
 * @param id its number in the audit log
 * @param number the manifest
 * @param plate the truck that the producer has named, or null
 * @param alone whether the link alone is enough; else whoever uses it has to log in
 * @param expiresAt when it is no longer opened
 * @param openedAt when it was first shown to somebody who may confirm; null before
 * @param confirmation the confirmation that used it up; null before
 * @param withdrawn whether a newer link has taken its place
 */
public record HandoverLink(
        long id,
        ManifestNumber number,
        @Nullable PlateNumber plate,
        boolean alone,
        Instant expiresAt,
        @Nullable Instant openedAt,
        @Nullable String confirmation,
        boolean withdrawn) {

    /** What comes of a confirmation. */
    public sealed interface Verdict {}

    /** The manifest's rules may be asked. */
    public record Good() implements Verdict {}

    /** The same confirmation came before and was taken: the phone has not heard our answer. */
    public record Repeated() implements Verdict {}

    /** Not taken. */
    public record Refused(HandoverCode code) implements Verdict {}

    /** Why the link cannot be opened; empty when it can. */
    public Optional<HandoverCode> closedAt(Instant now) {
        if (confirmation != null) {
            return Optional.of(HandoverCode.HANDOVER_USED);
        }
        if (withdrawn) {
            return Optional.of(HandoverCode.HANDOVER_WITHDRAWN);
        }
        return now.isAfter(expiresAt) ? Optional.of(HandoverCode.HANDOVER_EXPIRED) : Optional.empty();
    }

    /**
     * Whether a confirmation can be taken.
     *
     * @param asked the phone's name for this confirmation; the same when it is sent again
     * @param declaredAt when the driver confirmed, by the phone's clock
     * @param now when it has reached us
     * @param patience how long after the end of the link a confirmation may still come in
     */
    public Verdict judge(String asked, Instant declaredAt, Instant now, Duration patience) {
        if (asked.equals(confirmation)) {
            return new Repeated();
        }
        Optional<HandoverCode> closed = closedAt(now);
        if (closed.isEmpty() || (closed.get() == HandoverCode.HANDOVER_EXPIRED && isLate(declaredAt, now, patience))) {
            return new Good();
        }
        return new Refused(closed.get());
    }

    /** The confirmation was given in time, on a page that was opened in time, and has waited for the network. */
    private boolean isLate(Instant declaredAt, Instant now, Duration patience) {
        Instant opened = openedAt;
        return opened != null
                && !declaredAt.isBefore(opened.minus(Channel.CLOCK_AHEAD))
                && !declaredAt.isAfter(expiresAt.plus(Channel.CLOCK_AHEAD))
                && !now.isAfter(expiresAt.plus(patience));
    }

    /** Whether that plate is the truck that was named, or none was. */
    public boolean isFor(String otherPlate) {
        return plate == null || plate.value().equals(PlateNumber.normalize(otherPlate));
    }
}
