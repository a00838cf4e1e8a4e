package org.liandan.audit;

import org.liandan.party.Sentence;

/**
 * Something that does not hold in the audit log.
 *
 * @param kind what
 * @param position place in the chain, from 1; 0 for what has none
 * @param entry number of the entry; 0 where it is not known
 */
public record AuditFlaw(Kind kind, long position, long entry) {

    /** What can be wrong. */
    @SuppressWarnings("ImmutableEnumChecker")
    public enum Kind {
        /** The entry is not what was sealed, or the seal is not the one that was made. */
        CHANGED("条目与封存时不符", "the entry is not what was sealed"),
        /** The entry that was sealed is gone. */
        ENTRY_MISSING("已封存的条目不见了", "the entry that was sealed is gone"),
        /** A seal is gone, or one was put in between. */
        SEAL_MISSING("封存链断开", "the chain of seals is broken"),
        /** The entry is older than seals take, and has none: it was put in behind the chain. */
        UNSEALED("条目没有封存", "the entry has no seal"),
        /** The file beside the database knows a seal that the chain has not or has otherwise. */
        HEAD_DIFFERS("与库外留存的封存值不符", "what is kept outside the database differs");

        private final Sentence sentence;

        Kind(String chinese, String english) {
            this.sentence = new Sentence(chinese, english);
        }
    }

    /** What is wrong and where, Chinese first. */
    public String line() {
        return "audit_entry %d (%d)：%s。 %s."
                .formatted(entry, position, kind.sentence.chinese(), kind.sentence.english());
    }
}
