package org.liandan.manifest.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.liandan.manifest.ManifestNumber;
import org.liandan.manifest.seal.Proof;
import org.liandan.manifest.seal.SealedStep;
import org.liandan.manifest.seal.Signer;
import org.liandan.manifest.seal.SigningKeys;
import org.liandan.manifest.seal.Sm3;
import org.liandan.manifest.seal.Statement;

/** Puts together what proves a manifest's history. */
@ApplicationScoped
public class Proofs {

    private final DataSource database;
    private final SigningKeys keys;
    private final PersonalFields personal;
    private final Clock clock;

    Proofs(DataSource database, SigningKeys keys, PersonalFields personal, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.personal = personal;
        this.clock = clock;
    }

    /** The proof of a manifest as of now; empty while none of its steps is signed. */
    public Optional<Proof> of(ManifestNumber number) {
        List<SealedStep> steps = new ArrayList<>();
        int unsealed = read(number, steps);
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Signer platform = keys.ofPlatform(now);
        String head = steps.getLast().hash();
        Statement end = Proof.endOf(number.value(), unsealed + steps.size(), head, now, platform);
        return Optional.of(new Proof(number.value(), unsealed, steps, KeyRows.of(database, number.value()), end));
    }

    private int read(ManifestNumber number, List<SealedStep> steps) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "select " + StepRows.COLUMNS + " from manifest_event e where e.number = ? order by e.seq")) {
            query.setString(1, number.value());
            int unsealed = 0;
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    if (StepRows.isUnsealed(row)) {
                        unsealed++;
                    } else {
                        String previous =
                                steps.isEmpty() ? Sm3.NOTHING : steps.getLast().hash();
                        steps.add(StepRows.read(row, previous, personal));
                    }
                }
            }
            return unsealed;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the steps of " + number, e);
        }
    }
}
