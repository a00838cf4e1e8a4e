package org.liandan.manifest.seal;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Signatures of GB/T 32918.2 on the curve sm2p256v1, under the user id {@code 1234567812345678} that GM/T 0009 gives where none is
 * agreed. A signature is r‖s, 64 bytes; a public key is its uncompressed point, 65 bytes that begin with 04. Both as lower-case
 * hexadecimal digits.
 */
public final class Sm2 {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());
    private static final int NUMBER_BYTES = 32;
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");
    private static final Pattern POINT = Pattern.compile("04[0-9a-f]{128}");

    private Sm2() {}

    /** A private key: a number from 1 to the order of the curve less 2. Never printed. */
    public static final class PrivateKey {

        private final ECPrivateKeyParameters parameters;
        private final String point;

        private PrivateKey(BigInteger number) {
            parameters = new ECPrivateKeyParameters(number, DOMAIN);
            point = HexFormat.of()
                    .formatHex(DOMAIN.getG().multiply(number).normalize().getEncoded(false));
        }

        /** A new one. */
        public static PrivateKey random(SecureRandom random) {
            BigInteger most = DOMAIN.getN().subtract(BigInteger.TWO);
            while (true) {
                BigInteger number = new BigInteger(DOMAIN.getN().bitLength(), random);
                if (number.signum() > 0 && number.compareTo(most) <= 0) {
                    return new PrivateKey(number);
                }
            }
        }

        /**
         * The key of those 32 bytes.
         *
         * @throws IllegalArgumentException if they are none
         */
        public static PrivateKey of(byte[] number) {
            BigInteger value = new BigInteger(1, number);
            if (number.length != NUMBER_BYTES
                    || value.signum() == 0
                    || value.compareTo(DOMAIN.getN().subtract(BigInteger.TWO)) > 0) {
                throw new IllegalArgumentException("not a private key of SM2");
            }
            return new PrivateKey(value);
        }

        /** Its number, 32 bytes. */
        public byte[] bytes() {
            return org.bouncycastle.util.BigIntegers.asUnsignedByteArray(NUMBER_BYTES, parameters.getD());
        }

        /** The public point that belongs to it. */
        public String point() {
            return point;
        }

        /**
         * Signs with this key.
         *
         * @param holder whose it is, see {@link Signer#holder()}
         */
        public Signer signer(String holder, SecureRandom random) {
            return new LocalSigner(this, holder, random);
        }

        @Override
        public String toString() {
            return "private key of " + KeyId.ofPoint(point);
        }
    }

    private static final class LocalSigner implements Signer {

        private final PrivateKey key;
        private final KeyId keyId;
        private final String holder;
        private final SecureRandom random;
        /**
         * Made ready for this key, each for one thread at a time: the key's point and the digest of its id, half the work of a
         * signature, are computed once.
         */
        private final Queue<SM2Signer> ready = new ConcurrentLinkedQueue<>();

        LocalSigner(PrivateKey key, String holder, SecureRandom random) {
            this.key = key;
            this.holder = holder;
            this.random = random;
            keyId = KeyId.ofPoint(key.point());
        }

        @Override
        public KeyId keyId() {
            return keyId;
        }

        @Override
        public String holder() {
            return holder;
        }

        @Override
        public String sign(byte[] message) {
            SM2Signer signer = ready.poll();
            if (signer == null) {
                signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
                signer.init(true, new ParametersWithRandom(key.parameters, random));
            }
            signer.update(message, 0, message.length);
            try {
                String signature = HexFormat.of().formatHex(signer.generateSignature());
                // only one that has ended well begins the next message anew
                ready.add(signer);
                return signature;
            } catch (CryptoException e) {
                throw new IllegalStateException("cannot sign", e);
            }
        }

        @Override
        public String toString() {
            return "signer of " + keyId;
        }
    }

    /** Whether the text is a public key: well formed, and on the curve. */
    public static boolean isPoint(String point) {
        if (!POINT.matcher(point).matches()) {
            return false;
        }
        try {
            ECPoint decoded = CURVE.getCurve().decodePoint(HexFormat.of().parseHex(point));
            return !decoded.isInfinity() && decoded.isValid();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether the signature is the key's over the message; false for anything malformed. */
    public static boolean verifies(String point, byte[] message, String signature) {
        if (!SIGNATURE.matcher(signature).matches() || !isPoint(point)) {
            return false;
        }
        SM2Signer verifier = new SM2Signer(PlainDSAEncoding.INSTANCE);
        ECPoint decoded = CURVE.getCurve().decodePoint(HexFormat.of().parseHex(point));
        verifier.init(false, new ECPublicKeyParameters(decoded, DOMAIN));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(HexFormat.of().parseHex(signature));
    }
}
