package org.liandan.manifest.seal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of a day hash to. Each anchor names the one before, so that none can be exchanged, and is written to places that a
 * rewritten database does not reach.
 *
 * @param day in the district's time
 * @param steps how many signed steps the system recorded on that day
 * @param root {@link MerkleTree} over their hashes, ordered by manifest number and step
 * @param previous hash of the anchor of the day before, {@link Sm3#NOTHING} for the first
 * @param auditLog the end of the chain over the audit log when the anchor was made, as "place:hash", so that its end cannot be cut off;
 *     null while nothing was sealed, and in anchors from before there was one
 */
public record Anchor(
        LocalDate day,
        long steps,
        String root,
        String previous,
        @Nullable String auditLog) {

    private static final String KIND = "ANCHOR";

    /** The platform's statement of it. */
    public Statement signedBy(Signer platform) {
        Map<String, Object> members = new TreeMap<>(
                Map.of("kind", KIND, "day", day.toString(), "steps", steps, "root", root, "previous", previous));
        if (auditLog != null) {
            members.put("auditLog", auditLog);
        }
        return Statement.of(members, platform);
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
                    members.text("previous"),
                    members.optionalText("auditLog"));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("member 'day' is no day", e);
        }
    }
}
