package io.plumbline.gateway.sensor;

import io.plumbline.gateway.definition.InvalidDefinitionException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sensor that a file describes; the keys of the file are in {@code docs/sensors.md}.
 *
 * @param name what it is called, for people
 * @param namePrefix how the name begins that it advertises; null where that does not matter
 * @param service the service that its values belong to
 * @param data the value that it tells by itself
 * @param write the value that commands go to; null where there are none
 * @param start commands that make it measure, in order
 * @param stop commands that end it
 * @param layout what its notifications hold
 */
public record GenericSensor(
        String name,
        @Nullable String namePrefix,
        UUID service,
        UUID data,
        @Nullable UUID write,
        List<byte[]> start,
        List<byte[]> stop,
        PacketLayout layout) {

    public GenericSensor {
        start = List.copyOf(start);
        stop = List.copyOf(stop);
    }

    /**
     * Reads a description.
     *
     * @throws InvalidDefinitionException if it is none; the message says where and what is wrong
     * @throws IOException if the file can't be read
     */
    public static GenericSensor read(Path file) throws IOException {
        try {
            return GenericSensorReader.read(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "There is no file " + file + ". It should describe the sensor; docs/sensors.md has one.", e);
        } catch (MalformedInputException e) {
            throw new InvalidDefinitionException(file + ": this is no text in UTF-8", e);
        }
    }

    /** Whether a device may be this sensor, by what it advertises. */
    public boolean fits(Advert advert) {
        return advert.services().contains(service)
                || (namePrefix != null && advert.name().startsWith(namePrefix));
    }

    /** Reads the notifications of one connection from its beginning. */
    public PayloadDecoder decoder() {
        return layout.separator() == null ? new GenericDecoder(layout) : new GenericTextDecoder(layout);
    }
}
