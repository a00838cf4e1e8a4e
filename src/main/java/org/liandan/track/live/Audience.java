package org.liandan.track.live;

import org.liandan.party.OrganizationId;

/**
 * What a viewer may see.
 *
 * @param everything true for the bureau, the police and auditors
 * @param organization the viewer's own organisation
 */
public record Audience(boolean everything, OrganizationId organization) {

    boolean sees(LivePosition position) {
        return everything || position.carrier().equals(organization);
    }

    boolean sees(StreamEvent event) {
        return (everything && event.official()) || event.parties().contains(organization);
    }
}
