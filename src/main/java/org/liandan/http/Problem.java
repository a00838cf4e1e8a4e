package org.liandan.http;

import java.util.List;
import java.util.Map;

/**
 * A refusal on its way to the client as RFC 9457 {@code application/problem+json}. A refusal is not a failure: whatever
 * is not a {@code Problem} leaves as a bare 500.
 */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<FieldViolation> violations;
    private final transient Map<String, Object> extensions;

    /**
     * @param status HTTP status, 400 to 499 (503 for a dependency that is away)
     * @param code stable kebab-case name, the last part of the problem's {@code type}
     * @param detail a sentence for the person who reads it
     * @param violations fields at fault, may be empty
     * @param extensions further members of the problem, for instance the current state; may be empty
     */
    public Problem(
            int status, String code, String detail, List<FieldViolation> violations, Map<String, Object> extensions) {
        super(detail);
        this.status = status;
        this.code = code;
        this.violations = List.copyOf(violations);
        this.extensions = Map.copyOf(extensions);
    }

    public static Problem malformed(String detail) {
        return new Problem(400, "malformed-request", detail, List.of(), Map.of());
    }

    public static Problem invalid(List<FieldViolation> violations) {
        return new Problem(400, "invalid-fields", "请求中有字段不符合规则 Some fields break a rule.", violations, Map.of());
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "forbidden", detail, List.of(), Map.of());
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "not-found", detail, List.of(), Map.of());
    }

    public static Problem conflict(String code, String detail, Map<String, Object> extensions) {
        return new Problem(409, code, detail, List.of(), extensions);
    }

    /** A rule of the notice forbids it. */
    public static Problem ruleRefused(String code, String detail, List<FieldViolation> violations) {
        return new Problem(422, code, detail, violations, Map.of());
    }

    /** Nothing is wrong with the request, and it may be made again after that time. */
    public static Problem unavailable(String code, String detail, int retryAfterSeconds) {
        return new Problem(503, code, detail, List.of(), Map.of("retryAfterSeconds", retryAfterSeconds));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldViolation> violations() {
        return violations;
    }

    public Map<String, Object> extensions() {
        return extensions;
    }
}
