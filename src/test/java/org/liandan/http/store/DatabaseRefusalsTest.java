package org.liandan.http.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseRefusalsTest {

    @ParameterizedTest
    @CsvSource({
        "organization, organization_credit_code_uk, creditCode",
        "vehicle, vehicle_plate_uk, plate",
        "app_user, app_user_username_ck, username",
        "vehicle, vehicle_organization_fk, organization",
        "place, some_other_name, someOtherName"
    })
    void theNameOfAConstraintTellsTheField(String table, String constraint, String field) {
        assertThat(DatabaseRefusals.field(table, constraint)).isEqualTo(field);
    }
}
