package org.liandan.track.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRefusedTest {

    @ParameterizedTest
    @ValueSource(strings = {"22003", "23514", "54000", "P0001", "XX000"})
    void aRowThatIsNeverTakenIsSetAside(String state) {
        assertThat(RowRefused.says(new SQLException("", state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53100", "57P01", "40001", "42P01", "42501", "25006", "XX001"})
    void forEverythingElseTheBatchWaits(String state) {
        assertThat(RowRefused.says(new SQLException("", state))).isFalse();
    }

    @Test
    void anErrorWithoutAStateIsTheConnections() {
        assertThat(RowRefused.says(new SQLException("the socket"))).isFalse();
    }
}
