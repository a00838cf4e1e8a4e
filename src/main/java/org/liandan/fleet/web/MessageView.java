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

    /** Of an answer: what it answers and its result, {@code 0x0200 → 0}; empty for anything else. */
    public String gist() {
        Object result = message.body().get("result");
        Object answered = message.body().get("reply_id");
        return result == null ? "" : (answered == null ? "" : answered + " ") + "→ " + result;
    }

    /** Whether it says no. */
    public boolean refusal() {
        return message.body().get("result") instanceof Number result && result.intValue() != 0;
    }
}
