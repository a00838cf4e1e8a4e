package org.liandan.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAbsenceTest {

    private final DatabaseAbsence absence = new DatabaseAbsence();

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P03", "58030"})
    void whileTheDatabaseIsAwayARequestMayBeMadeAgain(String state) {
        assertThat(absence.translate(new IllegalStateException(new SQLException("", state))))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.status()).isEqualTo(503);
                    assertThat(problem.extensions()).containsKey("retryAfterSeconds");
                });
    }

    @Test
    void aPoolWithoutConnectionsIsTheSame() {
        assertThat(absence.translate(new SQLException("acquisition timeout"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", ""})
    void aStatementThatIsRefusedIsNot(String state) {
        assertThat(absence.translate(new SQLException("", state))).isEmpty();
    }

    @Test
    void aFaultOfOursIsNot() {
        assertThat(absence.translate(new IllegalStateException("null"))).isEmpty();
    }
}
