package io.plumbline.gateway.ble.bluez;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.jspecify.annotations.Nullable;

/** A call whose answer is waited for with a deadline and can be interrupted; the library's own waiting can do neither. */
final class PendingCall extends MethodCall {

    private final CompletableFuture<Message> answer = new CompletableFuture<>();

    /**
     * A call that has not been sent.
     *
     * @param byteOrder the connection's
     * @param signature the D-Bus types of {@code arguments}; null where there are none
     */
    PendingCall(
            byte byteOrder,
            String destination,
            String path,
            String type,
            String member,
            @Nullable String signature,
            Object... arguments)
            throws DBusException {
        super(byteOrder, destination, path, type, member, (byte) 0, signature, arguments);
    }

    @Override
    public synchronized void setReply(Message reply) {
        super.setReply(reply);
        answer.complete(reply);
    }

    /**
     * Waits for the answer.
     *
     * @throws BusError if it is an error, or there is none within {@code longest}
     */
    Message await(Duration longest) throws BusError, InterruptedException {
        Message reply;
        try {
            reply = answer.get(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new BusError(
                    BusError.NO_REPLY, "no answer to " + getName() + " within " + longest.toMillis() + " ms");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // never completed so
        }
        if (reply instanceof org.freedesktop.dbus.messages.Error error) {
            throw new BusError(error.getName(), Values.message(error));
        }
        return reply;
    }
}
