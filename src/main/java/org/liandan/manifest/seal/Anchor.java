package org.liandan.manifest.seal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the steps of a day hash to. Each anchor names the one before, so that none can be exchanged, and is written to places that a
 * rewritten database does not reach.
 *
 * @param day in the district's time
 * @param steps how many signed steps the system recorded on that day
 * @param root {@link MerkleTree} over their hashes, ordered by manifest number and step
 * @param previous hash of the anchor of the day before, {@link Sm3#NOTHING} for the first
 */
public record Anchor(LocalDate day, long steps, String root, String previous) {

    private static final String KIND = "ANCHOR";

    /** The platform's statement of it. */
    public Statement signedBy(Signer platform) {
        return Statement.of(
                Map.of(
                        "kind", KIND,
                        "day", day.toString(),
                        "steps", steps,
                        "root", root,
                        "previous", previous),
                platform);
    }

    /**
     * The anchor of a statement.
     *
     * @throws IllegalArgumentException if the statement is none
     */
    public static Anchor of(Statement statement) {
        Members members = Members.of(statement.document());
        if (!members.text("kind").equals(KIND)) {
            throw new IllegalArgumentException("not an anchor");
        }
        try {
            return new Anchor(
                    LocalDate.parse(members.text("day")),
                    members.number("steps"),
                    members.text("root"),
                    members.text("previous"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("member 'day' is no day", e);
        }
    }
}
