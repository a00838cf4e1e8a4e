package org.liandan.http;

import java.time.Instant;
import org.liandan.party.Sentence;

/**
 * Something that waits for somebody of an organisation.
 *
 * @param code stable name of what it is, kebab-case
 * @param urgency how long it has waited
 * @param what it is, for people
 * @param action what to do, for people
 * @param subject what it is about: a manifest's number as people read it, a webhook's address
 * @param since from when on it waits
 * @param path the page on which it is done
 */
public record InboxItem(
        String code, Urgency urgency, Sentence what, Sentence action, String subject, Instant since, String path) {

    /** In the order of a list. */
    public enum Urgency {
        /** The bureau has it on its list. */
        ESCALATED,
        /** The time for it is over. */
        OVERDUE,
        /** It waits. */
        WAITING
    }
}
