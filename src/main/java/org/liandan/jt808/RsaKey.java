package org.liandan.jt808;

import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;

/**
 * Public RSA key of 1024 bits, as 0x8a00 and 0x0a00 have it.
 *
 * @param exponent e, 0 to 2^32 - 1
 * @param modulus n, 128 bytes
 */
public record RsaKey(long exponent, Bytes modulus) {

    static final int MODULUS_BYTES = 128;

    public RsaKey {
        Check.dword("exponent", exponent);
        Check.range("modulus.size", modulus.size(), MODULUS_BYTES, MODULUS_BYTES);
    }

    /**
     * A key as the messages carry it.
     *
     * @throws IllegalArgumentException if the key has more than 1024 bits or an exponent of more than 32
     */
    public static RsaKey of(RSAPublicKey key) {
        Check.range("modulus.bits", key.getModulus().bitLength(), 1, MODULUS_BYTES * 8L);
        byte[] magnitude = key.getModulus().toByteArray();
        byte[] modulus = new byte[MODULUS_BYTES];
        int length = Math.min(magnitude.length, MODULUS_BYTES);
        System.arraycopy(magnitude, magnitude.length - length, modulus, MODULUS_BYTES - length, length);
        Check.range("exponent.bits", key.getPublicExponent().bitLength(), 1, 32);
        return new RsaKey(key.getPublicExponent().longValue(), Bytes.copyOf(modulus));
    }

    /** For {@link java.security.KeyFactory}. */
    public RSAPublicKeySpec spec() {
        return new RSAPublicKeySpec(new BigInteger(1, modulus.toArray()), BigInteger.valueOf(exponent));
    }
}
