package org.liandan.http.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.BulkMerge;
import org.liandan.http.ImportOutcome;

/** One round trip for the whole file: PostgreSQL unnests the arrays and does the rest. */
@ApplicationScoped
public class ArrayMerge implements BulkMerge {

    private final DataSource database;

    ArrayMerge(DataSource database) {
        this.database = database;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<ImportOutcome> merge(String statement, List<List<@Nullable String>> columns) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(statement)) {
            for (int i = 0; i < columns.size(); i++) {
                query.setArray(
                        i + 1, connection.createArrayOf("text", columns.get(i).toArray()));
            }
            List<ImportOutcome> outcomes = new ArrayList<>(columns.getFirst().size());
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    outcomes.add(ImportOutcome.valueOf(row.getString(1)));
                }
            }
            return outcomes;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the lines of the import", e);
        }
    }
}
