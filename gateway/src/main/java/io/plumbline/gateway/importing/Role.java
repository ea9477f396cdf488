package io.plumbline.gateway.importing;

import io.plumbline.gateway.words.Unit.Quantity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a table's column is for. */
enum Role {
    T(Quantity.TIME),
    AX(Quantity.SPECIFIC_FORCE),
    AY(Quantity.SPECIFIC_FORCE),
    AZ(Quantity.SPECIFIC_FORCE),
    GX(Quantity.ANGULAR_RATE),
    GY(Quantity.ANGULAR_RATE),
    GZ(Quantity.ANGULAR_RATE);

    /** The six that each sensor needs, in a recording's order. */
    static final List<Role> AXES = List.of(AX, AY, AZ, GX, GY, GZ);

    private final Quantity quantity;

    Role(Quantity quantity) {
        this.quantity = quantity;
    }

    Quantity quantity() {
        return quantity;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Role::word).toList();
    }

    static Optional<Role> ofWord(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
