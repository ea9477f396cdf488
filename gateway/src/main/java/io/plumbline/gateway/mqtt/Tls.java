package io.plumbline.gateway.mqtt;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom a gateway trusts over TLS and how it shows who it is itself, read from PEM files. The broker's name is checked. */
public final class Tls {

    private static final Pattern KEY = Pattern.compile(
            "-----BEGIN (?<kind>[A-Z ]*)PRIVATE KEY-----(?<base64>[A-Za-z0-9+/=\\s]+)-----END [A-Z ]*PRIVATE KEY-----");
    /** The kinds of keys, and how each signs. */
    private static final Map<String, String> SIGNED_BY = Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA");

    private static final char[] NO_PASSWORD = {};

    private final SSLContext context;
    private final String trusted;

    private Tls(SSLContext context, String trusted) {
        this.context = context;
        this.trusted = trusted;
    }

    /**
     * Reads what TLS needs.
     *
     * @param authorities certificates of whom to trust, PEM; null for those that Java knows
     * @param certificate our own, with those between it and its authority, PEM; null for none
     * @param key its private key, PEM, PKCS#8 without a password; null for none
     * @throws IOException if a file can't be read or holds something else; the message says what to do
     * @throws IllegalArgumentException if there is a certificate without a key, or a key without a certificate
     */
    public static Tls load(@Nullable Path authorities, @Nullable Path certificate, @Nullable Path key)
            throws IOException {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "a certificate and its key go together: --mqtt-cert FILE and --mqtt-key FILE");
        }
        try {
            TrustManager[] trust = authorities == null ? null : trust(authorities);
            KeyManager[] own = certificate == null || key == null ? null : own(certificate, key);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, trust, null);
            return new Tls(context, authorities == null ? "Java's own list" : authorities.toString());
        } catch (GeneralSecurityException e) {
            throw new IOException("TLS can't be set up: " + e.getMessage(), e);
        }
    }

    /** Makes sockets that send at once. */
    SSLSocketFactory sockets() {
        return new NoDelayTlsSockets(context.getSocketFactory());
    }

    /** Where the authorities stand that are trusted. */
    String trusted() {
        return trusted;
    }

    private static TrustManager[] trust(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        int number = 0;
        for (Certificate authority : certificates(file)) {
            store.setCertificateEntry("authority-" + number, authority);
            number++;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] own(Path certificate, Path key) throws IOException, GeneralSecurityException {
        Certificate[] chain = certificates(certificate).toArray(Certificate[]::new);
        PrivateKey privateKey = privateKey(key);
        if (!belongTogether(chain[0].getPublicKey(), privateKey)) {
            throw new IOException(key + " is not the key of the certificate in " + certificate + ".");
        }
        KeyStore store = emptyStore();
        store.setKeyEntry("own", privateKey, NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static boolean belongTogether(PublicKey certified, PrivateKey key) throws GeneralSecurityException {
        if (!certified.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        byte[] said = {1, 2, 3};
        Signature signature = Signature.getInstance(SIGNED_BY.get(key.getAlgorithm()));
        signature.initSign(key);
        signature.update(said);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        signature.update(said);
        return signature.verify(signed);
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) throws IOException, CertificateException {
        String text = PrivateFile.readPublic(file);
        Collection<? extends Certificate> found;
        try {
            found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IOException(
                    file + " holds no certificate that can be read (PEM, -----BEGIN CERTIFICATE-----).", e);
        }
        if (found.isEmpty()) {
            throw new IOException(file + " holds no certificate (PEM, -----BEGIN CERTIFICATE-----).");
        }
        return found;
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(PrivateFile.read(file));
        if (!pem.find()) {
            throw new IOException(file + " holds no private key (PEM, -----BEGIN PRIVATE KEY-----).");
        }
        if (!pem.group("kind").isEmpty()) {
            throw new IOException(file + " holds a key that is encrypted or not in PKCS#8. Type: openssl pkcs8 -topk8"
                    + " -nocrypt -in " + file + " -out NEW.key && chmod 600 NEW.key");
        }
        PKCS8EncodedKeySpec specification;
        try {
            specification = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group("base64")));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds a private key that is damaged.", e);
        }
        for (String algorithm : SIGNED_BY.keySet()) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(specification);
            } catch (InvalidKeySpecException ofAnotherAlgorithm) {
                // The next one may be the right one.
            }
        }
        throw new IOException(file + " holds a private key that is neither RSA nor EC.");
    }
}
