package org.liandan.fleet.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.fleet.TerminalId;
import org.liandan.fleet.TerminalKeys;

/** The public keys of the few terminals that encrypt, in memory and in their table. */
@ApplicationScoped
public class KeysInMemory implements TerminalKeys {

    private static final String KEEP = """
            insert into terminal_rsa_key (terminal_id, exponent, modulus, received_at) values (?, ?, ?, ?)
            on conflict (terminal_id) do update set exponent = excluded.exponent, modulus = excluded.modulus,
                received_at = excluded.received_at""";

    private final DataSource database;
    private final Map<TerminalId, PublicKey> keys = new ConcurrentHashMap<>();

    KeysInMemory(DataSource database) {
        this.database = database;
    }

    @Override
    public @Nullable PublicKey find(TerminalId terminal) {
        return keys.get(terminal);
    }

    @Override
    public void keep(TerminalId terminal, PublicKey key, Instant at) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setInt(1, terminal.value());
            insert.setLong(2, key.exponent());
            insert.setBytes(3, HexFormat.of().parseHex(key.modulusHex()));
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            int _ = insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot keep the key of terminal " + terminal.value(), e);
        }
        keys.put(terminal, key);
    }

    /** Before the gateway opens its port. */
    void load(@Observes @Priority(200) StartupEvent started) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("select terminal_id, exponent, modulus from terminal_rsa_key");
                var row = query.executeQuery()) {
            while (row.next()) {
                keys.put(
                        new TerminalId(row.getInt(1)),
                        new PublicKey(row.getLong(2), HexFormat.of().formatHex(row.getBytes(3))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the keys of terminals", e);
        }
    }
}
