package org.liandan.manifest;

import org.liandan.party.CreditCode;
import org.liandan.party.OrganizationId;

/**
 * One of a manifest's parties, as registered.
 *
 * @param id the organisation
 * @param name its registered name
 * @param creditCode its registered code
 */
public record Party(OrganizationId id, String name, CreditCode creditCode) {}
