package org.liandan.fleet.web;

import java.util.List;
import org.liandan.fleet.LoggedMessage;

/** A message on a page. */
public record MessageView(LoggedMessage message, List<FieldTree.Line> header, List<FieldTree.Line> body) {

    static MessageView of(LoggedMessage message) {
        return new MessageView(message, FieldTree.of(message.header()), FieldTree.of(message.body()));
    }

    /** Which package of how many, {@code 2/5}; empty for a message in one piece. */
    public String part() {
        Object total = message.header().get("total");
        return total == null ? "" : message.header().get("index") + "/" + total;
    }
}
