package org.liandan.manifest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.liandan.party.OrganizationId;
import org.liandan.party.Sentence;
import org.liandan.place.PlaceId;

/**
 * Numbers that a place without network may give by itself on one day, to be filled in later (rules.md D.3). Their serials lie
 * above those that are given in the ordinary way, so the two never meet.
 *
 * @param id the block
 * @param owner the organisation whose numbers they are
 * @param place the place of origin at which they are given
 * @param day the day that stands in them
 * @param firstSerial serial of the first one
 * @param size how many there are, 1 to {@value #LARGEST}
 * @param expiresAt from when on none of them is taken any more
 */
public record NumberBlock(
        long id, OrganizationId owner, PlaceId place, LocalDate day, int firstSerial, int size, Instant expiresAt) {

    /** The first serial that is never given in the ordinary way. */
    public static final int FIRST_SERIAL = 900_000;

    /** A site that needs more asks again. */
    public static final int LARGEST = 200;

    /** How many days ahead a block may be for. */
    public static final int MOST_DAYS_AHEAD = 7;

    /** How long after its day a block may be filled in, in days. */
    public static final int LONGEST_DAYS = 30;

    /** How many of an organisation's blocks may be open at a time. */
    public static final int MOST_OPEN = 20;

    static final String FIELD = "number";

    /** Its numbers, in order. */
    public List<ManifestNumber> numbers() {
        return IntStream.range(firstSerial, firstSerial + size)
                .mapToObj(serial -> ManifestNumber.of(day, serial))
                .toList();
    }

    /** Whether it lies among them. */
    public boolean contains(ManifestNumber number) {
        int serial = number.serial();
        return number.day().equals(day) && serial >= firstSerial && serial < firstSerial + size;
    }

    /**
     * Why an organisation must not give that number; empty when it may. Another organisation's number and one that nobody has
     * reserved look the same.
     *
     * @param block the block that the number lies in, or empty
     * @param used whether a manifest has it already
     * @param origin the place that the load comes from; empty while it is not known
     * @param handedOver the day of the handing over; empty while it is not known
     */
    public static Optional<Refusal> judge(
            Optional<NumberBlock> block,
            boolean used,
            OrganizationId organization,
            Optional<PlaceId> origin,
            Optional<LocalDate> handedOver,
            Instant now) {
        NumberBlock found =
                block.filter(known -> known.owner().equals(organization)).orElse(null);
        if (found == null) {
            return Optional.of(Refusal.of(RefusalCode.NUMBER_NOT_RESERVED, FIELD));
        }
        if (used) {
            return Optional.of(Refusal.of(RefusalCode.NUMBER_USED, FIELD));
        }
        if (!now.isBefore(found.expiresAt())) {
            return Optional.of(Refusal.of(
                    RefusalCode.NUMBER_EXPIRED, FIELD, Sentence.same(DistrictTime.shown(found.expiresAt()))));
        }
        if (origin.isPresent() && !origin.get().equals(found.place())) {
            return Optional.of(Refusal.of(RefusalCode.NUMBER_OTHER_PLACE, FIELD));
        }
        return handedOver
                .filter(day -> !day.equals(found.day()))
                .map(_ -> Refusal.of(RefusalCode.NUMBER_OTHER_DAY, FIELD, Sentence.same(found.day())));
    }
}
