package io.plumbline.analytics.repetition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.analytics.imu.Placement;
import io.plumbline.analytics.spine.SegmentMotion;
import io.plumbline.analytics.wearer.SavedState;
import io.plumbline.analytics.wearer.TestWearer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BendSegmenterTest {

    private final BendSegmenter segmenter = new BendSegmenter(Movement.BendAndRise.USUAL);

    private List<Excursion> follow(TestWearer wearer) {
        List<Excursion> bends = new ArrayList<>();
        for (SegmentMotion motion : wearer.motions(Placement.SACRUM, 100)) {
            Excursion ended = segmenter.update(motion);
            if (ended != null) {
                bends.add(ended);
            }
        }
        return bends;
    }

    private static TestWearer bends(int count, double deg, double seconds, double pauseSeconds) {
        TestWearer wearer = new TestWearer().stand(1);
        for (int i = 0; i < count; i++) {
            wearer.bow(deg, seconds).stand(pauseSeconds);
        }
        return wearer.stand(1);
    }

    @ParameterizedTest(name = "{0} bends of {1}° in {2} s, {3} s between them")
    @CsvSource({"1, 60, 3, 1", "10, 60, 3, 0", "10, 45, 2, 0.5", "8, 80, 5, 1", "5, 20, 2, 1"})
    void everyBendCountsOnce(int count, double deg, double seconds, double pauseSeconds) {
        assertThat(follow(bends(count, deg, seconds, pauseSeconds)))
                .hasSize(count)
                .allSatisfy(bend -> {
                    assertThat(Math.toDegrees(bend.rangeRad())).isCloseTo(deg, within(0.2 * deg));
                    assertThat(bend.depthMetres()).isNaN();
                });
    }

    @ParameterizedTest(name = "{0}° in {1} s")
    @CsvSource({"60, 4", "45, 2", "80, 6", "25, 3"})
    void itBeginsWhereItLeftRestAndEndsWhereItCameToRest(double deg, double seconds) {
        Excursion bend = follow(bends(1, deg, seconds, 1)).get(0);

        assertThat(bend.startSeconds()).isCloseTo(1, within(0.08));
        assertThat(bend.endSeconds()).isCloseTo(1 + seconds, within(0.08));
    }

    @Test
    void noneBeginsBeforeTheFirstMotionThatIsSeen() {
        List<SegmentMotion> motions = new TestWearer().bow(60, 4).stand(1).motions(Placement.SACRUM, 100);
        SegmentMotion first = motions.get(60); // already on the way down
        List<Excursion> bends = new ArrayList<>();
        for (SegmentMotion motion : motions.subList(60, motions.size())) {
            Excursion ended = segmenter.update(motion);
            if (ended != null) {
                bends.add(ended);
            }
        }

        assertThat(bends)
                .singleElement()
                .satisfies(bend -> assertThat(bend.startSeconds()).isBetween(first.timeSeconds(), 1.0));
    }

    @Test
    void oneThatGoesOnWithoutRestEndsWhereTheNextBegins() {
        List<Excursion> bends = follow(bends(4, 60, 3, 0));

        for (int i = 1; i < bends.size(); i++) {
            assertThat(bends.get(i).startSeconds())
                    .isGreaterThanOrEqualTo(bends.get(i - 1).endSeconds())
                    .isCloseTo(1 + 3 * i, within(0.1));
        }
    }

    @Test
    void oneThatCreepsOnAtTheEndIsOverAllTheSame() {
        TestWearer wearer =
                new TestWearer().stand(1).bend(60, 1.5).bend(-50, 1.5).bend(-9, 12);

        assertThat(follow(wearer))
                .singleElement()
                .satisfies(bend -> assertThat(bend.endSeconds()).isBetween(3.5, 5.0));
    }

    @Test
    void oneThatStaysBentHalfwayEndsWhenStill() {
        TestWearer wearer =
                new TestWearer().stand(1).bend(60, 1.5).bend(-35, 1.5).stand(1);

        assertThat(follow(wearer))
                .singleElement()
                .satisfies(bend -> assertThat(bend.endSeconds()).isBetween(4.0, 4.4));
    }

    @Test
    void oneOfLessThanFifteenDegreesIsNone() {
        assertThat(follow(bends(5, 13, 2, 1))).isEmpty();
    }

    @Test
    void oneMuchSmallerThanTheWearersOwnIsNone() {
        follow(bends(5, 70, 3, 1));

        assertThat(follow(bends(3, 22, 2, 1))).isEmpty();
    }

    @Test
    void oneThatLastsTooLongIsNone() {
        assertThat(follow(new TestWearer()
                        .stand(1)
                        .bend(60, 2)
                        .stand(12)
                        .bend(-60, 2)
                        .stand(1)))
                .isEmpty();
    }

    @Nested
    class CutOff {

        @Test
        void oneUnderWayIsSaidAsFarAsItCame() {
            follow(new TestWearer().stand(1).bend(50, 2));

            assertThat(segmenter.inRepetition()).isTrue();
            assertThat(segmenter.beforeTurn()).isTrue();
            Excursion cut = Objects.requireNonNull(segmenter.cutOff(3));
            assertThat(Math.toDegrees(cut.rangeRad())).isCloseTo(50, within(0.5));
            assertThat(segmenter.moving()).isFalse();
        }

        @Test
        void standingThereIsNothing() {
            follow(bends(2, 60, 3, 1));

            assertThat(segmenter.cutOff(20)).isNull();
        }
    }

    @Property(tries = 60)
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 1300) int savedAt) {
        assertThat(savedAt(savedAt)).isEqualTo(savedAt(-1));
    }

    private static List<Object> savedAt(int savedAt) {
        BendSegmenter segmenter = new BendSegmenter(Movement.BendAndRise.USUAL);
        List<Object> said = new ArrayList<>();
        int i = 0;
        for (SegmentMotion motion : bends(4, 50, 2.5, 0.3).motions(Placement.SACRUM, 100)) {
            if (i++ == savedAt) {
                segmenter =
                        SavedState.copy(segmenter::save, saved -> new BendSegmenter(Movement.BendAndRise.USUAL, saved));
            }
            Excursion ended = segmenter.update(motion);
            said.add(ended == null ? "" : ended);
            said.add(segmenter.moving());
            said.add(segmenter.beforeTurn());
        }
        return said;
    }
}
