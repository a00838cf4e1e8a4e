package org.liandan.track.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.gateway.TestTruck;

/** The partitions of the position table, on PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PositionPartitionsTest {

    @Inject
    PositionPartitions partitions;

    @Inject
    Clock clock;

    @Test
    void theComingWeekIsThereAfterTheStart() throws SQLException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), PositionPartitions.DISTRICT);

        assertThat(partitions.days()).contains(today, today.plusDays(1), today.plusDays(7));
    }

    @Test
    void aPartitionHoldsOneDayOfTheDistrict() throws SQLException {
        LocalDate day = LocalDate.of(2030, 1, 2);
        partitions.createAhead(day, 1);

        assertThat(TestTruck.query("""
                        select pg_get_expr(relpartbound, oid) from pg_class where relname = 'position_p20300102'"""))
                .containsExactly("FOR VALUES FROM ('2030-01-01 16:00:00+00') TO ('2030-01-02 16:00:00+00')");
        TestTruck.query("drop table position_p20300102");
    }

    @Test
    void makingAPartitionTwiceChangesNothing() throws SQLException {
        LocalDate day = LocalDate.of(2030, 1, 5);
        partitions.createAhead(day, 2);
        partitions.createAhead(day, 2);

        assertThat(partitions.days()).containsOnlyOnce(day, day.plusDays(1));
        TestTruck.query("drop table position_p20300105");
        TestTruck.query("drop table position_p20300106");
    }

    @Test
    void anOldDayIsDetachedAndStaysAsATable() throws SQLException {
        LocalDate day = LocalDate.of(2001, 2, 3);
        partitions.createAhead(day, 1);

        assertThat(partitions.detachBefore(LocalDate.of(2001, 2, 4))).isEqualTo(1);

        assertThat(partitions.days()).doesNotContain(day);
        assertThat(TestTruck.query("select count(*) from position_p20010203")).containsExactly("0");
        TestTruck.query("drop table position_p20010203");
    }
}
