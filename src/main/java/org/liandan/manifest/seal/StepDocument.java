package org.liandan.manifest.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is signed when somebody takes a step. Its text, {@link #text()}, is the one form that is ever hashed; {@code docs/proof.md}
 * has it member by member.
 *
 * @param number the manifest's number, 21 characters
 * @param seq place in the history, from 1
 * @param kind what happened, for instance {@code ISSUED}
 * @param at when the system recorded it, to the microsecond at the finest
 * @param organization credit code of the organisation that took the step
 * @param username the account that took it
 * @param entries what the person filled in, by field name
 * @param record what the step changed in the manifest's record, by column; an empty text stands for a column that was emptied
 * @param previous hash of the step before, {@link Sm3#NOTHING} for the first
 */
public record StepDocument(
        String number,
        int seq,
        String kind,
        Instant at,
        String organization,
        String username,
        Map<String, String> entries,
        Map<String, String> record,
        String previous) {

    /** Of the form of this document. A change of form gets a new number; old documents keep theirs. */
    public static final int SCHEMA = 1;

    private static final int MEMBERS = 10;

    /** @throws IllegalArgumentException if the time is finer than the database keeps, or the hash before is none */
    public StepDocument {
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("finer than a microsecond: " + at);
        }
        if (!Sm3.isHash(previous)) {
            throw new IllegalArgumentException("not a hash: '" + previous + "'");
        }
        entries = Map.copyOf(entries);
        record = Map.copyOf(record);
    }

    /** The canonical text. */
    public String text() {
        Map<String, Object> members = new TreeMap<>();
        members.put("v", SCHEMA);
        members.put("number", number);
        members.put("seq", seq);
        members.put("kind", kind);
        members.put("at", at.toString());
        members.put("organization", organization);
        members.put("username", username);
        members.put("entries", entries);
        members.put("record", record);
        members.put("previous", previous);
        return CanonicalText.write(members);
    }

    /**
     * The step of a text.
     *
     * @throws IllegalArgumentException if the text is none that {@link #text()} gives
     */
    public static StepDocument of(String text) {
        Members members = Members.of(text);
        if (members.number("v") != SCHEMA || members.values().size() != MEMBERS) {
            throw new IllegalArgumentException("not a step of schema " + SCHEMA);
        }
        return new StepDocument(
                members.text("number"),
                members.number("seq"),
                members.text("kind"),
                members.instant("at"),
                members.text("organization"),
                members.text("username"),
                members.texts("entries"),
                members.texts("record"),
                members.text("previous"));
    }

    /** Hashes and signs it. */
    public SealedStep sealedBy(Signer signer) {
        String text = text();
        String hash = Sm3.over(previous, text);
        return new SealedStep(text, hash, signer.keyId().value(), signer.sign(Statement.bytes(hash)));
    }
}
