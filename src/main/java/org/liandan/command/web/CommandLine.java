package org.liandan.command.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.liandan.command.PlacedCommand;

/**
 * An order as the page shows it.
 *
 * @param command the order
 * @param request its fields, passwords hidden
 * @param answer the terminal's answer
 * @param mayConfirm whether the reader may confirm it
 * @param mayCancel whether the reader may withdraw it
 */
public record CommandLine(
        PlacedCommand command, List<Leaf> request, List<Leaf> answer, boolean mayConfirm, boolean mayCancel) {

    /** A photo list or a route may be long; the whole of it is to be had over REST. */
    private static final int MOST_LEAVES = 60;

    /**
     * One value of a tree.
     *
     * @param name path of names to it
     * @param value as words
     */
    public record Leaf(String name, String value) {}

    static CommandLine of(PlacedCommand command, boolean mayConfirm, boolean mayCancel) {
        return new CommandLine(
                command, leaves(ShownRequest.of(command.request())), leaves(command.answer()), mayConfirm, mayCancel);
    }

    private static List<Leaf> leaves(@Nullable Map<String, ?> tree) {
        List<Leaf> leaves = new ArrayList<>();
        if (tree != null) {
            collect("", tree, leaves);
        }
        return leaves;
    }

    private static void collect(String path, @Nullable Object value, List<Leaf> leaves) {
        if (leaves.size() >= MOST_LEAVES) {
            return;
        }
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((name, part) -> collect(path.isEmpty() ? "" + name : path + "." + name, part, leaves));
            case List<?> list
            when list.stream().anyMatch(part -> part instanceof Map<?, ?>) -> {
                for (int i = 0; i < list.size(); i++) {
                    collect(path + "[" + i + "]", list.get(i), leaves);
                }
            }
            case null, default -> leaves.add(new Leaf(path, Objects.toString(value, "")));
        }
    }
}
