package org.liandan.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a {@link Problem} into its RFC 9457 form; the one place that knows how a refusal looks on the wire. */
@ApplicationScoped
public class ProblemResponses {

    /** RFC 9457, section 6.1. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "请求有误 Bad request"),
            Map.entry(401, "需要登录 Authentication required"),
            Map.entry(403, "无权操作 Forbidden"),
            Map.entry(404, "未找到 Not found"),
            Map.entry(405, "不支持该方法 Method not allowed"),
            Map.entry(406, "无法按要求的格式返回 Not acceptable"),
            Map.entry(409, "状态冲突 Conflict"),
            Map.entry(413, "内容过大 Content too large"),
            Map.entry(415, "不支持的内容类型 Unsupported media type"),
            Map.entry(422, "违反管理规定 Rule violated"),
            Map.entry(428, "缺少版本条件 Precondition required"),
            Map.entry(429, "请求过于频繁 Too many requests"),
            Map.entry(500, "服务器内部错误 Internal server error"),
            Map.entry(503, "服务暂不可用 Service unavailable"));

    private final ObjectMapper json;

    ProblemResponses(ObjectMapper json) {
        this.json = json;
    }

    /** The whole answer; one that says when to come back says it as a header, too. */
    public Response response(Problem problem) {
        var response = Response.status(problem.status()).type(MEDIA_TYPE).entity(body(problem));
        if (problem.extensions().get("retryAfterSeconds") instanceof Number seconds) {
            response.header(HttpHeaders.RETRY_AFTER, seconds);
        }
        return response.build();
    }

    /** The problem as a JSON text; {@code violations} appears only where there are some. */
    public String body(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "urn:liandan:problem:" + problem.code());
        members.put("title", title(problem.status()));
        members.put("status", problem.status());
        members.put("detail", problem.detail());
        if (!problem.violations().isEmpty()) {
            members.put("violations", problem.violations());
        }
        // an extension never overwrites a member of the standard
        problem.extensions().forEach(members::putIfAbsent);
        try {
            return json.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem consists of plain values", e);
        }
    }

    /** The short name of a status, the same for every occurrence. */
    public static String title(int status) {
        return TITLES.getOrDefault(status, status < 500 ? "请求被拒绝 Refused" : "服务器错误 Server error");
    }
}
