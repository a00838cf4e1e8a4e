package org.liandan.manifest.store;

import java.time.Instant;
import java.util.Map;
import org.liandan.manifest.ManifestEvent;
import org.liandan.party.OrganizationId;

/**
 * One line of a manifest's history as stored.
 *
 * @param seq counts from 1
 * @param at when the system recorded it
 * @param kind what happened
 * @param username who did it
 * @param organization for which organisation
 * @param organizationName its name
 * @param entries what was filled in, by field name
 */
public record HistoryLine(
        int seq,
        Instant at,
        ManifestEvent.Kind kind,
        String username,
        OrganizationId organization,
        String organizationName,
        Map<String, String> entries) {}
