package org.liandan.enforcement.web;

import org.liandan.enforcement.store.TriageReader;
import org.liandan.haul.Violation;
import org.liandan.haul.web.ViolationLine;

/**
 * A finding in the list.
 *
 * @param line the finding with its urgency and its review
 * @param shown its values as words
 * @param late whether nobody has decided in time
 * @param href the inbox with it chosen
 * @param part address of what is told of it
 * @param chosen whether it is the one that is told of
 */
public record TriageRow(
        TriageReader.Line line, ViolationLine shown, boolean late, String href, String part, boolean chosen) {

    public Violation violation() {
        return line.finding().violation();
    }
}
