package org.liandan.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * A page that leads on by itself, where a redirect would not do: one that comes from another site takes no strict cookies along, and one that
 * answers a form may lead nowhere else (the policy of contents, {@code form-action}).
 */
public final class OnwardPage {

    private OnwardPage() {}

    /** The answer that leads there. */
    public static Response to(URI address) {
        String escaped =
                address.toString().replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        return Response.ok("""
                        <!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">\
                        <meta http-equiv="refresh" content="0;url=%1$s"><title>联单</title></head>\
                        <body><a href="%1$s">继续 Continue</a></body></html>""".formatted(escaped))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
