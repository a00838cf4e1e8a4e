package org.liandan.http;

import io.quarkus.arc.All;
import jakarta.enterprise.context.RequestScoped;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.liandan.party.Role;

/**
 * 待我处理: whatever waits for the caller's organisation, the most urgent first. It is looked for once a request, so that a page's
 * counter and the list agree.
 */
@RequestScoped
public class Inbox {

    /** Of each kind; whoever has more works through these first. */
    static final int MOST = 100;

    private static final Set<Role> READERS =
            EnumSet.of(Role.PRODUCER, Role.CARRIER, Role.RECEIVER, Role.BUREAU, Role.BUREAU_ADMIN);

    private final List<InboxSource> sources;
    private final Caller caller;
    private @Nullable List<InboxItem> items;

    Inbox(@All List<InboxSource> sources, Caller caller) {
        this.sources = sources;
        this.caller = caller;
    }

    /** Whether people of these roles have one. */
    public static boolean isFor(Set<Role> roles) {
        return roles.stream().anyMatch(READERS::contains);
    }

    /** What waits. */
    public List<InboxItem> items() {
        List<InboxItem> known = items;
        if (known == null) {
            known = sources.stream()
                    .flatMap(source -> source.items(caller, MOST).stream())
                    .sorted(Comparator.comparing(InboxItem::urgency)
                            .thenComparing(InboxItem::since)
                            .thenComparing(InboxItem::subject))
                    .toList();
            items = known;
        }
        return known;
    }
}
