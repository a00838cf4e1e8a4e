package org.liandan.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.liandan.app.TestDatabase;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.Fields;
import org.liandan.jt808.MessageTable;
import org.liandan.jt808.PlatformAnswer;
import org.liandan.jt808.PlatformMessage;
import org.liandan.jt808.PlatformResult;
import org.liandan.jt808.TerminalMessage;
import org.liandan.jt808.TimeAnswer;
import org.liandan.jt808.TimeQuery;

/** The platform acts on the messages of which {@link MessageTable} says so, and says of the others that it does not. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class MessageUseTest {

    /** Registration, authentication and logout, which end what the others need; they have tests of their own. */
    private static final Set<Integer> SESSION = Set.of(0x0100, 0x0102, 0x0003);
    /** From here on the messages of the attachments, which have a port of their own. */
    private static final int FIRST_ATTACHMENT = 0x1210;

    @Inject
    Jt808Server server;

    @Test
    void what_is_not_used_is_answered_not_supported() {
        TestTruck truck = TestTruck.register();
        Set<Integer> used = MessageTable.used();
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            for (MessageTable.Entry entry : MessageTable.all()) {
                if (!entry.fromPlatform()
                        && entry.messageId() < FIRST_ATTACHMENT
                        && !SESSION.contains(entry.messageId())) {
                    TerminalMessage message = MessageTable.example(entry);
                    if (!(message instanceof CommandAnswer)) {
                        terminal.send(message);
                        assertThat(isUse(terminal.next()))
                                .as("MessageTable says of %s that it is used", Fields.word(entry.messageId()))
                                .isEqualTo(used.contains(entry.messageId()));
                    }
                }
            }
        }
    }

    @Test
    void a_terminal_that_asks_for_the_time_is_told() {
        TestTruck truck = TestTruck.register();
        try (TestTerminal terminal = TestTerminal.online(server.port(), truck)) {
            terminal.send(new TimeQuery());

            assertThat(terminal.next()).isInstanceOf(TimeAnswer.class);
        }
    }

    private static boolean isUse(PlatformMessage answer) {
        return !(answer instanceof PlatformAnswer general && general.result() == PlatformResult.UNSUPPORTED);
    }
}
