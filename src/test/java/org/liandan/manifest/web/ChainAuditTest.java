package org.liandan.manifest.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.seal.Flaw;
import org.liandan.manifest.store.ChainAudit;
import org.liandan.manifest.store.PersonalFields;

/** Whoever changes a row in the database, past the application and its triggers, is found. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ChainAuditTest {

    @Inject
    DataSource database;

    @Inject
    PersonalFields personal;

    private List<ChainAudit.Found> audit(String number) {
        List<ChainAudit.Found> found = new ArrayList<>();
        ChainAudit.Summary summary = new ChainAudit(database, personal).one(new ManifestNumber(number), found::add);
        assertThat(summary.findings()).isEqualTo(found.size());
        return found;
    }

    private List<Flaw> flaws(String number) {
        return audit(number).stream().map(found -> found.finding().flaw()).toList();
    }

    /** As somebody with all rights on the database would: triggers do not fire. */
    private void forge(String sql, String number) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table manifest_event disable trigger user");
            statement.execute(sql.replace(":number", "'" + number + "'"));
            statement.execute("alter table manifest_event enable trigger user");
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Test
    void nothingIsFoundInManifestsOfEveryKindOfEnd() {
        District district = new District();
        String closed = district.closed();
        String issued = district.issued();
        String inTransit = district.inTransit();
        String cancelled = district.issued();
        district.producer()
                .body(new ManifestResource.CancellationRequest("工地停工"))
                .post("/api/v1/manifests/" + cancelled + "/cancellation")
                .then()
                .statusCode(200);

        assertThat(audit(closed)).isEmpty();
        assertThat(audit(issued)).isEmpty();
        assertThat(audit(inTransit)).isEmpty();
        assertThat(audit(cancelled)).isEmpty();
    }

    @Test
    void aChangedVolumeIsFoundWithWhatWasSigned() {
        String number = new District().closed();
        forge("update manifest set producer_volume_m3 = 99.5 where number = :number", number);

        assertThat(audit(number)).singleElement().satisfies(found -> {
            assertThat(found.finding().flaw()).isEqualTo(Flaw.RECORD_CHANGED);
            assertThat(found.line()).startsWith(number + " producer_volume_m3：").contains("12.5 → 99.5");
        });
    }

    @Test
    void aChangedTelephoneNumberIsFoundAndNotPrinted() {
        String number = new District().closed();
        forge("update manifest set receiver_handler_phone = '13100131000' where number = :number", number);

        assertThat(audit(number))
                .singleElement()
                .satisfies(found -> assertThat(found.line())
                        .contains("receiver_handler_phone")
                        .doesNotContain("13100131000"));
    }

    @Test
    void aColumnThatIsEmptiedOrFilledIsFound() {
        String emptied = new District().closed();
        forge("update manifest set receiver_remarks = '补记' where number = :number", emptied);

        assertThat(flaws(emptied)).containsExactly(Flaw.RECORD_CHANGED);
    }

    @Test
    void aDeletedStepInTheMiddleIsFound() {
        String number = new District().closed();
        forge("delete from manifest_event where number = :number and seq = 3", number);

        assertThat(flaws(number)).contains(Flaw.GAP);
    }

    @Test
    void aDeletedLastStepIsFoundByTheRecordThatItLeaves() {
        String number = new District().closed();
        forge("delete from manifest_event where number = :number and seq = 4", number);

        assertThat(flaws(number)).contains(Flaw.RECORD_CHANGED);
    }

    @Test
    void aHistoryThatIsGoneIsFound() {
        String number = new District().closed();
        forge("delete from manifest_event where number = :number", number);

        assertThat(flaws(number)).containsExactly(Flaw.HISTORY_MISSING);
    }

    @Test
    void swappedSignaturesAreFoundAtBothSteps() {
        String number = new District().closed();
        forge("""
            update manifest_event e set signature = o.signature from manifest_event o
             where e.number = :number and o.number = e.number and e.seq in (1, 2) and o.seq = 3 - e.seq\
            """, number);

        assertThat(flaws(number)).containsExactly(Flaw.BAD_SIGNATURE, Flaw.BAD_SIGNATURE);
    }

    @Test
    void everyColumnOfAStepIsCovered() {
        for (String change : List.of(
                "username = 'somebody'",
                "at = at + interval '1 millisecond'",
                "kind = 'EDITED'",
                "credit_code = '91150203MA0KDL0112'",
                "entries = entries || '{\"volumeM3\": \"12.6\"}'",
                "entries = entries || '{\"volumeM3\": 12.5}'",
                "record = record || '{\"state\": \"REJECTED\"}'",
                "hash = decode(repeat('ab', 32), 'hex')",
                "key_id = (select min(id) from signing_key where id <> key_id)")) {
            String number = new District().closed();
            forge("update manifest_event set " + change + " where number = :number and seq = 2", number);

            assertThat(flaws(number)).as(change).isNotEmpty();
        }
    }

    @Test
    void aStepThatIsMadeToLookOldIsFound() {
        String number = new District().issued();
        forge("alter table manifest_event drop constraint manifest_event_sealed_ck", number);
        forge(
                "update manifest_event set credit_code = null, record = null, hash = null, key_id = null, signature ="
                        + " null where number = :number",
                number);
        forge("""
            alter table manifest_event add constraint manifest_event_sealed_ck
                check (num_nulls(credit_code, record, hash, key_id, signature) = 0) not valid\
            """, number);

        assertThat(flaws(number)).contains(Flaw.UNSEALED);
    }
}
