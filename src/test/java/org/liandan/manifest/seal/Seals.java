package org.liandan.manifest.seal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A platform, three parties with keys, and chains that they sign. */
final class Seals {

    static final String NUMBER = "150203202611210000018";
    static final String PRODUCER = "91150203MA0M75PU30";
    static final String CARRIER = "91150203MA00LH0Y6Y";
    static final String RECEIVER = "91150203MA0KDL0112";

    static final Instant NOW = Instant.parse("2026-11-21T00:30:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    static final Sm2.PrivateKey PLATFORM_KEY = Sm2.PrivateKey.random(RANDOM);
    static final Signer PLATFORM = PLATFORM_KEY.signer(PublishedKey.PLATFORM, RANDOM);
    static final PublishedKey ROOT = published(PLATFORM_KEY, PLATFORM);

    private static final Map<String, Sm2.PrivateKey> KEYS = Map.of(
            PRODUCER, Sm2.PrivateKey.random(RANDOM),
            CARRIER, Sm2.PrivateKey.random(RANDOM),
            RECEIVER, Sm2.PrivateKey.random(RANDOM));

    private Seals() {}

    static PublishedKey published(Sm2.PrivateKey key, Signer signer) {
        return PublishedKey.endorsed(signer, key.point(), NOW.minusSeconds(3600), PLATFORM);
    }

    static Signer signer(String holder) {
        return Objects.requireNonNull(KEYS.get(holder)).signer(holder, RANDOM);
    }

    static PublishedKey key(String holder) {
        return published(Objects.requireNonNull(KEYS.get(holder)), signer(holder));
    }

    static List<PublishedKey> keys() {
        return List.of(ROOT, key(PRODUCER), key(CARRIER), key(RECEIVER));
    }

    /** What somebody does: who, what, and what is filled in. */
    record Move(String holder, String kind, Map<String, String> entries) {}

    static final List<Move> ORDINARY = List.of(
            new Move(PRODUCER, "CREATED", Map.of("siteName", "阿尔丁大街工地", "volumeM3", "12.5")),
            new Move(PRODUCER, "ISSUED", Map.of("volumeM3", "12.5")),
            new Move(CARRIER, "CARRIED", Map.of("driverName", "李四", "plate", "蒙B12345")),
            new Move(RECEIVER, "RECEIVED", Map.of("volumeM3", "12.4", "remarks", "\"全部\"\n接受")));

    static List<SealedStep> chain(List<Move> moves) {
        List<SealedStep> steps = new ArrayList<>();
        String previous = Sm3.NOTHING;
        for (Move move : moves) {
            StepDocument document = new StepDocument(
                    NUMBER,
                    steps.size() + 1,
                    move.kind(),
                    NOW.plusSeconds(60L * steps.size()),
                    move.holder(),
                    "user",
                    move.entries(),
                    Map.of("state", move.kind()),
                    previous);
            SealedStep step = document.sealedBy(signer(move.holder()));
            steps.add(step);
            previous = step.hash();
        }
        return steps;
    }

    static Proof proof(List<SealedStep> steps) {
        String head = steps.isEmpty() ? Sm3.NOTHING : steps.getLast().hash();
        return new Proof(NUMBER, 0, steps, keys(), Proof.endOf(NUMBER, steps.size(), head, NOW, PLATFORM));
    }

    static Proof ordinary() {
        return proof(chain(ORDINARY));
    }

    /** The proof with other steps; what the platform stated stays. */
    static Proof with(Proof proof, List<SealedStep> steps) {
        return new Proof(proof.number(), proof.unsealed(), steps, proof.keys(), proof.end());
    }

    static Proof with(Proof proof, int index, SealedStep step) {
        List<SealedStep> steps = new ArrayList<>(proof.steps());
        steps.set(index, step);
        return with(proof, steps);
    }

    static Proof withKeys(Proof proof, List<PublishedKey> keys) {
        return new Proof(proof.number(), proof.unsealed(), proof.steps(), keys, proof.end());
    }
}
