package org.liandan.people.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.liandan.audit.AuditLog;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.http.store.Statements;
import org.liandan.people.Expiry;

/**
 * Ends personal data whose time is over, once a day, a batch at a time so that nobody waits for a lock. The audit log keeps how many
 * records of each kind went, and nothing of what they said. Twice, or in two processes at once, it does what once does.
 */
@ApplicationScoped
public class PersonalDataKeeper {

    private static final int BATCH = 1_000;
    /** In one round; what is left waits for the next day. */
    private static final int MOST_BATCHES = 200;

    private final Statements statements;
    private final AuditLog audit;
    private final Clock clock;

    PersonalDataKeeper(Statements statements, AuditLog audit, Clock clock) {
        this.statements = statements;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(
            every = "24h",
            delayed = "25m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void keep() {
        expire(clock.instant());
    }

    /** Ends what is over at that time; how many records of each kind. */
    public Map<Expiry, Integer> expire(Instant now) {
        Map<Expiry, Integer> gone = new TreeMap<>();
        for (Expiry expiry : Expiry.values()) {
            int records = expire(expiry, expiry.before(now));
            if (records > 0) {
                gone.put(expiry, records);
            }
        }
        if (!gone.isEmpty()) {
            Map<String, Object> counts = new TreeMap<>();
            gone.forEach((expiry, records) -> counts.put(expiry.name(), records));
            QuarkusTransaction.requiringNew()
                    .run(() -> audit.record("PERSONAL_DATA_EXPIRED", "personal_data", "retention", counts));
        }
        return gone;
    }

    private int expire(Expiry expiry, Instant before) {
        String statement = statement(expiry);
        int all = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            int records = statements.update(statement, (@Nullable Object) before);
            all += records;
            if (records < BATCH) {
                break;
            }
        }
        return all;
    }

    private static String statement(Expiry expiry) {
        return switch (expiry) {
            case SESSIONS ->
                "delete from login_session where id in (select id from login_session where seen_at < ? limit %d)"
                        .formatted(BATCH);
            case TOKENS ->
                "delete from api_token where id in (select id from api_token where coalesce(withdrawn_at, ends_at) < ? limit %d)"
                        .formatted(BATCH);
            case SECOND_FACTORS -> """
                    delete from second_factor where username in (
                      select f.username from second_factor f join app_user u using (username)
                       where not u.active and u.updated_at < ? limit %d)""".formatted(BATCH);
            case DRIVERS ->
                "delete from driver where id in (select id from driver where not active and updated_at < ? limit %d)"
                        .formatted(BATCH);
            case NAMES_OF_ACCOUNTS -> """
                    update app_user set display_name = '—', version = version + 1 where id in (
                      select id from app_user where not active and updated_at < ? and display_name <> '—' limit %d)""".formatted(BATCH);
        };
    }
}
