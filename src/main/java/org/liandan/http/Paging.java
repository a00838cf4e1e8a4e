package org.liandan.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which part of a list is wanted: {@code ?page=0&size=50}. To be used as {@code @BeanParam @Valid Paging paging}. The
 * answer carries the number of all items in {@code X-Total-Count} and the neighbouring pages in {@code Link} (RFC 8288).
 */
public class Paging {

    private static final int LARGEST_PAGE = 1_000;
    private static final int LAST_PAGE = 1_000_000;

    /** Zero-based number of the page. */
    @QueryParam("page")
    @DefaultValue("0")
    @Min(0) @Max(LAST_PAGE) @Parameter(description = "页码，从 0 开始 Page, from 0")
    public int page;

    /** Items per page. */
    @QueryParam("size")
    @DefaultValue("50")
    @Min(1) @Max(LARGEST_PAGE) @Parameter(description = "每页条数 Items per page")
    public int size;

    /** How many items come before this page. */
    public int offset() {
        return Math.multiplyExact(page, size);
    }

    /**
     * The answer to a list request.
     *
     * @param items those of this page
     * @param total how many there are on all pages
     * @param uri the request's address, whose other parameters the links keep
     */
    public Response response(List<?> items, long total, UriInfo uri) {
        return response(items, total, true, uri);
    }

    /**
     * The answer where counting ends somewhere: {@code X-Total-Count-Exact: false} says that there are more, and nothing links to the
     * last page.
     *
     * @param total how many there are at least
     * @param exact whether that is all
     */
    public Response response(List<?> items, long total, boolean exact, UriInfo uri) {
        long last = total == 0 ? 0 : (total - 1) / size;
        List<String> links = new ArrayList<>();
        links.add(link(uri, 0, "first"));
        if (page > 0) {
            links.add(link(uri, Math.min(page - 1, last), "prev"));
        }
        if (exact ? page < last : items.size() == size) {
            links.add(link(uri, page + 1L, "next"));
        }
        if (exact) {
            links.add(link(uri, last, "last"));
        }
        return Response.ok(items)
                .header("X-Total-Count", total)
                .header("X-Total-Count-Exact", exact)
                .header(HttpHeaders.LINK, String.join(", ", links))
                .build();
    }

    private String link(UriInfo uri, long toPage, String relation) {
        URI target = uri.getRequestUriBuilder()
                .replaceQueryParam("page", toPage)
                .replaceQueryParam("size", size)
                .build();
        return "<" + target.getRawPath() + "?" + target.getRawQuery() + ">; rel=\"" + relation + "\"";
    }
}
