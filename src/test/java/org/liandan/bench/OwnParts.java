package org.liandan.bench;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a decoded message consists of: objects, and bytes of a 64-bit HotSpot with compressed references. Strings and enums
 * are shared and not counted.
 */
record OwnParts(int objects, long bytes) {

    private static final int OBJECT_HEADER = 12;
    private static final int ARRAY_HEADER = 16;
    private static final int REFERENCE = 4;
    private static final int INSTANT_BYTES = 24;
    private static final int LIST_BYTES = 24;

    static OwnParts of(@Nullable Object part) {
        return switch (part) {
            case null -> new OwnParts(0, 0);
            case String _ -> new OwnParts(0, 0);
            case Enum<?> _ -> new OwnParts(0, 0);
            case Instant _ -> new OwnParts(1, INSTANT_BYTES);
            case byte[] bytes -> new OwnParts(1, aligned(ARRAY_HEADER + bytes.length));
            case List<?> list -> {
                OwnParts sum = new OwnParts(2, LIST_BYTES + aligned(ARRAY_HEADER + REFERENCE * list.size()));
                for (Object element : list) {
                    sum = sum.plus(of(element));
                }
                yield sum;
            }
            default -> ofFields(part);
        };
    }

    OwnParts plus(OwnParts other) {
        return new OwnParts(objects + other.objects, bytes + other.bytes);
    }

    private static OwnParts ofFields(Object part) {
        int size = OBJECT_HEADER;
        OwnParts parts = new OwnParts(0, 0);
        try {
            for (Field field : part.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    size += size(field.getType());
                    if (!field.getType().isPrimitive()) {
                        field.setAccessible(true);
                        parts = parts.plus(of(field.get(part)));
                    }
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return parts.plus(new OwnParts(1, aligned(size)));
    }

    private static int size(Class<?> type) {
        if (type == long.class || type == double.class) {
            return 8;
        }
        return type == boolean.class || type == byte.class ? 1 : REFERENCE;
    }

    private static long aligned(int bytes) {
        return (bytes + 7L) / 8 * 8;
    }
}
