package org.liandan.command;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names and values of settings as the table of confirmed settings keeps them. */
public final class SettingItems {

    /** Whether the terminal answers questions about its parameters. */
    public static final String QUERY = "query:parameters";

    private static final String PARAMETER = "parameter:";
    private static final String ROUTE = "route:";
    private static final String FENCE = "fence:";

    /** Stands for every route, where all of them have been deleted at once. */
    public static final String ALL_ROUTES = ROUTE + "*";

    /** Stands for every fence. */
    public static final String ALL_FENCES = FENCE + "*";

    private SettingItems() {}

    static String parameter(long id) {
        return String.format(Locale.ROOT, PARAMETER + "0x%04x", id);
    }

    static String route(long id) {
        return ROUTE + id;
    }

    static String fence(long id) {
        return FENCE + id;
    }

    /** The id behind {@code route:} or {@code fence:}, or −1 for another item. */
    static long idOf(String item, CommandKind kind) {
        String prefix = kind == CommandKind.DELETE_ROUTES ? ROUTE : FENCE;
        return item.startsWith(prefix) ? Long.parseLong(item.substring(prefix.length())) : -1;
    }

    /** The same for the same request, however its fields are ordered and its numbers written: the table's JSON keeps neither. */
    static String fingerprint(Object request) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical(request).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static String canonical(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Map<?, ?> map -> {
                Map<String, String> sorted = new TreeMap<>();
                map.forEach((key, part) -> sorted.put(String.valueOf(key), canonical(part)));
                yield sorted.toString();
            }
            case List<?> list -> list.stream().map(SettingItems::canonical).collect(Collectors.joining(",", "[", "]"));
            case Number number ->
                new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
            case Object word -> '"' + word.toString() + '"';
        };
    }
}
