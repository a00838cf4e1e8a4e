package org.liandan.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The version of a record as its {@code ETag}, and the check that an update starts from the version that it knows. */
public final class Versions {

    private Versions() {}

    /** The entity tag of a version: {@code "7"}. */
    public static String etag(int version) {
        return "\"" + version + "\"";
    }

    /** 200 with the record and its tag. */
    public static Response ok(Object entity, int version) {
        return Response.ok(entity).header(HttpHeaders.ETAG, etag(version)).build();
    }

    /**
     * Lets the update go on only if it is based on the current version.
     *
     * @param ifMatch the request's {@code If-Match}, or null if it has none
     * @throws Problem 428 without the header, 409 {@code stale-version} if the record has moved on
     */
    public static void require(@Nullable String ifMatch, int current) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(
                    428,
                    "precondition-required",
                    "修改须在 If-Match 中给出所依据的版本（GET 返回的 ETag） An update names the version it starts from: If-Match with the ETag"
                            + " of the GET.",
                    List.of(new FieldViolation("If-Match", "必填 is required")),
                    Map.of());
        }
        String given = ifMatch.strip();
        if (!given.equals("*") && !given.equals(etag(current))) {
            throw Problem.conflict(
                    "stale-version",
                    "记录已被他人修改，请刷新后重试 The record has been changed meanwhile; read it again.",
                    Map.of("currentVersion", etag(current)));
        }
    }
}
