package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalPhone;
import org.liandan.fleet.VehicleId;
import org.liandan.party.OrganizationId;

class ElsewhereTest {

    private final Elsewhere elsewhere = new Elsewhere();

    @Test
    void aTerminalIsWhereItWasLastSaidToBe() {
        elsewhere.put(terminal(1), 2);
        elsewhere.put(terminal(1), 3);

        assertThat(elsewhere.remove(new TerminalId(1), 2))
                .as("the word of the server that it has left")
                .isFalse();
        assertThat(elsewhere.has(new TerminalId(1))).isTrue();
        assertThat(elsewhere.remove(new TerminalId(1), 3)).isTrue();
        assertThat(elsewhere.has(new TerminalId(1))).isFalse();
    }

    @Test
    void withAServerItsTerminalsAreGone() {
        elsewhere.put(terminal(1), 2);
        elsewhere.put(terminal(2), 2);
        elsewhere.put(terminal(3), 3);

        assertThat(elsewhere.forget(Set.of(2, 9))).containsExactlyInAnyOrder(terminal(1), terminal(2));
        assertThat(elsewhere.terminals()).containsExactly(new TerminalId(3));
    }

    @Test
    void whatHasComeHereIsNotElsewhere() {
        elsewhere.put(terminal(1), 2);

        elsewhere.remove(new TerminalId(1));

        assertThat(elsewhere.has(new TerminalId(1))).isFalse();
    }

    private static RegisteredTerminal terminal(int id) {
        return new RegisteredTerminal(
                new TerminalId(id),
                TerminalPhone.parse("1391234567" + id),
                new VehicleId(id),
                "蒙B1234" + id,
                2,
                new OrganizationId(9),
                null,
                true);
    }
}
