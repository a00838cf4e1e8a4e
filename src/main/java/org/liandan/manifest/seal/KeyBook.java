package org.liandan.manifest.seal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Public keys that have been looked at: each is what it says it is and endorsed by a key of the platform, back to the root. What is
 * not is found once and never believed.
 */
public final class KeyBook {

    private final Map<String, PublishedKey> believed = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> roots = new TreeSet<>();

    /**
     * Looks at keys.
     *
     * @param expectedRoot id of the platform's first key as published elsewhere, or null to take whichever is there
     */
    public KeyBook(Collection<PublishedKey> keys, @Nullable String expectedRoot) {
        Map<String, PublishedKey> open = new LinkedHashMap<>();
        for (PublishedKey key : keys) {
            try {
                if (key.isItself()) {
                    open.put(key.id(), key);
                } else {
                    findings.add(Finding.ofKey(Flaw.KEY_ALTERED, key.id()));
                }
            } catch (IllegalArgumentException e) {
                findings.add(Finding.ofKey(Flaw.UNREADABLE, key.endorsement().keyId()));
            }
        }
        open.values().stream().filter(PublishedKey::isRoot).forEach(key -> roots.add(key.id()));
        for (String root : List.copyOf(roots)) {
            if (expectedRoot != null && !root.equals(expectedRoot)) {
                findings.add(Finding.ofKey(Flaw.OTHER_ROOT, root));
                open.remove(root);
            }
        }
        believe(open);
        open.keySet().forEach(id -> findings.add(Finding.ofKey(Flaw.KEY_NOT_ENDORSED, id)));
    }

    /** Round by round, until no endorsement leads on: a chain of platform keys is as long as there were rotations. */
    private void believe(Map<String, PublishedKey> open) {
        boolean more = true;
        while (more) {
            List<PublishedKey> now =
                    open.values().stream().filter(this::isVouchedFor).toList();
            now.forEach(key -> {
                believed.put(key.id(), key);
                open.remove(key.id());
            });
            more = !now.isEmpty();
        }
    }

    private boolean isVouchedFor(PublishedKey key) {
        PublishedKey issuer =
                key.isRoot() ? key : believed.get(key.endorsement().keyId());
        return issuer != null
                && issuer.isPlatform()
                && key.endorsement().isSignedBy(issuer)
                && (key.retirement() == null || isRetiredByPlatform(key));
    }

    private boolean isRetiredByPlatform(PublishedKey key) {
        Statement retirement = key.retirement();
        if (retirement == null) {
            return true;
        }
        PublishedKey issuer = retirement.keyId().equals(key.id()) ? key : believed.get(retirement.keyId());
        return issuer != null && issuer.isPlatform() && retirement.isSignedBy(issuer);
    }

    /** What is wrong with the keys themselves. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Ids of the keys that vouch for themselves: what a person compares with what is published. */
    public Set<String> roots() {
        return Set.copyOf(roots);
    }

    /** The key of that id, if it can be believed. */
    public @Nullable PublishedKey find(String id) {
        return believed.get(id);
    }

    /** What is wrong with a signature over a hash that the holder is said to have made at that moment; empty if nothing is. */
    List<Flaw> flawsOf(String keyId, String holder, Instant at, String hash, String signature) {
        PublishedKey key = believed.get(keyId);
        if (key == null) {
            return List.of(Flaw.UNKNOWN_KEY);
        }
        List<Flaw> flaws = new ArrayList<>();
        if (!key.holder().equals(holder)) {
            flaws.add(Flaw.OTHER_HOLDER);
        }
        if (!key.isValidAt(at)) {
            flaws.add(Flaw.KEY_NOT_VALID);
        }
        if (!Sm3.isHash(hash) || !Sm2.verifies(key.point(), Statement.bytes(hash), signature)) {
            flaws.add(Flaw.BAD_SIGNATURE);
        }
        return flaws;
    }

    /** Whether a key of the platform that can be believed has signed the statement. */
    public boolean isPlatforms(Statement statement) {
        PublishedKey key = believed.get(statement.keyId());
        return key != null && key.isPlatform() && statement.isSignedBy(key);
    }
}
