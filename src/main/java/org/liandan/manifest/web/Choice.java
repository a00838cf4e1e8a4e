package org.liandan.manifest.web;

import java.util.Comparator;
import java.util.List;

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

    /** Those that can be chosen. */
    static List<Choice> open(List<Choice> choices) {
        return choices.stream().filter(Choice::open).toList();
    }

    /** Those that cannot, each with its reason. */
    static List<Choice> closed(List<Choice> choices) {
        return choices.stream().filter(choice -> !choice.open()).toList();
    }

    /** The same with what is chosen in front, where it is seen without scrolling. */
    static List<Choice> chosenFirst(List<Choice> choices) {
        return choices.stream()
                .sorted(Comparator.comparing(choice -> !choice.chosen()))
                .toList();
    }

    /** What cannot be chosen is not. */
    Choice notChosen() {
        return new Choice(value, label, note, false, reason);
    }

    /** Chosen, if it can be: where there is only one, nobody needs to choose. */
    Choice theOnlyOne() {
        return new Choice(value, label, note, open(), reason);
    }

    public boolean open() {
        return reason.isEmpty();
    }
}
