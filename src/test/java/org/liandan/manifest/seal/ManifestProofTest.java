package org.liandan.manifest.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.liandan.manifest.seal.Seals.Move;

/** A proof holds for every chain that was really signed, and for nothing else. */
class ManifestProofTest {

    private static List<Flaw> flaws(Proof proof) {
        return proof.verify(null).stream().map(Finding::flaw).toList();
    }

    @Test
    void anOrdinaryChainHolds() {
        assertThat(Seals.ordinary().verify(Seals.ROOT.id())).isEmpty();
    }

    @Property(tries = 60)
    void everyChainThatWasSignedHolds(@ForAll("moves") List<Move> moves) {
        assertThat(Seals.proof(Seals.chain(moves)).verify(null)).isEmpty();
    }

    @Property(tries = 400)
    void anyOneCharacterThatIsAnotherIsFoundAtItsStep(
            @ForAll @IntRange(max = 3) int index,
            @ForAll @IntRange(max = 3) int part,
            @ForAll @IntRange(max = 100_000) int position,
            @ForAll char other) {
        Proof proof = Seals.ordinary();
        SealedStep step = proof.steps().get(index);
        String text = List.of(step.document(), step.hash(), step.keyId(), step.signature())
                .get(part);
        int at = position % text.length();
        if (text.charAt(at) == other) {
            return;
        }
        String changed = text.substring(0, at) + other + text.substring(at + 1);
        SealedStep forged = new SealedStep(
                part == 0 ? changed : step.document(),
                part == 1 ? changed : step.hash(),
                part == 2 ? changed : step.keyId(),
                part == 3 ? changed : step.signature());

        List<Finding> findings = Seals.with(proof, index, forged).verify(null);

        assertThat(findings).isNotEmpty();
        assertThat(findings.getFirst().where().english()).startsWith("Step ");
    }

    @Test
    void aChangedVolumeIsFoundAndTheStepIsNamed() {
        Proof proof = Seals.ordinary();
        SealedStep received = proof.steps().get(3);
        SealedStep forged = new SealedStep(
                received.document().replace("12.4", "99.4"), received.hash(), received.keyId(), received.signature());

        List<Finding> findings = Seals.with(proof, 3, forged).verify(null);

        assertThat(findings).containsExactly(Finding.ofStep(Flaw.CHANGED, 4));
        assertThat(findings.getFirst().sentence().both())
                .isEqualTo("第 4 步：内容与摘要不符，已被改动。 Step 4: its content does not have the hash: it was changed.");
    }

    @Test
    void aStepThatIsTakenOutIsFound() {
        Proof proof = Seals.ordinary();
        List<SealedStep> steps = new ArrayList<>(proof.steps());
        steps.remove(1);

        assertThat(flaws(Seals.with(proof, steps))).contains(Flaw.GAP, Flaw.BROKEN_LINK);
    }

    @Test
    void aProofThatIsCutShortIsFound() {
        Proof proof = Seals.ordinary();

        assertThat(flaws(Seals.with(proof, proof.steps().subList(0, 3)))).containsExactly(Flaw.CUT_SHORT);
    }

    @Test
    void twoSignaturesThatAreSwappedAreFound() {
        Proof proof = Seals.ordinary();
        SealedStep first = proof.steps().get(0);
        SealedStep second = proof.steps().get(1);
        Proof swapped = Seals.with(
                Seals.with(proof, 0, signed(first, second.signature())), 1, signed(second, first.signature()));

        assertThat(flaws(swapped)).containsExactly(Flaw.BAD_SIGNATURE, Flaw.BAD_SIGNATURE);
    }

    private static SealedStep signed(SealedStep step, String signature) {
        return new SealedStep(step.document(), step.hash(), step.keyId(), signature);
    }

