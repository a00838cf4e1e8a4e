package org.liandan.manifest.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** The job {@link PersonalRows} at once and to its end, for tests of other rooms. */
@ApplicationScoped
public class PersonalRowsRound {

    private final PersonalRows rows;
    private final PersonalFields personal;

    PersonalRowsRound(PersonalRows rows, PersonalFields personal) {
        this.rows = rows;
        this.personal = personal;
    }

    public String sealed(String text) {
        return Objects.requireNonNull(personal.toColumn("producer_handler_name", text))
                .toString();
    }

    public void toTheEnd() {
        boolean last = false;
        while (!last) {
            last = QuarkusTransaction.requiringNew().call(rows::batch);
        }
    }
}
