package org.liandan.manifest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liandan.app.TestDatabase;
import org.liandan.manifest.DistrictTime;
import org.liandan.manifest.seal.Flaw;
import org.liandan.manifest.seal.SigningKeys;
import org.liandan.manifest.web.IssuedCertificate;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The audit of a whole database with its anchors: a copy of two closed manifests, their eight steps and their keys, in a schema of its
 * own where nothing guards the tables and no other test writes. What it finds in one chain: {@code ChainAuditTest}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WholeAuditTest {

    private static final int DAYS_BEFORE = 3;
    private static final int STEPS = 8;

    @Inject
    DataSource application;

    @Inject
    SigningKeys keys;

    @Inject
    PersonalFields personal;

    @Inject
    Clock clock;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.maintenance.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.maintenance.password")
    String password;

    @TempDir
    Path folder;

    private DataSource copy = new PGSimpleDataSource();
    private LocalDate today = LocalDate.EPOCH;
    private String one = "";
    private String other = "";

    @BeforeEach
    void copyTwoManifests() {
        one = number(IssuedCertificate.make());
        other = number(IssuedCertificate.make());
        today = DistrictTime.dayOf(clock.instant());
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setCurrentSchema("audited,public");
        copy = source;
        run("drop schema if exists audited cascade");
        run("create schema audited");
        for (String table : List.of("manifest", "manifest_event")) {
            run("create table audited." + table + " as select * from public." + table + " where number in ('" + one
                    + "', '" + other + "')");
        }
        run("""
            create table audited.signing_key as select * from public.signing_key
             where organization_id is null or id in (select key_id from audited.manifest_event)\
            """);
        run("""
            do $$ begin
                execute 'create view audited.site_total_expected as '
                    || regexp_replace(pg_get_viewdef('public.site_total_expected'::regclass),
                        '(public\\.)?\\mmanifest\\M', 'audited.manifest', 'g');
            end $$\
            """);
        run("create table audited.site_total (like public.site_total including all)");
        run("insert into audited.site_total (place_id, part, came_m3, went_m3)"
                + " select place_id, part, came_m3, went_m3 from audited.site_total_expected");
        run("create trigger totals after insert or delete or update on audited.manifest"
                + " for each row execute function public.keep_site_totals()");
        run("create table audited.manifest_anchor (like public.manifest_anchor including all)");
        run("create table audited.audit_seal (like public.audit_seal including all)");
        run("create table audited.seal_beginning as select now() - interval '" + DAYS_BEFORE
                + " days' as began_at, 0::bigint as legacy_rows");
    }

    @AfterEach
    void throwAway() {
        run("drop schema if exists audited cascade");
    }

    private static String number(IssuedCertificate certificate) {
        return certificate.shortCode().substring(0, certificate.shortCode().indexOf('-'));
    }

    private void run(String sql) {
        try (Connection connection = copy instanceof PGSimpleDataSource own && own.getUser() != null
                        ? copy.getConnection()
                        : application.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Anchors anchors() {
        return new Anchors(copy, keys, clock, folder.toString());
    }

    /** The last days and today, as if it were over. */
    private void anchorEverything() {
        assertThat(anchors().catchUp(today.plusDays(1))).isEqualTo(DAYS_BEFORE + 1);
    }

    private final List<ChainAudit.Found> found = new ArrayList<>();

    private ChainAudit.Summary audit() {
        found.clear();
        ChainAudit.Summary summary = new ChainAudit(copy, personal).all(found::add);
        assertThat(summary.findings()).isEqualTo(found.size());
        return summary;
    }

    private List<String> flaws() {
        audit();
        return found.stream()
                .map(each -> (each.subject().isEmpty() ? "" : each.subject() + " ")
                        + each.finding().flaw())
                .toList();
    }

    @Test
    void nothingIsFoundWhereNothingWasChanged() {
        anchorEverything();

        assertThat(audit()).isEqualTo(new ChainAudit.Summary(2, STEPS, 0, DAYS_BEFORE + 1, 0));
        assertThat(found).isEmpty();
    }

    @Test
    void onlyDaysThatAreOverGetAnAnchorAndEachGetsOne() throws IOException {
        Anchors anchors = anchors();

        assertThat(anchors.catchUp(today)).isEqualTo(DAYS_BEFORE);
        assertThat(anchors.catchUp(today)).isZero();
        assertThat(anchors.catchUp(today.plusDays(1))).isOne();
        assertThat(anchors.all())
                .hasSize(DAYS_BEFORE + 1)
                .isEqualTo(anchors.file().read());
        assertThat(anchors.file().differences(anchors.all())).isEmpty();
        assertThat(Files.readAllLines(folder.resolve(Anchors.FILE))).hasSize(DAYS_BEFORE + 1);
    }

    @Test
    void aFileThatIsBehindTheTableIsCompletedTheNextNight() throws IOException {
        Anchors anchors = anchors();
        anchors.catchUp(today);
        Path file = folder.resolve(Anchors.FILE);
        Files.writeString(file, Files.readAllLines(file).getFirst() + "\n");

        anchors.catchUp(today);

        assertThat(anchors.file().read()).isEqualTo(anchors.all());
    }

    @Test
    void aManifestThatIsGoneWithItsHistoryShowsByTheDaysAnchor() {
        anchorEverything();
        run("delete from manifest where number = '" + one + "'");
        run("delete from manifest_event where number = '" + one + "'");

        assertThat(flaws()).containsExactly("ANCHOR_DIFFERS");
        assertThat(found.getFirst().line()).startsWith(today + "：当日步骤与日锚不符").contains("8 → 4");
    }

    @Test
    void beforeTheDayHasItsAnchorItDoesNot() {
        anchors().catchUp(today);
        run("delete from manifest where number = '" + one + "'");
        run("delete from manifest_event where number = '" + one + "'");

        assertThat(flaws()).isEmpty();
    }

    @Test
    void aDeletedStepShowsInItsChainAndInTheAnchor() {
        anchorEverything();
        run("delete from manifest_event where number = '" + one + "' and seq = 2");

        assertThat(flaws()).contains(one + " GAP", "ANCHOR_DIFFERS").allMatch(flaw -> !flaw.startsWith(other));
    }

    @Test
    void aHistoryWithoutAManifestAndAManifestWithoutAHistoryAreNamed() {
        run("delete from manifest where number = '" + one + "'");
        run("delete from manifest_event where number = '" + other + "'");

        assertThat(flaws()).containsExactlyInAnyOrder(one + " RECORD_MISSING", other + " HISTORY_MISSING");
    }

    @Test
    void anAnchorThatIsMissingBreaksTheChainAndTheFileHasIt() {
        anchorEverything();
        run("delete from manifest_anchor where day = date '" + today.minusDays(2) + "'");

        assertThat(flaws()).containsExactly("ANCHOR_BROKEN");
        assertThat(anchors().file().differences(anchors().all())).hasSize(1);
    }

    @Test
    void anAnchorThatIsMovedToAnotherDayOrSignedOtherwiseIsFound() {
        anchorEverything();
        run("update manifest_anchor set signature = (select signature from manifest_anchor where day = date '" + today
                + "') where day = date '" + today.minusDays(1) + "'");
        assertThat(flaws()).containsExactly("BAD_SIGNATURE");

        run("update manifest_anchor set document = 'rubbish' where day = date '" + today + "'");
        assertThat(flaws()).contains("UNREADABLE");
    }

    private void seal(String positions) {
        run("insert into audit_seal select n, n, sha256(('entry ' || n)::bytea) from generate_series(" + positions
                + ") n");
    }

    @Test
    void anEndOfTheAuditLogThatIsCutOffOrRewrittenShowsByTheDaysAnchor() {
        seal("1, 7");
        anchorEverything();
        seal("8, 9");
        assertThat(flaws()).isEmpty();

        run("delete from audit_seal where position >= 7");
        assertThat(flaws()).hasSize(DAYS_BEFORE + 1).containsOnly("AUDIT_LOG_CUT");

        run("insert into audit_seal select n, n, sha256('another') from generate_series(7, 9) n");
        assertThat(flaws()).hasSize(DAYS_BEFORE + 1).containsOnly("AUDIT_LOG_CUT");
        assertThat(found.getFirst().line()).contains("审计日志链与日锚不符", "it was cut or rewritten");
    }

    @Test
    void aKeyThatThePlatformDoesNotVouchForIsFoundWithWhatItSigned() {
        run("update signing_key set endorsement_signature = repeat('0', 128) where organization_id = (select "
                + "carrier_organization_id from manifest where number = '" + one + "')");

        assertThat(flaws()).contains(Flaw.KEY_NOT_ENDORSED.name());
    }

    private void fromBeforeSigning(String condition) {
        run("update manifest_event set credit_code = null, record = null, hash = null, key_id = null, signature = null,"
                + " at = at - interval '30 days' where " + condition);
        run("update seal_beginning set legacy_rows = (select count(*) from manifest_event where hash is null)");
    }

    @Test
    void stepsFromBeforeSigningBeganAreCountedAndVouchForNothing() {
        fromBeforeSigning("number = '" + one + "'");

        ChainAudit.Summary summary = audit();
        assertThat(summary.unsealed()).isEqualTo(STEPS / 2);
        assertThat(summary.findings()).isZero();

        run("update manifest set producer_volume_m3 = 99 where number = '" + one + "'");
        assertThat(flaws()).isEmpty();
    }

    @Test
    void theirNumberIsKeptSoThatNoneGoesAndNoneIsAdded() {
        fromBeforeSigning("number = '" + one + "'");

        run("delete from manifest_event where number = '" + one + "' and seq = 4");
        assertThat(flaws()).containsExactly(Flaw.LEGACY_COUNT.name());
        assertThat(found.getFirst().line()).contains("4 → 3");

        run("update manifest_event set hash = null where number = '" + other + "' and seq = 1");
        assertThat(flaws()).contains(other + " UNSEALED");
    }

    @Test
    void oneThatIsMissingAmongThemIsAGap() {
        fromBeforeSigning("number = '" + one + "'");
        run("delete from manifest_event where number = '" + one + "' and seq = 2");

        assertThat(flaws()).contains(one + " GAP", Flaw.LEGACY_COUNT.name());
    }

    @Test
    void theBooksOfASiteFollowWhateverIsWrittenToItsManifests() {
        for (String write : List.of(
                "update manifest set receiver_volume_m3 = 7.125 where number = '" + one + "'",
                "update manifest set destination_place_id = origin_place_id where number = '" + other + "'",
                "update manifest set leg = 'ONWARD' where number = '" + other + "'",
                "update manifest set producer_volume_m3 = 3 where number = '" + other + "'",
                "update manifest set state = 'CANCELLED' where number = '" + one + "'",
                "delete from manifest where number = '" + other + "'")) {
            run(write);

            assertThat(flaws()).as(write).doesNotContain(Flaw.BOOKS_DIFFER.name());
        }
    }

    @Test
    void booksThatWereChangedByHandAreFound() {
        run("update site_total set came_m3 = came_m3 + 1.5 where place_id ="
                + " (select destination_place_id from manifest where number = '" + one + "')");

        assertThat(flaws()).containsExactly(Flaw.BOOKS_DIFFER.name());
        assertThat(found.getFirst().line()).contains("进场 in", "13.9 → 12.4 m³");
    }
}
