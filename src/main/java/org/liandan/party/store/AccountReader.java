package org.liandan.party.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.liandan.http.store.Statements;
import org.liandan.party.Account;
import org.liandan.party.OrganizationId;

/** Reads accounts by name: one indexed look-up per authenticated request. */
@ApplicationScoped
public class AccountReader {

    private static final String BY_NAME = """
            select u.username, u.display_name, u.organization_id, u.roles, u.language, u.active and o.active,
                   u.given_password_until, u.session_generation,
                   exists (select from second_factor f where f.username = u.username)
            from app_user u join organization o on o.id = u.organization_id
            where u.username = ?""";

    private final DataSource database;

    AccountReader(DataSource database) {
        this.database = database;
    }

    /** The account of that name, withdrawn ones included. */
    public Optional<Account> find(String username) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(BY_NAME)) {
            query.setString(1, username);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Account(
                        row.getString(1),
                        row.getString(2),
                        new OrganizationId(row.getLong(3)),
                        UserRecord.rolesOf(row.getString(4)),
                        row.getString(5),
                        row.getBoolean(6),
                        Statements.instant(row, 7),
                        row.getInt(8),
                        row.getBoolean(9)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the account", e);
        }
    }
}
