package org.liandan.manifest.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.liandan.http.Caller;
import org.liandan.http.FieldViolation;
import org.liandan.http.Paging;
import org.liandan.http.Problem;
import org.liandan.manifest.store.ManifestChanges;
import org.liandan.party.OrganizationId;

/** {@code GET /manifests?updatedAfter=}: from a time first, and from then on from where the answer before has ended. */
@ApplicationScoped
class ManifestPull {

    /** What an answer says to go on with. */
    private static final Pattern CURSOR = Pattern.compile("c(\\d{1,18})");

    private final ManifestChanges changes;

    ManifestPull(ManifestChanges changes) {
        this.changes = changes;
    }

    Response page(String after, ManifestQuery query, Paging paging, UriInfo uri, Caller caller) {
        if (!query.isEmpty() || paging.page != 0) {
            throw invalid("不与其他查询条件合用：退出条件的联单会被漏掉。"
                    + " Stands alone: a manifest that leaves another condition would never be told.");
        }
        OrganizationId reader = caller.seesEverything() ? null : caller.organization();
        ManifestChanges.Changes found = changes.behind(cursor(after), reader, paging.size);
        String next = "c" + found.next();
        URI link = uri.getRequestUriBuilder()
                .replaceQueryParam("updatedAfter", next)
                .replaceQueryParam("size", paging.size)
                .build();
        List<ManifestLine> lines = found.items().stream().map(ManifestLine::of).toList();
        return Response.ok(lines)
                .header("X-Next-Updated-After", next)
                .header("X-More", found.more())
                .header(HttpHeaders.LINK, "<" + link.getRawPath() + "?" + link.getRawQuery() + ">; rel=\"next\"")
                .build();
    }

    private long cursor(String after) {
        Matcher cursor = CURSOR.matcher(after.strip());
        if (cursor.matches()) {
            long change = Long.parseLong(cursor.group(1));
            if (!changes.isKnown(change)) {
                throw new Problem(
                        410,
                        "cursor-unknown",
                        "系统没有这个位置（可能已从备份恢复），请改用时间重新开始。 There is no such place, perhaps since a backup was restored;"
                                + " begin again with a time.",
                        List.of(),
                        Map.of());
            }
            return change;
        }
        Instant time = ManifestQuery.time(after);
        if (time == null) {
            throw invalid("应为 ISO 8601 时间、日期或 X-Next-Updated-After 的值 Must be an ISO 8601 time or date, or what"
                    + " X-Next-Updated-After said.");
        }
        return changes.before(time);
    }

    private static Problem invalid(String why) {
        return Problem.invalid(List.of(new FieldViolation("updatedAfter", why)));
    }
}
