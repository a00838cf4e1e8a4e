package org.liandan.manifest.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.liandan.manifest.FieldChange;
import org.liandan.manifest.ManifestState;

/**
 * A content of a manifest that a correction has replaced.
 *
 * @param edition its number, from 1
 * @param state the manifest's state when it was replaced
 * @param content texts by stage and field name
 * @param replacedAt when the next one came into force
 * @param correction the correction that replaced it
 * @param changes what that changed, field by field
 */
public record Edition(
        int edition,
        ManifestState state,
        Map<String, Map<String, String>> content,
        Instant replacedAt,
        long correction,
        List<FieldChange> changes) {

    public Edition {
        content = Map.copyOf(content);
        changes = List.copyOf(changes);
    }
}
