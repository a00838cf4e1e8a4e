package org.liandan.cluster.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.cluster.Server;
import org.liandan.gateway.TestTruck;

/** Two servers of a district of their own, beside the one of the tests. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ServerRollTest {

    private static final int DISTRICT = 29;

    @Inject
    @DataSource("maintenance")
    javax.sql.DataSource database;

    @Inject
    ServerRoll ofTheTests;

    private ServerRoll first;
    private ServerRoll second;

    @BeforeEach
    void twoServersCome() {
        first = new ServerRoll(database, new SimpleMeterRegistry(), DISTRICT);
        first.open();
        second = new ServerRoll(database, new SimpleMeterRegistry(), DISTRICT);
        second.open();
    }

    @AfterEach
    void theyGo() {
        second.close();
        first.close();
    }

    @Test
    void eachHasANumberOfItsOwnAndSeesTheOthers() {
        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(second.others()).contains(first.number(), ofTheTests.number());
        assertThat(await(() -> first.others().contains(second.number()))).isTrue();
        assertThat(ofTheTests.servers())
                .filteredOn(Server::alive)
                .extracting(Server::number)
                .contains(first.number(), second.number(), ofTheTests.number());
    }

    @Test
    void theFirstIsOnDutyUntilItGoesThenTheOther() {
        assertThat(first.onDuty()).isTrue();
        assertThat(second.onDuty()).isFalse();

        first.close();

        assertThat(first.onDuty()).isFalse();
        assertThat(await(second::onDuty)).isTrue();
    }

    @Test
    void aJobOfTheDistrictIsSkippedWhereNobodyIsOnDuty() {
        assertThat(new NotOnDuty(first).test(null)).isFalse();
        assertThat(new NotOnDuty(second).test(null)).isTrue();
    }

    @Test
    void aJobThatIsDueWhileTheServerStillTakesItsPlaceWaitsAndIsNotSkipped() throws Exception {
        ServerRoll entering = new ServerRoll(database, new SimpleMeterRegistry(), DISTRICT + 1);
        CompletableFuture<Boolean> skipped = CompletableFuture.supplyAsync(() -> new NotOnDuty(entering).test(null));
        try {
            assertThat(skipped).isNotCompleted();

            entering.open();

            assertThat(skipped.get(20, TimeUnit.SECONDS)).isFalse();
        } finally {
            entering.close();
        }
    }

    @Test
    void aServerThatLeavesIsOffTheRollAtOnce() {
        int left = second.number();

        second.close();

        assertThat(ofTheTests.servers()).extracting(Server::number).doesNotContain(left);
    }

    @Test
    void aServerThatLosesItsSessionIsDeadToTheOthersUntilItComesBackUnderItsNumber() {
        int lost = first.number();
        TestTruck.queryInt(
                "select count(pg_terminate_backend(pid)) from pg_locks where classid::bigint = ? and objid::bigint = ?",
                ServerRoll.SERVERS,
                lost);

        assertThat(await(() -> second.onDuty() || first.onDuty())).isTrue();
        assertThat(await(() -> second.others().contains(lost))).isTrue();
        assertThat(first.number()).isEqualTo(lost);
        assertThat(first.onDuty() && second.onDuty()).isFalse();
    }

    /** Every two seconds a server looks around. */
    static boolean await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return true;
    }
}
