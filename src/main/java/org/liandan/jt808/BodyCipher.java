package org.liandan.jt808;

import java.security.GeneralSecurityException;

/**
 * Encrypts and decrypts the bodies of packages (JT/T 808 clause 4.4.3, bits 10 to 12 of the body attributes). Each package
 * has its body encrypted on its own, and the header counts the encrypted bytes.
 */
public interface BodyCipher {

    /** Bit 10 alone: RSA, the only encryption that the standard names. */
    int RSA = 1;

    /** Bits 10 to 12 as a number, 1 to 7. */
    int method();

    /** So many bytes of a body fit into one package once they are encrypted. */
    int mostPlainBytes();

    /**
     * The body of one package, encrypted.
     *
     * @throws GeneralSecurityException if there is no key to encrypt with
     */
    byte[] encrypt(byte[] plain) throws GeneralSecurityException;

    /**
     * The body of one package as it was before it was encrypted.
     *
     * @throws GeneralSecurityException if the bytes were not encrypted for this key, or there is none to decrypt with
     */
    byte[] decrypt(byte[] encrypted) throws GeneralSecurityException;
}
