package io.plumbline.gateway.importing;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.gateway.words.DidYouMean;
import io.plumbline.gateway.words.Unit;
import io.plumbline.gateway.words.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table is to be used for what.
 *
 * @param placement of which sensor; null for time, and where the table is of one sensor
 * @param role what it is for
 * @param name the column's name in the table, or its number from 1
 * @param unit what its numbers are in
 */
public record ColumnChoice(@Nullable Placement placement, Role role, String name, Unit unit) {

    public ColumnChoice {
        if (role.quantity() != unit.quantity()) {
            throw new IllegalArgumentException("a column for " + role.word() + " can't be in " + unit.word()
                    + "; its units are " + String.join(", ", role.quantity().words()));
        }
    }

    /**
     * Reads {@code [PLACEMENT.]ROLE=NAME[:UNIT]}, e.g. {@code ax=acc_x:g} or {@code t12.gz=gyro z:dps}. A name that
     * ends like a unit takes the unit's word behind it.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what is wrong
     */
    public static ColumnChoice parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new IllegalArgumentException(
                    "a column is chosen by [PLACEMENT.]ROLE=NAME[:UNIT], e.g. ax=acc_x:g; was '" + text + "'");
        }
        String target = text.substring(0, equals);
        String column = text.substring(equals + 1);
        int dot = target.indexOf('.');
        Placement placement = dot < 0 ? null : Vocabulary.placement(target.substring(0, dot));
        Role role = role(target.substring(dot + 1));
        if (role == Role.T && placement != null) {
            throw new IllegalArgumentException("time is one column for all sensors: t=NAME; was '" + text + "'");
        }
        int colon = column.lastIndexOf(':');
        String suffix = column.substring(colon + 1);
        if (colon <= 0 || !suffix.matches("[A-Za-z][A-Za-z0-9]*")) {
            return new ColumnChoice(placement, role, column, role.quantity().standard());
        }
        Unit unit = Unit.ofWord(suffix)
                .orElseThrow(() -> new IllegalArgumentException("no unit is called '" + suffix + "'. "
                        + DidYouMean.sentence(suffix, role.quantity().words())));
        return new ColumnChoice(placement, role, column.substring(0, colon), unit);
    }

    private static Role role(String word) {
        return Role.ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no column is for '" + word + "'. " + DidYouMean.sentence(word, Role.words())));
    }
}
