package org.liandan.gateway;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.liandan.jt808.Header;
import org.liandan.jt808.RegistrationAnswer;
import org.liandan.jt808.RegistrationResult;
import org.liandan.jt808.TerminalMessage;

/**
 * Registrations of one connection (0x0100). The registry is asked for a code, off the event loop; what the terminal sends
 * meanwhile is held back and then performed, in order. Event loop only.
 */
final class HeldMessages {

    private record Held(Header header, TerminalMessage message) {}

    private final TerminalConnection connection;
    private final Registrar registrar;
    /** Behind a registration that is being answered; null while none is. */
    private @Nullable ArrayDeque<Held> held;

    HeldMessages(TerminalConnection connection, Registrar registrar) {
        this.connection = connection;
        this.registrar = registrar;
    }

    /** Keeps a message that came behind a registration which is not answered yet; false when there is none such. */
    boolean hold(Header header, TerminalMessage message) {
        ArrayDeque<Held> waiting = held;
        if (waiting != null) {
            waiting.add(new Held(header, message));
        }
        return waiting != null;
    }

    /** Asks the registry for a code. */
    void register(Header header, Reaction.Register register) {
        ArrayDeque<Held> behind = new ArrayDeque<>();
        held = behind;
        connection.gate().hold(ReadGate.Hold.REGISTERING);
        registrar.register(
                register, connection::isOpen, code -> connection.onLoop(() -> registered(header, code, behind)));
    }

    private void registered(Header header, @Nullable String code, ArrayDeque<Held> behind) {
        held = null;
        if (code != null) {
            connection.append(header, new RegistrationAnswer(header.serial(), RegistrationResult.OK, code));
        }
        while (held == null && !behind.isEmpty()) {
            Held next = behind.remove();
            connection.perform(next.header(), next.message());
        }
        ArrayDeque<Held> again = held;
        if (again != null) {
            again.addAll(behind);
        }
        connection.flush();
        if (again == null) {
            connection.gate().release(ReadGate.Hold.REGISTERING);
        }
    }
}
