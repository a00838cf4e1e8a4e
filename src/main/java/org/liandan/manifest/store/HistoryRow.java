package org.liandan.manifest.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.liandan.manifest.ManifestEvent;
import org.liandan.party.OrganizationId;

/** A row of {@code manifest_event} as a line of history. */
final class HistoryRow {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private HistoryRow() {}

    static HistoryLine read(ResultSet row, PersonalFields personal, ObjectMapper json) throws SQLException {
        try {
            return new HistoryLine(
                    row.getInt("seq"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    ManifestEvent.Kind.valueOf(row.getString("kind")),
                    row.getString("username"),
                    new OrganizationId(row.getLong("organization_id")),
                    row.getString("name"),
                    personal.fromStep(json.readValue(row.getString("entries"), TEXTS)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read a line of history", e);
        }
    }
}
