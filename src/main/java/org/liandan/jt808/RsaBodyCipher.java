package org.liandan.jt808;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * RSA with keys of 1024 bits as 0x8a00 and 0x0a00 exchange them. The standard gives neither padding nor chaining; this is
 * PKCS #1 v1.5, each block of 117 bytes encrypted to one of 128, block behind block. Safe for several threads.
 */
public final class RsaBodyCipher implements BodyCipher {

    private static final String TRANSFORMATION = "RSA/ECB/PKCS1Padding";
    private static final int BLOCK = RsaKey.MODULUS_BYTES;
    /** What the padding leaves of a block. */
    private static final int PLAIN_BLOCK = BLOCK - 11;

    private static final int MOST_BODY_BYTES = 1023;

    private final @Nullable PrivateKey own;
    private final @Nullable RsaKey peer;

    /**
     * @param own decrypts what comes; null when nothing is to be decrypted
     * @param peer encrypts what goes; null when nothing is to be encrypted
     * @throws IllegalArgumentException if the own key has not 1024 bits
     */
    public RsaBodyCipher(@Nullable RSAPrivateKey own, @Nullable RsaKey peer) {
        if (own != null) {
            Check.range("own.bits", own.getModulus().bitLength(), BLOCK * 8L, BLOCK * 8L);
        }
        this.own = own;
        this.peer = peer;
    }

    @Override
    public int method() {
        return RSA;
    }

    @Override
    public int mostPlainBytes() {
        return MOST_BODY_BYTES / BLOCK * PLAIN_BLOCK;
    }

    @Override
    public byte[] encrypt(byte[] plain) throws GeneralSecurityException {
        if (peer == null) {
            throw new InvalidKeyException("no key to encrypt with");
        }
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(Cipher.ENCRYPT_MODE, KeyFactory.getInstance("RSA").generatePublic(peer.spec()));
        return blockwise(cipher, plain, PLAIN_BLOCK);
    }

    @Override
    public byte[] decrypt(byte[] encrypted) throws GeneralSecurityException {
        if (own == null) {
            throw new InvalidKeyException("no key to decrypt with");
        }
        if (encrypted.length % BLOCK != 0) {
            throw new GeneralSecurityException(
                    "encrypted bytes must be blocks of " + BLOCK + ", are " + encrypted.length);
        }
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(Cipher.DECRYPT_MODE, own);
        return blockwise(cipher, encrypted, BLOCK);
    }

    private static byte[] blockwise(Cipher cipher, byte[] in, int block) throws GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length + BLOCK);
        for (int at = 0; at < in.length; at += block) {
            out.writeBytes(cipher.doFinal(in, at, Math.min(block, in.length - at)));
        }
        return out.toByteArray();
    }
}
