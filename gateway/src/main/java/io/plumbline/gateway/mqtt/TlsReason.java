package io.plumbline.gateway.mqtt;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why TLS failed, in words for a person. Java tells some of it by the words of its messages only. */
final class TlsReason {

    /** What Java puts before the name of the alert by which the other side refused. */
    private static final String ALERT = "fatal alert: ";

    private TlsReason() {}

    static Reason of(SSLException failure, BrokerSettings settings) {
        String host = settings.address().host();
        String said = allMessages(failure);
        if (find(failure, CertificateExpiredException.class).isPresent()) {
            return lasting(
                    "its certificate has expired",
                    "Make the broker a new one (docs/mosquitto says how); if it is"
                            + " this machine's clock that is wrong, set that.");
        }
        if (find(failure, CertificateNotYetValidException.class).isPresent()) {
            return lasting("its certificate is not valid yet", "Is this machine's clock right?");
        }
        if (find(failure, CertPathBuilderException.class).isPresent()
                || find(failure, CertPathValidatorException.class).isPresent()) {
            Tls tls = settings.tls();
            String trusted = tls == null ? "" : tls.trusted();
            return lasting(
                    "its certificate is from nobody whom we trust: " + trusted,
                    "Name the certificate of the" + " authority that signed the broker's by --mqtt-ca FILE.");
        }
        if (said.contains("No name matching") || said.contains("No subject alternative")) {
            return lasting(
                    "its certificate is not for the name " + host,
                    "Write a name that the certificate has, or make" + " the broker one for " + host
                            + " (docs/mosquitto says how).");
        }
        if (said.contains(ALERT)) {
            String alert = said.substring(said.indexOf(ALERT) + ALERT.length())
                    .lines()
                    .findFirst()
                    .orElse("");
            return lasting(
                    "it refuses us over TLS: " + alert.replace('_', ' ').toLowerCase(Locale.ROOT),
                    "Name by" + " --mqtt-cert and --mqtt-key a certificate from the authority that the broker trusts.");
        }
        if (said.contains("Unrecognized SSL message") || said.contains("Unsupported or unrecognized SSL message")) {
            return lasting(
                    "it does not speak TLS on port " + settings.address().port(),
                    "Is it the right port? Without" + " TLS it is tcp://, and the rest of the network can listen.");
        }
        return new Reason("TLS failed: " + failure.getMessage(), Reason.NOBODY_THERE, false);
    }

    private static Reason lasting(String what, String cure) {
        return new Reason(what, cure, true);
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String allMessages(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause.getMessage()).append('\n');
        }
        return all.toString();
    }
}
