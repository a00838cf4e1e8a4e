package org.liandan.manifest.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A manifest's steps, read one after the other: what each must follow on, what the record must be after it, and what is wrong so far.
 * Holds one step at a time.
 */
public final class Chain {

    private final String number;
    private final KeyBook keys;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, String> record = new TreeMap<>();
    private int seq;
    private String head = Sm3.NOTHING;

    /**
     * A chain from its beginning.
     *
     * @param number the manifest's number
     * @param unsealed how many steps it has from before signing began
     */
    public Chain(String number, int unsealed, KeyBook keys) {
        this.number = number;
        this.keys = keys;
        seq = unsealed;
    }

    /** Looks at the next step. */
    public void add(SealedStep step) {
        int expected = seq + 1;
        StepDocument document;
        try {
            document = StepDocument.of(step.document());
        } catch (IllegalArgumentException e) {
            findings.add(new Finding(Flaw.UNREADABLE, Finding.step(expected), String.valueOf(e.getMessage())));
            seq = expected;
            head = step.hash();
            return;
        }
        if (!document.number().equals(number)) {
            found(Flaw.OTHER_MANIFEST, document);
        }
        if (document.seq() != expected) {
            found(Flaw.GAP, document);
        }
        if (!document.previous().equals(head)) {
            found(Flaw.BROKEN_LINK, document);
        }
        if (!Sm3.over(document.previous(), step.document()).equals(step.hash())) {
            found(Flaw.CHANGED, document);
        }
        keys.flawsOf(step.keyId(), document.organization(), document.at(), step.hash(), step.signature())
                .forEach(flaw -> found(flaw, document));
        seq = document.seq();
        head = step.hash();
        document.record().forEach(this::put);
    }

    private void put(String column, String value) {
        if (value.isEmpty()) {
            record.remove(column);
        } else {
            record.put(column, value);
        }
    }

    private void found(Flaw flaw, StepDocument document) {
        findings.add(Finding.ofStep(flaw, document.seq()));
    }

    /** What is wrong so far. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** What the steps say that the manifest's record is now: column to text; what is empty is not there. */
    public Map<String, String> record() {
        return Map.copyOf(record);
    }

    /** Number of the last step. */
    public int seq() {
        return seq;
    }

    /** Hash of the last step. */
    public String head() {
        return head;
    }
}
