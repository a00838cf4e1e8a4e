package org.liandan.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "53100", "57P01", "58030"})
    void aDatabaseThatIsAwayIsWaitedFor(String state) {
        assertThat(DatabaseAway.says(new IllegalStateException(new SQLException("", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23514", "22003", "42P01"})
    void aStatementThatIsNeverTakenIsNot(String state) {
        assertThat(DatabaseAway.says(new IllegalStateException(new SQLException("", state))))
                .isFalse();
    }

    @Test
    void aPoolWithoutConnectionsSaysNoState() {
        assertThat(DatabaseAway.says(new SQLException("acquisition timeout"))).isTrue();
    }

    @Test
    void aCommitThatFailedWithoutAWordFailedWithItsConnection() {
        assertThat(DatabaseAway.says(new IllegalStateException(new RollbackException())))
                .isTrue();
    }

    @Test
    void whatTheStatementSaidCountsMoreThanTheRollBack() {
        RollbackException rolledBack = new RollbackException();
        rolledBack.addSuppressed(new SQLException("", "23514"));

        assertThat(DatabaseAway.says(new IllegalStateException(rolledBack))).isFalse();
    }

    @Test
    void aFaultOfOursIsNobodysAbsence() {
        assertThat(DatabaseAway.says(new IllegalStateException("null"))).isFalse();
    }
}
