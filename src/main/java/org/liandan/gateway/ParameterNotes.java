package org.liandan.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.OptionalLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalContacts;
import org.liandan.jt808.CommandAnswer;
import org.liandan.jt808.Fields;
import org.liandan.jt808.Header;
import org.liandan.jt808.Parameter;
import org.liandan.jt808.ParameterAnswer;

/** Remembers what terminals tell of their parameters (0x0104), the heartbeat interval before all. */
@Singleton
final class ParameterNotes implements LinkListener {

    private static final Logger LOG = Logger.getLogger(ParameterNotes.class);
    /** Heartbeat interval, seconds: JT/T 808 table of parameters. */
    private static final long HEARTBEAT = 0x0001;

    private static final long MOST_S = 24 * 3600;

    private final TerminalContacts contacts;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    ParameterNotes(TerminalContacts contacts, ObjectMapper json, Clock clock) {
        this.contacts = contacts;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void answered(TerminalLink link, Header header, CommandAnswer answer) {
        if (!(answer instanceof ParameterAnswer parameters)) {
            return;
        }
        try {
            String fields =
                    json.writeValueAsString(new Secrets(null).masked(ParameterAnswer.ID, Fields.of(parameters)));
            Integer seconds = heartbeatS(parameters);
            contacts.remember(link.terminal(), contact -> contact.withParameters(fields, seconds, clock.instant()));
        } catch (JsonProcessingException e) {
            LOG.errorf(
                    e,
                    "parameters of %s cannot be written",
                    link.terminal().phone().digits());
        }
    }

    private static @Nullable Integer heartbeatS(ParameterAnswer answer) {
        for (Parameter parameter : answer.parameters()) {
            OptionalLong value = parameter.number();
            if (parameter.id() == HEARTBEAT && value.isPresent() && value.getAsLong() > 0) {
                return (int) Math.min(value.getAsLong(), MOST_S);
            }
        }
        return null;
    }
}
