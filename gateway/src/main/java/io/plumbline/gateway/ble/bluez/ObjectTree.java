package io.plumbline.gateway.ble.bluez;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a service has on the bus: objects by path, each with its interfaces and their properties. Thread-safe. */
final class ObjectTree {

    private final Map<String, Map<String, Map<String, Object>>> objects = new TreeMap<>();

    /** All paths of objects with an interface, in order. */
    synchronized List<String> having(String type) {
        List<String> paths = new ArrayList<>();
        objects.forEach((path, interfaces) -> {
            if (interfaces.containsKey(type)) {
                paths.add(path);
            }
        });
        return paths;
    }

    /** Whether an object has an interface. */
    synchronized boolean has(String path, String type) {
        return objects.getOrDefault(path, Map.of()).containsKey(type);
    }

    /** A property; null where there is none. */
    synchronized @Nullable Object get(String path, String type, String property) {
        return objects.getOrDefault(path, Map.of()).getOrDefault(type, Map.of()).get(property);
    }

    /** Whether a property is there and true. */
    boolean isTrue(String path, String type, String property) {
        return Boolean.TRUE.equals(get(path, type, property));
    }

    /** A property as text; empty where there is none. */
    String text(String path, String type, String property) {
        return Objects.toString(get(path, type, property), "");
    }

    /** An object has these interfaces besides those that it had. */
    synchronized void added(String path, Map<String, Map<String, Object>> interfaces) {
        objects.computeIfAbsent(path, key -> new LinkedHashMap<>()).putAll(interfaces);
        notifyAll();
    }

    /** An object no longer has these interfaces. */
    synchronized void removed(String path, List<String> interfaces) {
        Map<String, Map<String, Object>> object = objects.get(path);
        if (object != null) {
            object.keySet().removeAll(interfaces);
            if (object.isEmpty()) {
                objects.remove(path);
            }
        }
        notifyAll();
    }

    /** Properties of an interface have changed, or are gone. What is not known to be there is passed over. */
    synchronized void changed(String path, String type, Map<String, Object> properties, List<String> gone) {
        Map<String, Map<String, Object>> object = objects.get(path);
        Map<String, Object> known = object == null ? null : object.get(type);
        if (object == null || known == null) {
            return;
        }
        Map<String, Object> now = new HashMap<>(known);
        now.putAll(properties);
        now.keySet().removeAll(gone);
        object.put(type, now);
        notifyAll();
    }

    /** Nothing is known any more. */
    synchronized void clear() {
        objects.clear();
        notifyAll();
    }

    /**
     * Waits until something is so that depends on this tree alone.
     *
     * @param untilNanos how long, by {@link System#nanoTime()}
     * @return whether it is
     */
    synchronized boolean await(BooleanSupplier condition, long untilNanos) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            long leftNanos = untilNanos - System.nanoTime();
            if (leftNanos <= 0) {
                return false;
            }
            wait(Math.max(1, leftNanos / 1_000_000));
        }
        return true;
    }
}
