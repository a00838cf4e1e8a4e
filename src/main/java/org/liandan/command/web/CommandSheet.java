package org.liandan.command.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.command.CommandKind;
import org.liandan.fleet.RegisteredTerminal;
import org.liandan.jt808.ParameterId;

/**
 * What the page shows.
 *
 * @param terminal whose orders
 * @param lines this page's orders, newest first
 * @param kinds the forms that the reader gets
 * @param parameters what can be asked and set
 * @param refusals what was wrong with the order just sent, empty where nothing was
 */
public record CommandSheet(
        RegisteredTerminal terminal,
        List<CommandLine> lines,
        long total,
        int number,
        Set<CommandKind> kinds,
        List<ParameterId> parameters,
        List<String> refusals) {

    public String path() {
        return "/terminals/" + terminal.phone().digits() + "/commands";
    }

    public boolean may(String kind) {
        return kinds.contains(CommandKind.valueOf(kind));
    }

    public @Nullable String previous() {
        return number > 0 ? path() + "?page=" + (number - 1) : null;
    }

    public @Nullable String next() {
        return (number + 1L) * CommandPages.SIZE < total ? path() + "?page=" + (number + 1) : null;
    }
}
