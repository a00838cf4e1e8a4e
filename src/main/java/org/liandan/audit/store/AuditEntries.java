package org.liandan.audit.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.liandan.audit.AuditLog;
import org.liandan.http.RequestAddress;

/** Writes audit entries on the connection of the running transaction: change and entry stand or fall together. */
@ApplicationScoped
public class AuditEntries implements AuditLog {

    private static final String INSERT = """
            insert into audit_entry (at, actor, action, subject_type, subject_id, detail, address)
            values (?, ?, ?, ?, ?, ?::jsonb, ?)""";

    /** Where the number of the program's token stands that a request has come with. */
    private static final String API_TOKEN = "apiToken";

    private final DataSource database;
    private final ObjectMapper json;
    private final SecurityIdentity identity;
    private final RequestAddress address;
    private final Clock clock;

    AuditEntries(
            DataSource database, ObjectMapper json, SecurityIdentity identity, RequestAddress address, Clock clock) {
        this.address = address;
        this.database = database;
        this.json = json;
        this.identity = identity;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, String subjectType, String subjectId, Map<String, ?> detail) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            insert.setString(2, actor());
            insert.setString(3, action);
            insert.setString(4, subjectType);
            insert.setString(5, subjectId);
            insert.setString(6, json.writeValueAsString(withToken(detail)));
            insert.setString(7, address.ofThisRequest());
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("cannot write the audit entry " + action, e);
        }
    }

    /** What a program has done is to be told from what its account's owner has done. */
    private Map<String, ?> withToken(Map<String, ?> detail) {
        Long token = address.apiTokenOfThisRequest();
        if (token == null) {
            return detail;
        }
        Map<String, Object> both = new LinkedHashMap<>(detail);
        both.put(API_TOKEN, token);
        return both;
    }

    /** Outside a request (start-up, scheduler, a terminal's message) the system itself acts. */
    private String actor() {
        boolean inRequest = Arc.container().requestContext().isActive();
        return inRequest && !identity.isAnonymous() ? identity.getPrincipal().getName() : "system";
    }
}
