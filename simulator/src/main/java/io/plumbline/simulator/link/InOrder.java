package io.plumbline.simulator.link;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.ToDoubleFunction;

/**
 * Several streams, each in order, as one; of two at the same time the first stream's comes first.
 *
 * @param <T> what is in them
 */
public final class InOrder<T> implements Iterator<T> {

    private final ToDoubleFunction<? super T> time;
    private final List<T> heads = new ArrayList<>();
    private final List<Iterator<T>> open = new ArrayList<>();

    /** Streams in order of a time that does not fall in any of them. */
    public InOrder(List<? extends Iterator<T>> streams, ToDoubleFunction<? super T> time) {
        this.time = time;
        for (Iterator<T> stream : streams) {
            if (stream.hasNext()) {
                open.add(stream);
                heads.add(stream.next());
            }
        }
    }

    @Override
    public boolean hasNext() {
        return !open.isEmpty();
    }

    @Override
    public T next() {
        if (open.isEmpty()) {
            throw new NoSuchElementException("all streams are at their end");
        }
        int earliest = 0;
        for (int i = 1; i < open.size(); i++) {
            if (time.applyAsDouble(heads.get(i)) < time.applyAsDouble(heads.get(earliest))) {
                earliest = i;
            }
        }
        T next = heads.get(earliest);
        Iterator<T> stream = open.get(earliest);
        if (stream.hasNext()) {
            heads.set(earliest, stream.next());
        } else {
            open.remove(earliest);
            heads.remove(earliest);
        }
        return next;
    }
}
