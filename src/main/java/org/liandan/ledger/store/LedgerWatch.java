package org.liandan.ledger.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.liandan.cluster.store.NotOnDuty;
import org.liandan.ledger.LedgerKey;
import org.liandan.ledger.LedgerKind;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.ManifestChanged;
import org.liandan.operations.HandRun;
import org.liandan.operations.KnownJob;

/**
 * Notes in the transaction of a step that a manifest of a past day has changed, and holds the confirmed ledgers that it stands or
 * belongs in against the manifests soon after. A step of today's load costs one look at an index.
 */
@ApplicationScoped
public class LedgerWatch implements HandRun {

    private static final int AT_ONCE = 500;

    /** Updated rather than left, so that a round that is at it does not take the note without having seen the change. */
    private static final String NOTE = """
            insert into ledger_touched (number, at)
            select m.number, ? from manifest m
             where m.number = ? and (m.producer_handed_over_at < ?
                   or exists (select 1 from ledger_entry e where e.number = m.number))
            on conflict (number) do update set at = excluded.at""";

    private static final String TAKE = """
            delete from ledger_touched where number in
                (select number from ledger_touched order by at limit ? for update skip locked)
            returning number""";

    private static final String CONCERNED = """
            with touched as (select unnest(string_to_array(?, ',')) as number),
                 load as (select m.* from touched t join manifest m on m.number = t.number)
            select l.kind, l.subject_id, l.day from touched t join ledger_entry e on e.number = t.number
                   join ledger l on l.id = e.ledger_id
            union
            select l.kind, l.subject_id, l.day from load m
                   join ledger l on l.kind = 'SUBDISTRICT' and l.subject_id = m.origin_subdistrict_id
                    and l.day = (m.producer_handed_over_at at time zone 'Asia/Shanghai')::date
            union
            select l.kind, l.subject_id, l.day from load m
                   join ledger l on l.kind = 'CARRIER' and l.subject_id = m.carrier_organization_id
                    and l.day = (m.producer_handed_over_at at time zone 'Asia/Shanghai')::date
            union
            select l.kind, l.subject_id, l.day from load m
                   join ledger l on l.kind = 'SITE' and l.subject_id = m.destination_place_id
                    and l.day = (m.receiver_received_at at time zone 'Asia/Shanghai')::date""";

    private final LedgerRows rows;
    private final LedgerBook book;
    private final Clock clock;

    LedgerWatch(LedgerRows rows, LedgerBook book, Clock clock) {
        this.rows = rows;
        this.book = book;
        this.clock = clock;
    }

    void on(@Observes ManifestChanged changed) {
        Instant today = DistrictTime.dayOf(clock.instant())
                .atStartOfDay(DistrictTime.ZONE)
                .toInstant();
        rows.update(NOTE, changed.at(), changed.number().value(), today);
    }

    @Override
    public KnownJob job() {
        return KnownJob.LEDGERS;
    }

    @Override
    public void runNow() {
        rounds();
    }

    @Scheduled(
            every = "{liandan.ledger.every}",
            delayed = "1m",
            identity = "ledger-addenda",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = NotOnDuty.class)
    void rounds() {
        int taken;
        do {
            taken = round();
        } while (taken == AT_ONCE);
    }

    /**
     * Looks at what has changed since the last round.
     *
     * @return how many manifests
     */
    @Transactional
    public int round() {
        List<String> numbers = rows.query(TAKE, row -> row.getString(1), AT_ONCE);
        if (!numbers.isEmpty()) {
            Set<LedgerKey> concerned = new LinkedHashSet<>(rows.query(
                    CONCERNED,
                    row -> new LedgerKey(
                            LedgerKind.valueOf(row.getString("kind")),
                            row.getLong("subject_id"),
                            LedgerRows.day(row, "day")),
                    String.join(",", numbers)));
            concerned.forEach(book::compare);
        }
        return numbers.size();
    }
}
