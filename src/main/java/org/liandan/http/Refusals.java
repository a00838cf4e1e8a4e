package org.liandan.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the refusals of the libraries below us — validation, JSON, routing — as {@link Problem}s of our own. */
public final class Refusals {

    private static final int LONGEST_ECHO = 60;

    private Refusals() {}

    static Problem of(ConstraintViolationException broken) {
        return Problem.invalid(broken.getConstraintViolations().stream()
                .map(violation -> new FieldViolation(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldViolation::field).thenComparing(FieldViolation::message))
                .toList());
    }

    /** The field as the client wrote it: what follows the method and its parameter, or the parameter itself. */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE -> {}
                case PARAMETER -> parameter = node.getName();
                case BEAN, PROPERTY, CONTAINER_ELEMENT -> append(path, node);
            }
        }
        return path.isEmpty() ? parameter : path.toString();
    }

    private static void append(StringBuilder path, Path.Node node) {
        if (node.getIndex() != null) {
            path.append('[').append(node.getIndex()).append(']');
        }
        // the node that stands for "an element of the list" has a name that means nothing to the client
        if (node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(node.getName());
        }
    }

    static Problem of(JsonProcessingException unreadable) {
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return Problem.invalid(List.of(new FieldViolation(field(mapping), message(mapping))));
        }
        if (unreadable instanceof MismatchedInputException) {
            return Problem.malformed("请求体的结构不对，应为一个 JSON 对象 The body is not the JSON object that is expected.");
        }
        var location = unreadable.getLocation();
        String where = location == null
                ? ""
                : "（第 " + location.getLineNr() + " 行第 " + location.getColumnNr() + " 列 line " + location.getLineNr()
                        + ", column " + location.getColumnNr() + "）";
        return Problem.malformed("请求体不是合法的 JSON The body is not valid JSON" + where);
    }

    private static String field(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String message(JsonMappingException mapping) {
        if (mapping instanceof InvalidFormatException format) {
            Class<?> target = format.getTargetType();
            String found = "'" + shortened(String.valueOf(format.getValue())) + "'";
            if (target != null && target.isEnum()) {
                String names = Arrays.stream(target.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(", "));
                return "取值应为以下之一，现为 " + found + " must be one of " + names + ", is " + found;
            }
            String kind = target == null ? "" : target.getSimpleName();
            return "格式不正确，现为 " + found + " is not a valid " + kind + ": " + found;
        }
        if (mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return "类型不正确 must be a " + mismatch.getTargetType().getSimpleName();
        }
        // thrown by a value that guards itself: its own sentence says what the rule is
        Throwable cause = mapping.getCause();
        return cause instanceof IllegalArgumentException
                ? "不符合规则 " + shortened(String.valueOf(cause.getMessage()))
                : "无法读取 cannot be read";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ECHO ? text : text.substring(0, LONGEST_ECHO) + "…";
    }

    /** Routing and negotiation: the status is right already, only the words are missing. */
    static Problem of(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        return switch (status) {
            case 400 -> Problem.malformed("请求无法识别 The request cannot be read.");
            case 404 -> Problem.notFound("没有这个地址，或地址中的参数不对 There is nothing at this address.");
            case 405 -> problem(405, "method-not-allowed", "该地址不支持此方法 This address does not know the method.");
            case 406 -> problem(406, "not-acceptable", "无法以 Accept 要求的格式返回 No representation that Accept allows.");
            case 413 -> tooLarge();
            case 415 ->
                problem(415, "unsupported-media-type", "不支持该 Content-Type This Content-Type is not understood here.");
            default -> problem(status, "refused", "请求被拒绝 The request was refused.");
        };
    }

    /** 411: a body in chunks, where its length is to be known first. */
    public static Problem lengthRequired() {
        return problem(
                411, "length-required", "请求须注明长度（Content-Length） The request must say its length (Content-Length).");
    }

    /** 413: more bytes than the address accepts. */
    public static Problem tooLarge() {
        return problem(413, "content-too-large", "请求体超过上限 The body is larger than this address accepts.");
    }

    /** 401: nobody, or nobody whom we know. */
    public static Problem unauthenticated() {
        return problem(401, "unauthenticated", "请先登录，或提供有效的访问令牌 Log in, or send a valid access token.");
    }

    static Problem badParameter() {
        return Problem.malformed("地址中有参数的值不合法 A parameter in the address has a value that it cannot have.");
    }

    static Problem internal(String errorId) {
        return new Problem(
                500,
                "internal-error",
                "服务器内部错误，请把编号告知管理员 Something failed on our side; tell the administrator the error id.",
                List.of(),
                Map.of("errorId", errorId));
    }

    private static Problem problem(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of());
    }
}
