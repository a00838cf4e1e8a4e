package org.liandan.manifest.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is needed to check a manifest's history without the system that made it.
 *
 * @param number the manifest's number
 * @param unsealed how many steps it has from before signing began; they are not in the proof
 * @param steps the signed steps, oldest first
 * @param keys the public keys that signed, and the platform's
 * @param end the platform's word for how many steps there were when the proof was made: a proof that is cut short shows
 */
public record Proof(String number, int unsealed, List<SealedStep> steps, List<PublishedKey> keys, Statement end) {

    public Proof {
        steps = List.copyOf(steps);
        keys = List.copyOf(keys);
    }

    /** The platform's statement of where a chain ends. */
    public static Statement endOf(String number, int steps, String head, Instant asOf, Signer platform) {
        return Statement.of(
                Map.of("kind", "CHAIN", "number", number, "steps", steps, "head", head, "asOf", asOf.toString()),
                platform);
    }

    /** When the proof was made, as the platform states. */
    public Instant asOf() {
        return Members.of(end.document()).instant("asOf");
    }

    /** Checks everything and says what does not hold, in the order of the steps; empty when all does. */
    public List<Finding> verify(@Nullable String expectedRoot) {
        KeyBook book = new KeyBook(keys, expectedRoot);
        List<Finding> findings = new ArrayList<>(book.findings());
        Chain chain = new Chain(number, unsealed, book);
        steps.forEach(chain::add);
        findings.addAll(chain.findings());
        if (steps.isEmpty()) {
            findings.add(Finding.ofStep(Flaw.NO_STEPS, unsealed));
        }
        endFlaw(book, chain).ifPresent(flaw -> findings.add(Finding.ofStep(flaw, chain.seq())));
        return findings;
    }

    private Optional<Flaw> endFlaw(KeyBook book, Chain chain) {
        if (!book.isPlatforms(end)) {
            return Optional.of(Flaw.BAD_SIGNATURE);
        }
        try {
            Members members = Members.of(end.document());
            boolean same = members.text("kind").equals("CHAIN")
                    && members.text("number").equals(number)
                    && members.number("steps") == chain.seq()
                    && members.text("head").equals(chain.head());
            return same ? Optional.empty() : Optional.of(Flaw.CUT_SHORT);
        } catch (IllegalArgumentException e) {
            return Optional.of(Flaw.UNREADABLE);
        }
    }

    /** Ids of the keys in it that vouch for themselves. */
    public Set<String> roots() {
        return new KeyBook(keys, null).roots();
    }
}
