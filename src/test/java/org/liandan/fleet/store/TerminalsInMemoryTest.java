package org.liandan.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.liandan.app.Accounts;
import org.liandan.app.TestDatabase;
import org.liandan.fleet.CodeHash;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.TerminalRegistrations.Request;
import org.liandan.party.OrganizationId;

/** What another process does to the tables reaches this one by the refresh; here the test is that other process. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class TerminalsInMemoryTest {

    private static final TerminalPhone PHONE = new TerminalPhone("13600000001");

    @Inject
    TerminalsInMemory terminals;

    @Inject
    DataSource database;

    private long carrier;

    @BeforeEach
    void anotherProcessRegistersATerminal() throws SQLException {
        carrier = Accounts.organization("目录车队", "DIR000000000000001");
        execute("insert into vehicle (plate, plate_color, organization_id) values ('蒙BD0001', 2, " + carrier
                + ") on conflict (plate, plate_color) do update set active = true, organization_id = excluded.organization_id,"
                + " version = vehicle.version + 1");
        execute(
                "insert into terminal (phone, vehicle_id, code_hash) select '13600000001', id, sha256('code-of-another-process')"
                        + " from vehicle where plate = '蒙BD0001' on conflict (phone) do update set active = true,"
                        + " code_hash = excluded.code_hash, version = terminal.version + 1");
        terminals.refresh();
    }

    @Test
    void aTerminalOfAnotherProcessIsFoundWithItsCode() {
        assertThat(find().code()).isEqualTo(CodeHash.of("code-of-another-process"));
        assertThat(find().carrier()).isEqualTo(new OrganizationId(carrier));
        assertThat(terminals.knowsPlate("蒙BD0001")).isTrue();
    }

    @Test
    void aTerminalThatAnotherProcessHasWithdrawnIsNoLongerActive() throws SQLException {
        execute("update terminal set active = false, version = version + 1 where phone = '13600000001'");
        terminals.refresh();
        assertThat(find().active()).isFalse();
    }

    @Test
    void aTruckThatAnotherProcessHasWithdrawnHasNoKnownPlate() throws SQLException {
        execute("update vehicle set active = false, version = version + 1 where plate = '蒙BD0001'");
        terminals.refresh();
        assertThat(terminals.knowsPlate("蒙BD0001")).isFalse();
        assertThat(find().active()).isFalse();
    }

    @Test
    void aTruckThatAnotherProcessHasSoldBelongsToItsNewCarrier() throws SQLException {
        long buyer = Accounts.organization("目录买家", "DIR000000000000002");
        execute("update vehicle set organization_id = " + buyer + ", version = version + 1 where plate = '蒙BD0001'");
        terminals.refresh();
        assertThat(find().carrier()).isEqualTo(new OrganizationId(buyer));
    }

    @Test
    void thoseWhoRegisterTogetherAreInTheDirectoryWithTheirCodes() {
        TerminalPhone stranger = new TerminalPhone("13600099999");
        var codes = terminals.register(
                List.of(new Request(PHONE, "0000001"), new Request(stranger, "0000002"), new Request(PHONE, "0000003")),
                Instant.parse("2026-03-01T00:00:00Z"));

        assertThat(codes).containsOnlyKeys(PHONE);
        assertThat(codes.get(PHONE)).matches("[0-9a-f]{32}");
        assertThat(find().code()).isEqualTo(CodeHash.of(String.valueOf(codes.get(PHONE))));
    }

    @Test
    void theCodeItselfIsNowhereInTheDatabase() throws SQLException {
        String code = String.valueOf(terminals
                .register(List.of(new Request(PHONE, "")), Instant.parse("2026-03-01T00:00:00Z"))
                .get(PHONE));

        assertThat(rowAsText()).isNotEmpty().doesNotContain(code);
    }

    @Test
    void aWithdrawnTerminalGetsNoCode() throws SQLException {
        execute("update terminal set active = false, version = version + 1 where phone = '13600000001'");

        assertThat(terminals.register(List.of(new Request(PHONE, "")), Instant.parse("2026-03-01T00:00:00Z")))
                .isEmpty();
    }

    private RegisteredTerminal find() {
        return Objects.requireNonNull(terminals.find(PHONE));
    }

    private String rowAsText() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select t::text from terminal t where phone = '13600000001'")) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
