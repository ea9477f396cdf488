package io.plumbline.simulator.link;

import io.plumbline.analytics.imu.ImuSample;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What a host makes of a link's packets: every sample that got through, once, by time, with the time at which its packet
 * arrived. Packets that changed places have arrived together and are put back in order.
 */
public final class HeardSamples implements Iterator<ImuSample> {

    private final Iterator<Packet> link;
    private @Nullable Packet packet;
    private @Nullable Packet following;
    private int sample;

    /** The samples of a link that nobody else reads. */
    public HeardSamples(Iterator<Packet> link) {
        this.link = link;
    }

    @Override
    public boolean hasNext() {
        return current() != null;
    }

    @Override
    public ImuSample next() {
        Packet now = current();
        if (now == null) {
            throw new NoSuchElementException("the session is over");
        }
        ImuSample heard = now.samples().get(sample++);
        if (sample == now.samples().size()) {
            packet = null;
            sample = 0;
        }
        return new ImuSample(
                heard.placement(),
                heard.timeSeconds(),
                heard.ax(),
                heard.ay(),
                heard.az(),
                heard.gx(),
                heard.gy(),
                heard.gz(),
                now.arrivalSeconds());
    }

    private @Nullable Packet current() {
        if (packet == null) {
            Packet first = following != null ? following : nextHeard();
            following = first == null ? null : nextHeard();
            if (first != null && following != null && following.firstSeconds() < first.firstSeconds()) {
                packet = following;
                following = first;
            } else {
                packet = first;
            }
        }
        return packet;
    }

    private @Nullable Packet nextHeard() {
        while (link.hasNext()) {
            Packet next = link.next();
            if (next.heard()) {
                return next;
            }
        }
        return null;
    }
}
