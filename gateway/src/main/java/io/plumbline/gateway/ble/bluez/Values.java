package io.plumbline.gateway.ble.bluez;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** D-Bus values as plain Java ones: variants opened, object paths as text. */
final class Values {

    private Values() {}

    /** What a message holds; nothing where it can't be read. */
    static Object[] of(Message message) {
        try {
            Object[] parameters = message.getParameters();
            return parameters == null ? new Object[0] : parameters;
        } catch (DBusException e) {
            return new Object[0];
        }
    }

    /** The text of an error. */
    static String message(Message error) {
        Object[] parameters = of(error);
        return parameters.length > 0 ? String.valueOf(parameters[0]) : String.valueOf(error.getName());
    }

    /** A text, or an object's path as one. */
    static String text(@Nullable Object value) {
        Object plain = plain(value);
        return plain == null ? "" : plain.toString();
    }

    /** Bytes; none where the value is something else. */
    static byte[] bytes(@Nullable Object value) {
        Object plain = value instanceof Variant<?> variant ? variant.getValue() : value;
        if (plain instanceof byte[] bytes) {
            return bytes;
        }
        if (!(plain instanceof List<?> list)) {
            return new byte[0];
        }
        byte[] bytes = new byte[list.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = list.get(i) instanceof Number number ? number.byteValue() : 0;
        }
        return bytes;
    }

    /** Properties by name, opened. */
    static Map<String, Object> properties(@Nullable Object map) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> entries) {
            entries.forEach((name, value) -> {
                Object plain = plain(value);
                if (plain != null) {
                    properties.put(text(name), plain);
                }
            });
        }
        return properties;
    }

    /** Interfaces by name, each with its properties. */
    static Map<String, Map<String, Object>> interfaces(@Nullable Object map) {
        Map<String, Map<String, Object>> interfaces = new LinkedHashMap<>();
        if (map instanceof Map<?, ?> entries) {
            entries.forEach((name, properties) -> interfaces.put(text(name), properties(properties)));
        }
        return interfaces;
    }

    /** Texts of a list. */
    static List<String> texts(@Nullable Object list) {
        List<String> texts = new ArrayList<>();
        if (list instanceof List<?> elements) {
            elements.forEach(element -> texts.add(text(element)));
        } else if (list instanceof Object[] elements) {
            for (Object element : elements) {
                texts.add(text(element));
            }
        }
        return texts;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Variant<?> variant) {
            return plain(variant.getValue());
        }
        return value instanceof DBusPath path ? path.getPath() : value;
    }
}
