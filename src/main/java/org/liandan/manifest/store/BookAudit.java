package org.liandan.manifest.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.liandan.manifest.seal.Finding;
import org.liandan.manifest.seal.Flaw;
import org.liandan.party.Sentence;

/** Whether the books that the database keeps of each site ({@link Books}) are the sums of the site's manifests. */
final class BookAudit {

    private static final String DIFFERING = """
            select place_id, coalesce(k.came_m3, 0), coalesce(e.came_m3, 0), coalesce(k.went_m3, 0), coalesce(e.went_m3, 0)
              from (select place_id, sum(came_m3) as came_m3, sum(went_m3) as went_m3 from site_total group by place_id) k
              full join (select place_id, sum(came_m3) as came_m3, sum(went_m3) as went_m3
                           from site_total_expected group by place_id) e using (place_id)
             where (coalesce(k.came_m3, 0), coalesce(k.went_m3, 0)) <> (coalesce(e.came_m3, 0), coalesce(e.went_m3, 0))
             order by place_id""";

    private final Connection connection;

    BookAudit(Connection connection) {
        this.connection = connection;
    }

    /** Looks at every site: what is kept, and what the manifests say. */
    void run(Consumer<Finding> found) throws SQLException {
        try (var query = connection.prepareStatement(DIFFERING);
                var row = query.executeQuery()) {
            while (row.next()) {
                long place = row.getLong(1);
                found.accept(new Finding(
                        Flaw.BOOKS_DIFFER,
                        new Sentence("场所 " + place, "Site " + place),
                        "进场 in " + m3(row.getBigDecimal(2)) + " → " + m3(row.getBigDecimal(3)) + " m³, 转出 onward "
                                + m3(row.getBigDecimal(4)) + " → " + m3(row.getBigDecimal(5)) + " m³"));
            }
        }
    }

    private static String m3(BigDecimal volume) {
        return ManifestList.plain(volume).toPlainString();
    }
}
