package org.liandan.manifest.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.liandan.audit.AuditLog;
import org.liandan.http.KeysKey;
import org.liandan.http.store.PersonalSeal;
import org.liandan.http.store.Statements;

/** The job {@link PersonalRows} at once, and what servers with other secrets would do, for tests of other rooms. */
@ApplicationScoped
public class PersonalRowsRound {

    private static final int DIGITS = 20;

    private final PersonalRows rows;
    private final PersonalFields personal;
    private final Statements statements;
    private final DataSource database;
    private final ObjectMapper json;
    private final AuditLog audit;
    private final Clock clock;

    PersonalRowsRound(
            PersonalRows rows,
            PersonalFields personal,
            Statements statements,
            DataSource database,
            ObjectMapper json,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.personal = personal;
        this.statements = statements;
        this.database = database;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** A text as it is stored. */
    public String sealed(String text) {
        return Objects.requireNonNull(personal.toColumn("producer_handler_name", text))
                .toString();
    }

    /** The job of the application, to its end. */
    public void toTheEnd() {
        boolean last = false;
        while (!last) {
            last = QuarkusTransaction.requiringNew().call(rows::batch);
        }
    }

    /** One batch of a server with those secrets, of which that manifest is the first; what opens it then. */
    public PersonalFields batch(KeysKey secret, String number) {
        PersonalSeal seal = new PersonalSeal(secret);
        PersonalFields fields = new PersonalFields(seal);
        String behind = new BigInteger(number.substring(0, DIGITS)).add(BigInteger.ONE) + "0";
        statements.update(
                "update personal_rows set reached = ?, done = false, key_id = ?, former_key_id = 'ffffffffffffffff'",
                behind,
                seal.keyId());
        boolean _ = QuarkusTransaction.requiringNew().call(new PersonalRows(statements, fields, seal, json)::batch);
        return fields;
    }

    /** Whether a server with those secrets would start on what is sealed now, and if not, why. */
    public Optional<String> complaint(KeysKey secret) {
        PersonalSeal seal = new PersonalSeal(secret);
        return keys(secret).or(() -> new PersonalRows(statements, new PersonalFields(seal), seal, json).complaint());
    }

    private Optional<String> keys(KeysKey secret) {
        return QuarkusTransaction.requiringNew().call(() -> ring(secret).complaint());
    }

    /** Locks the signing keys anew as a server with those secrets does when it starts; how many. */
    public int renewLocks(KeysKey secret) {
        return QuarkusTransaction.requiringNew().call(() -> ring(secret).renewLocks());
    }

    private KeyRing ring(KeysKey secret) {
        return new KeyRing(database, audit, clock, secret);
    }
}
