package io.plumbline.gateway.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A unit that another program's or device's values may be in. The first of each quantity is what a recording holds. */
public enum Unit {
    S(Quantity.TIME, 1),
    MS(Quantity.TIME, 1e-3),
    US(Quantity.TIME, 1e-6),
    NS(Quantity.TIME, 1e-9),
    MPS2(Quantity.SPECIFIC_FORCE, 1),
    /** Standard gravity, m/s² (CGPM 1901). */
    G(Quantity.SPECIFIC_FORCE, 9.80665),
    MG(Quantity.SPECIFIC_FORCE, 9.80665e-3),
    RADPS(Quantity.ANGULAR_RATE, 1),
    DPS(Quantity.ANGULAR_RATE, Math.PI / 180),
    MDPS(Quantity.ANGULAR_RATE, Math.PI / 180e3);

    /** What is measured. */
    public enum Quantity {
        TIME,
        SPECIFIC_FORCE,
        ANGULAR_RATE;

        /** The unit where none is said. */
        public Unit standard() {
            return units().get(0);
        }

        /** The words for its units. */
        public List<String> words() {
            return units().stream().map(Unit::word).toList();
        }

        private List<Unit> units() {
            return Arrays.stream(Unit.values())
                    .filter(unit -> unit.quantity == this)
                    .toList();
        }
    }

    private final Quantity quantity;
    private final double factor;

    Unit(Quantity quantity, double factor) {
        this.quantity = quantity;
        this.factor = factor;
    }

    /** What it measures. */
    public Quantity quantity() {
        return quantity;
    }

    /** {@code value} of this unit in the quantity's standard unit. */
    public double toStandard(double value) {
        return value * factor;
    }

    /** The word in options and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The unit of a word. */
    public static Optional<Unit> ofWord(String word) {
        return Arrays.stream(values()).filter(unit -> unit.word().equals(word)).findFirst();
    }
}
