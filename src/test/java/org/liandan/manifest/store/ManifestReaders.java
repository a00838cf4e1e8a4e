package org.liandan.manifest.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.liandan.http.KeysKey;
import org.liandan.http.store.PersonalSeal;
import org.liandan.manifest.ManifestReminded;
import org.liandan.manifest.ManifestState;
import org.liandan.manifest.seal.Sm3;
import org.liandan.party.OrganizationId;
import org.liandan.place.PlaceId;
import org.liandan.policy.store.PolicyReaders;

/** The product's own readers of manifests, opened for the benchmark. */
public final class ManifestReaders {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final PersonalSeal SEAL =
            new PersonalSeal(new KeysKey(Optional.of("a secret that only the benchmark knows"), Optional.empty()));
    private static final PersonalFields PERSONAL = new PersonalFields(SEAL);

    private final DataSource database;
    private final ManifestList list;
    private final ManifestChanges changes;
    private final Reminders reminders;
    private final Books books;

    public ManifestReaders(DataSource database) {
        this.database = database;
        list = new ManifestList(database, SEAL);
        changes = new ManifestChanges(database, SEAL);
        reminders = new Reminders(
                database,
                PolicyReaders.book(database),
                new CalendarBook(database, (_, _, _, _) -> {}, Clock.systemUTC()),
                nobody(),
                Clock.systemUTC());
        books = new Books(database, PolicyReaders.book(database), Clock.systemUTC());
    }

    /** An event that nobody hears. */
    @SuppressWarnings("unchecked") // the proxy is of that very interface
    private static Event<ManifestReminded> nobody() {
        return (Event<ManifestReminded>)
                Proxy.newProxyInstance(Event.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, _) -> null);
    }

    /** What a search asks for; null restricts nothing. */
    public record Search(
            Set<ManifestState> states,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String plate,
            @Nullable Long organization) {

        public static final Search ALL = new Search(Set.of(), null, null, null, null);

        ManifestFilter filter() {
            return new ManifestFilter(
                    states, from, to, plate, organization == null ? null : new OrganizationId(organization), null);
        }
    }

    /** A page with its count, as {@code GET /manifests} makes it; how many lines it has. */
    public int page(Search search, @Nullable Long reader, int page, int size) {
        return list.page(search.filter(), id(reader), size, page * size).items().size();
    }

    /** A group of the working list; how many cards it has. */
    public int group(Search search, long reader, int most) {
        return list.first(search.filter(), id(reader), most).size();
    }

    /** One manifest with its history, as a page about it reads them; how many rows that is. */
    public int read(String number) throws SQLException {
        try (Connection connection = database.getConnection();
                var manifest = connection.prepareStatement(ManifestRow.SELECT + " where m.number = ?");
                var history = connection.prepareStatement("""
                    select e.seq, e.at, e.kind, e.username, e.organization_id, o.name, e.entries
                      from manifest_event e join organization o on o.id = e.organization_id
                     where e.number = ? order by e.seq\
                    """)) {
            manifest.setString(1, number);
            history.setString(1, number);
            List<Object> read = new ArrayList<>();
            try (var row = manifest.executeQuery()) {
                while (row.next()) {
                    read.add(ManifestRow.read(row, PERSONAL, JSON));
                }
            }
            try (var row = history.executeQuery()) {
                while (row.next()) {
                    read.add(HistoryRow.read(row, PERSONAL, JSON));
                }
            }
            return read.size();
        }
    }

    /** Where {@code updatedAfter} begins for a time. */
    public long before(Instant time) {
        return changes.before(time);
    }

    /** A page of {@code updatedAfter}; where to go on. */
    public long changes(long after, @Nullable Long reader, int size) {
        return changes.behind(after, id(reader), size).next();
    }

    /** A round of reminders; how many were noted. */
    public int remind() {
        return reminders.notice();
    }

    /** The list of what is overdue. */
    public int overdue(@Nullable Long reader) {
        return reminders.overdue(id(reader), 50, 0).lines().size();
    }

    /** What a day's steps hash to; how many there are. */
    public long anchor(LocalDate day) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return AnchorRows.of(connection, day, Sm3.NOTHING, null).steps();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** What holds of the open points; the table is read anew. */
    public int openPoints() {
        return PolicyReaders.book(database).timeline().at(Instant.now()).hashCode() == 0 ? 0 : 1;
    }

    /** What came into a place and left it; how many sums that is. */
    public int books(long place) {
        return books.balance(new PlaceId(place)).hashCode() == 0 ? 0 : 1;
    }

    private static @Nullable OrganizationId id(@Nullable Long id) {
        return id == null ? null : new OrganizationId(id);
    }
}
