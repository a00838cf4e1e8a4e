package org.liandan.enforcement.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.liandan.enforcement.ReviewState;
import org.liandan.enforcement.store.TriageFilter;
import org.liandan.haul.ViolationCategory;
import org.liandan.haul.ViolationType;
import org.liandan.http.Days;

/**
 * What an officer goes through, as the address says it. What cannot be read restricts nothing and is shown empty.
 *
 * @param state name of a {@link ReviewState}, or empty for what waits for the reader
 * @param kind name of a {@link ViolationType} or of a {@link ViolationCategory}, or empty for violations
 * @param carrier identity of the organisation, or empty
 * @param place identity of the place, or empty
 * @param day ISO date, or empty
 * @param police whether the reader is of the traffic police, whose is only what was handed over
 */
public record TriageSearch(String state, String kind, String carrier, String place, String day, boolean police) {

    private static final Set<ReviewState> WAIT_FOR_POLICE = EnumSet.of(ReviewState.HANDED_OVER, ReviewState.RECEIVED);

    static TriageSearch of(
            @Nullable String state,
            @Nullable String kind,
            @Nullable String carrier,
            @Nullable String place,
            @Nullable String day,
            boolean police) {
        return new TriageSearch(
                name(state, states(police)),
                name(kind, kinds()),
                identity(carrier),
                identity(place),
                Days.readable(day),
                police);
    }

    /** The states that a reader chooses from. */
    static Stream<ReviewState> states(boolean police) {
        return Arrays.stream(ReviewState.values()).filter(state -> !police || state.isWithThePolice());
    }

    private static Stream<? extends Enum<?>> kinds() {
        return Stream.concat(Arrays.stream(ViolationType.values()), Arrays.stream(ViolationCategory.values()));
    }

    private static String name(@Nullable String asked, Stream<? extends Enum<?>> known) {
        return known.map(Enum::name)
                .filter(name -> name.equals(asked))
                .findFirst()
                .orElse("");
    }

    private static String identity(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? text : "";
    }

    TriageFilter filter() {
        LocalDate asked = day.isEmpty() ? null : LocalDate.parse(day);
        Instant from = asked == null ? null : Days.start(asked);
        Instant to = asked == null ? null : Days.start(asked.plusDays(1));
        return new TriageFilter(wantedStates(), types(), number(carrier), number(place), from, to);
    }

    private Set<ReviewState> wantedStates() {
        if (!state.isEmpty()) {
            return EnumSet.of(ReviewState.valueOf(state));
        }
        return police ? WAIT_FOR_POLICE : EnumSet.of(ReviewState.UNREVIEWED);
    }

    private Set<ViolationType> types() {
        return Arrays.stream(ViolationType.values()).filter(this::isWanted).collect(Collectors.toSet());
    }

    private boolean isWanted(ViolationType type) {
        if (kind.isEmpty()) {
            // what was handed over was an officer's choice, whatever its kind
            return police || type.category() == ViolationCategory.VIOLATION;
        }
        return type.name().equals(kind) || type.category().name().equals(kind);
    }

    private static @Nullable Long number(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    /** Whether anything restricts the list beyond what waits. */
    public boolean isRestricted() {
        return !(state + kind + carrier + place + day).isEmpty();
    }

    /** Whether only that carrier is asked for. */
    public boolean isOf(long organization) {
        return carrier.equals(String.valueOf(organization));
    }

    /** Whether only what happened near that place is asked for. */
    public boolean isNear(long identity) {
        return place.equals(String.valueOf(identity));
    }

    /** The same as a query; empty where nothing is asked. */
    public String query() {
        return Stream.of(
                        parameter("state", state),
                        parameter("kind", kind),
                        parameter("carrier", carrier),
                        parameter("place", place),
                        parameter("day", day))
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("&"));
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : name + "=" + value;
    }

    /** The inbox with these filters and one finding chosen. */
    public String at(long violation) {
        return TriagePages.PATH + "?" + (query().isEmpty() ? "" : query() + "&") + "at=" + violation;
    }

    /** The part of one finding, with the one that comes behind it. */
    String part(long violation, long next) {
        return TriagePages.PATH + "/" + violation + "?" + (query().isEmpty() ? "" : query() + "&") + "next=" + next;
    }

    /** Where a finding's forms are sent to. */
    public String action(long violation) {
        return TriagePages.PATH + "/" + violation + (query().isEmpty() ? "" : "?" + query());
    }
}
