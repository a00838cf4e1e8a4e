package org.liandan.manifest.seal;

/**
 * A step with what proves it. Texts, not checked: that is what {@link Proof#verify} is for.
 *
 * @param document canonical text of a {@link StepDocument}
 * @param hash SM3 over the hash before (32 bytes) and the document in UTF-8
 * @param keyId the key that signed
 * @param signature SM2 of the hash's 32 bytes
 */
public record SealedStep(String document, String hash, String keyId, String signature) {}
