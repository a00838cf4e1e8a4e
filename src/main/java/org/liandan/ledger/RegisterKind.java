package org.liandan.ledger;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.liandan.manifest.Labelled;
import org.liandan.party.Role;

/** Registers 登记册: manifests as one party sees them, over any time. */
public enum RegisterKind implements Labelled {
    OUTGOING("产出登记册", "outgoing register"),
    TRANSPORTED("承运登记册", "transported register"),
    INCOMING("接收登记册", "incoming register"),
    MANAGED("监管登记册", "managed register");

    private final String chinese;
    private final String english;

    RegisterKind(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    /** Whether one of these roles reads it. */
    public boolean isFor(Set<Role> held) {
        return held.stream().anyMatch(this::isFor);
    }

    private boolean isFor(Role role) {
        return switch (this) {
            case OUTGOING -> role == Role.PRODUCER;
            case TRANSPORTED -> role == Role.CARRIER;
            case INCOMING -> role == Role.RECEIVER;
            case MANAGED ->
                role == Role.BUREAU || role == Role.BUREAU_ADMIN || role == Role.AUDITOR || role == Role.SUBDISTRICT;
        };
    }

    /** Whether its time is 接收时间; that of the others is 交付时间. */
    public boolean byReceipt() {
        return this == INCOMING;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that slug; empty when there is none. */
    public static Optional<RegisterKind> ofSlug(String slug) {
        for (RegisterKind kind : values()) {
            if (kind.slug().equals(slug)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
