package org.liandan.manifest.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.FieldChange;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.store.Edition;

/**
 * A content of a manifest that is no longer in force.
 *
 * @param state the manifest's state when it was replaced
 * @param content texts by stage and field
 * @param replacedAt when the next one came into force
 * @param correction the correction that replaced it
 * @param changes what the next one changed
 */
@Schema(name = "ManifestEdition")
public record EditionBody(
        int edition,
        ManifestState state,
        Map<String, Map<String, String>> content,
        OffsetDateTime replacedAt,
        long correction,
        List<FieldChange> changes) {

    static EditionBody of(Edition edition) {
        return new EditionBody(
                edition.edition(),
                edition.state(),
                edition.content(),
                DistrictTime.at(edition.replacedAt()),
                edition.correction(),
                edition.changes());
    }
}
