package org.liandan.manifest.web;

/**
 * One of several things to choose from.
 *
 * @param value what the form sends
 * @param label what the person reads
 * @param note a second, quieter line; empty for none
 * @param chosen whether it is chosen as the page opens
 * @param reason why it cannot be chosen, a sentence; empty when it can
 */
public record Choice(String value, String label, String note, boolean chosen, String reason) {

    public static Choice of(String value, String label, boolean chosen) {
        return new Choice(value, label, "", chosen, "");
    }

    public boolean open() {
        return reason.isEmpty();
    }
}