    @Test
    void aStepSignedByAnotherPartyIsFound() {
        Proof proof = Seals.ordinary();
        SealedStep received = proof.steps().get(3);
        SealedStep byTheDriver = StepDocument.of(received.document()).sealedBy(Seals.signer(Seals.CARRIER));

        assertThat(flaws(Seals.with(proof, 3, byTheDriver))).containsExactly(Flaw.OTHER_HOLDER);
    }

    @Test
    void aForgersOwnKeyIsNotBelieved() {
        SecureRandom random = new SecureRandom();
        Sm2.PrivateKey own = Sm2.PrivateKey.random(random);
        Signer forger = own.signer(Seals.RECEIVER, random);
        PublishedKey selfMade = PublishedKey.endorsed(forger, own.point(), Seals.NOW.minusSeconds(9), forger);
        Proof proof = Seals.ordinary();
        SealedStep forged = StepDocument.of(proof.steps().get(3).document()).sealedBy(forger);
        List<PublishedKey> keys = new ArrayList<>(proof.keys());
        keys.add(selfMade);

        assertThat(flaws(Seals.withKeys(Seals.with(proof, 3, forged), keys)))
                .contains(Flaw.KEY_NOT_ENDORSED, Flaw.UNKNOWN_KEY);
    }

    @Test
    void aWholeProofByAnotherPlatformIsFoundByWhoKnowsTheRoot() {
        assertThat(Seals.ordinary().verify("0123456789abcdef").stream().map(Finding::flaw))
                .contains(Flaw.OTHER_ROOT, Flaw.UNKNOWN_KEY);
    }

    @Test
    void aKeyIsGoodOnlyWhileItIsInUse() {
        Proof proof = Seals.ordinary();
        List<PublishedKey> keys = new ArrayList<>(proof.keys());
        keys.replaceAll(key ->
                key.holder().equals(Seals.CARRIER) ? key.retired(Seals.NOW.plusSeconds(60), Seals.PLATFORM) : key);

        assertThat(flaws(Seals.withKeys(proof, keys))).containsExactly(Flaw.KEY_NOT_VALID);
    }

    @Test
    void aRetirementThatThePlatformHasNotSignedTakesTheKeyAway() {
        Proof proof = Seals.ordinary();
        List<PublishedKey> keys = new ArrayList<>(proof.keys());
        keys.replaceAll(key -> key.holder().equals(Seals.CARRIER)
                ? key.retired(Seals.NOW.plusSeconds(600), Seals.signer(Seals.PRODUCER))
                : key);

        assertThat(flaws(Seals.withKeys(proof, keys))).containsExactly(Flaw.KEY_NOT_ENDORSED, Flaw.UNKNOWN_KEY);
    }

    @Test
    void aSecondKeyOfThePlatformIsVouchedForByTheFirst() {
        SecureRandom random = new SecureRandom();
        Sm2.PrivateKey next = Sm2.PrivateKey.random(random);
        Signer second = next.signer(PublishedKey.PLATFORM, random);
        PublishedKey secondKey = PublishedKey.endorsed(second, next.point(), Seals.NOW, Seals.PLATFORM);
        Proof proof = Seals.ordinary();
        List<PublishedKey> keys = new ArrayList<>(proof.keys());
        keys.addFirst(secondKey);
        Statement end = Proof.endOf(Seals.NUMBER, 4, proof.steps().getLast().hash(), Seals.NOW, second);

        assertThat(new Proof(Seals.NUMBER, 0, proof.steps(), keys, end).verify(Seals.ROOT.id()))
                .isEmpty();
    }

    @Test
    void nothingIsNoProof() {
        assertThat(flaws(Seals.proof(List.of()))).containsExactly(Flaw.NO_STEPS);
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Map<String, String>> entries = Arbitraries.maps(
                        Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12),
                        Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(30))
                .ofMaxSize(5);
        return Combinators.combine(
                        Arbitraries.of(Seals.PRODUCER, Seals.CARRIER, Seals.RECEIVER),
                        Arbitraries.of("CREATED", "EDITED", "ISSUED", "CARRIED", "RECEIVED", "CANCELLED"),
                        entries)
                .as(Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
