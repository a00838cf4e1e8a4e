package org.liandan.manifest.seal;

import java.time.Instant;
import org.liandan.party.OrganizationId;

/**
 * Whose key signs what. The seam for a hardware module or a key service: an implementation that holds no private key itself needs
 * to hand out {@link Signer}s that reach it, and to list the public keys.
 */
public interface SigningKeys {

    /** The key with which the organisation signs at that moment; made if it has none yet. */
    Signer ofOrganization(OrganizationId organization, Instant at);

    /** The key of the platform itself, with which it endorses keys and signs proofs, anchors and certificates. */
    Signer ofPlatform(Instant at);
}
