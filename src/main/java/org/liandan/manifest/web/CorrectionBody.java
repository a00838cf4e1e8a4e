package org.liandan.manifest.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.liandan.manifest.Correction;
import org.liandan.manifest.CorrectionState;
import org.liandan.manifest.CorrectionTerms;
import org.liandan.manifest.Corrections;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.FieldChange;
import org.liandan.manifest.Header;
import org.liandan.manifest.store.StoredCorrection;
import org.liandan.manifest.store.StoredManifest;
import org.liandan.party.OrganizationId;

/**
 * A correction as the API shows it.
 *
 * @param changes field by field, what is replaced and by what
 * @param unanswered whose answer is still wanted; empty once it is over
 * @param remindAt from when on it waits too long
 * @param escalateAt from when on the bureau may decide
 * @param overdue whether the bureau may decide now
 * @param edition the edition that it made; null where it made none
 */
@Schema(name = "Correction")
public record CorrectionBody(
        long id,
        String number,
        CorrectionState state,
        String reason,
        List<FieldChange> changes,
        ManifestBody.SignatureBody proposed,
        List<ManifestBody.SignatureBody> approvals,
        List<ManifestBody.PartyBody> unanswered,
        OffsetDateTime remindAt,
        OffsetDateTime escalateAt,
        boolean overdue,
        @Nullable End ended,
        @Nullable Integer edition) {

    /** Whose step ended it, and why; the reason is empty where none was asked for. */
    @Schema(name = "CorrectionEnd")
    public record End(ManifestBody.SignatureBody by, String reason) {}

    static CorrectionBody of(StoredCorrection stored, StoredManifest manifest, CorrectionTerms terms, Instant now) {
        Correction correction = stored.correction();
        boolean pending = correction.state() == CorrectionState.PENDING;
        Set<OrganizationId> open = pending ? Corrections.unanswered(manifest.manifest(), correction) : Set.of();
        Header header = manifest.manifest().header();
        Instant due = terms.escalateAt(correction);
        return new CorrectionBody(
                stored.id(),
                stored.number().value(),
                correction.state(),
                correction.proposal().reason(),
                correction.proposal().changes(),
                ManifestBody.SignatureBody.of(correction.proposal().by()),
                correction.approvals().stream()
                        .map(ManifestBody.SignatureBody::of)
                        .toList(),
                List.of(header.producer(), header.carrier(), header.receiver()).stream()
                        .distinct()
                        .filter(party -> open.contains(party.id()))
                        .map(ManifestBody.PartyBody::of)
                        .toList(),
                DistrictTime.at(terms.remindAt(correction)),
                DistrictTime.at(due),
                pending && !now.isBefore(due),
                correction instanceof Correction.Ended ended
                        ? new End(ManifestBody.SignatureBody.of(ended.by()), ended.reason())
                        : null,
                stored.edition());
    }
}
