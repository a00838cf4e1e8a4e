package org.liandan.manifest.seal;

/** Signs with one key. The software's own keys are one way; a security module or a key service behind the network is another. */
public interface Signer {

    /** Which key signs. */
    KeyId keyId();

    /** Whose it is: the organisation's credit code, or {@link PublishedKey#PLATFORM}. */
    String holder();

    /**
     * The SM2 signature (GB/T 32918.2) of a message under the default user id of GM/T 0009.
     *
     * @return r and s, 32 bytes each, as 128 lower-case hexadecimal digits
     */
    String sign(byte[] message);
}
