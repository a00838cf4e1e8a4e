package org.liandan.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AuditSealTest {

    private static final Instant AT = Instant.parse("2026-11-23T02:00:00.123456Z");
    private static final AuditEntry ENTRY =
            new AuditEntry(7, AT, "bureau", "USER_CHANGED", "user", "clerk", "{\"a\": 1}", "192.0.2.7");

    @Test
    void theSameEntryBehindTheSameSealHasTheSameSeal() {
        assertThat(AuditSeal.BEGINNING.over(ENTRY)).isEqualTo(AuditSeal.BEGINNING.over(ENTRY));
    }

    @Test
    void theSealHangsOnTheOneBefore() {
        AuditSeal first = AuditSeal.BEGINNING.over(ENTRY);

        assertThat(first.over(ENTRY)).isNotEqualTo(first);
    }

    @Property
    void anotherCharacterAnywhereIsAnotherSeal(
            @ForAll @IntRange(max = 7) int field, @ForAll @StringLength(min = 1, max = 5) String more) {
        assertThat(AuditSeal.BEGINNING.over(changed(field, more))).isNotEqualTo(AuditSeal.BEGINNING.over(ENTRY));
    }

    @Test
    void whatMovesFromOneFieldToTheNextShows() {
        AuditEntry moved = new AuditEntry(7, AT, "bureauU", "SER_CHANGED", "user", "clerk", "{\"a\": 1}", "192.0.2.7");

        assertThat(AuditSeal.BEGINNING.over(moved)).isNotEqualTo(AuditSeal.BEGINNING.over(ENTRY));
    }

    @Test
    void anAddressThatIsNotThereIsNoneThatIsEmpty() {
        AuditEntry none = new AuditEntry(7, AT, "bureau", "USER_CHANGED", "user", "clerk", "{}", null);
        AuditEntry empty = new AuditEntry(7, AT, "bureau", "USER_CHANGED", "user", "clerk", "{}", "");

        assertThat(AuditSeal.BEGINNING.over(none)).isNotEqualTo(AuditSeal.BEGINNING.over(empty));
    }

    private static AuditEntry changed(int field, String more) {
        return new AuditEntry(
                ENTRY.id() + (field == 0 ? more.length() : 0),
                ENTRY.at().plusMillis(field == 1 ? more.length() : 0),
                ENTRY.actor() + (field == 2 ? more : ""),
                ENTRY.action() + (field == 3 ? more : ""),
                ENTRY.subjectType() + (field == 4 ? more : ""),
                ENTRY.subjectId() + (field == 5 ? more : ""),
                ENTRY.detail() + (field == 6 ? more : ""),
                ENTRY.address() + (field == 7 ? more : ""));
    }
}
