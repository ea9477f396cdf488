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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SquatSegmenterTest {

    private final SquatSegmenter segmenter = new SquatSegmenter(Movement.LowerAndRise.USUAL, new VerticalMotion());

    private List<Excursion> follow(TestWearer wearer) {
        List<Excursion> squats = new ArrayList<>();
        for (SegmentMotion motion : wearer.motions(Placement.SACRUM, 100)) {
            Excursion ended = segmenter.update(motion);
            if (ended != null) {
                squats.add(ended);
            }
        }
        return squats;
    }

    private static TestWearer squats(int count, double seconds, double pauseSeconds) {
        TestWearer wearer = new TestWearer().stand(2);
        for (int i = 0; i < count; i++) {
            wearer.squat(seconds, 0, 0).stand(pauseSeconds);
        }
        return wearer.stand(2);
    }

    @Nested
    class Counting {

        @ParameterizedTest(name = "{0} squats of {1} s, {2} s between them")
        @CsvSource({"1, 2.4, 1", "10, 2.4, 1", "10, 2.4, 0", "10, 1.2, 0.5", "8, 3, 1", "8, 3, 0", "4, 2, 6"})
        void everySquatCountsOnce(int count, double seconds, double pauseSeconds) {
            assertThat(follow(squats(count, seconds, pauseSeconds))).hasSize(count);
        }

        @ParameterizedTest(name = "tuck of {0}°")
        @ValueSource(doubles = {8, 15, 25})
        void aTuckAtTheBottomMakesNoSecondSquat(double tuckDeg) {
            TestWearer wearer = new TestWearer().stand(2);
            for (int i = 0; i < 5; i++) {
                wearer.squat(2.4, 0, tuckDeg).stand(0.5);
            }

            assertThat(follow(wearer.stand(1))).hasSize(5);
        }

        @Test
        void sittingDownAndStayingIsNoSquat() {
            assertThat(follow(new TestWearer().stand(2).rise(-0.45, 1.2).stand(20)))
                    .isEmpty();
        }

        @Test
        void standingUpLaterIsNone() {
            assertThat(follow(new TestWearer()
                            .stand(2)
                            .rise(-0.45, 1.2)
                            .stand(20)
                            .rise(0.45, 1.2)
                            .stand(3)))
                    .isEmpty();
        }

        @Test
        void theBounceOfWalkingIsNone() {
            TestWearer wearer = new TestWearer().stand(2);
            for (int i = 0; i < 40; i++) {
                wearer.rise(-0.05, 0.25).rise(0.05, 0.25);
            }

            assertThat(follow(wearer)).isEmpty();
        }

        @Test
        void aBowIsNone() {
            assertThat(follow(new TestWearer().stand(2).bow(45, 4).stand(2))).isEmpty();
        }
    }

    @Nested
    class WhatItSaysOfASquat {

        @Test
        void itsTimesAndRange() {
            List<Excursion> squats = follow(squats(5, 2.4, 1));

            for (int i = 0; i < 5; i++) {
                double bottom = 2 + 3.4 * i + 1.2;
                assertThat(squats.get(i).startSeconds()).isBetween(bottom - 2.4, bottom - 0.5);
                assertThat(squats.get(i).endSeconds()).isCloseTo(bottom + 1.2, within(0.6));
                assertThat(Math.toDegrees(squats.get(i).rangeRad())).isCloseTo(30, within(1.0));
            }
        }

        @Test
        void itsDepthOnceItFollowsAnother() {
            for (Excursion squat : follow(squats(6, 2.4, 0)).subList(1, 6)) {
                assertThat(squat.depthMetres()).isCloseTo(0.4, within(0.06));
            }
        }

        @Test
        void whetherItsBottomLiesAhead() {
            follow(new TestWearer().stand(2));
            assertThat(segmenter.moving()).isFalse();

            List<Boolean> before = new ArrayList<>();
            for (SegmentMotion motion : squats(1, 2.4, 0).motions(Placement.SACRUM, 100)) {
                segmenter.update(motion);
                if (motion.timeSeconds() > 2.7 && motion.timeSeconds() < 4) {
                    assertThat(segmenter.inRepetition()).isTrue();
                    before.add(segmenter.beforeTurn());
                }
            }
            assertThat(before.indexOf(false) / 100.0 + 2.7).isCloseTo(3.2, within(0.3));
            assertThat(before.lastIndexOf(true)).isLessThan(before.indexOf(false));
        }
    }

    @Nested
    class CutOff {

        @Test
        void belowEightCentimetresItIsStillNoSquat() {
            follow(new TestWearer().stand(2).rise(-0.05, 0.3));

            assertThat(segmenter.cutOff(2.3)).isNull();
            assertThat(segmenter.moving()).isFalse();
        }

        @Test
        void onTheWayDownItSaysHowFarItHasCome() {
            follow(new TestWearer().stand(2).rise(-0.4, 1));

            Excursion cut = Objects.requireNonNull(segmenter.cutOff(3));
            assertThat(cut.depthMetres()).isCloseTo(0.4, within(0.15));
            assertThat(cut.endSeconds()).isEqualTo(3);
        }

        @Test
        void standingAfterASquatThereIsNothingToCutOff() {
            assertThat(follow(squats(3, 2.4, 1))).hasSize(3);

            assertThat(segmenter.cutOff(20)).isNull();
        }

        @Test
        void theNextSquatCountsAgain() {
            follow(new TestWearer().stand(2).rise(-0.4, 1));
            segmenter.cutOff(3);

            assertThat(follow(squats(2, 2.4, 1))).hasSize(2);
        }
    }

    @Property(tries = 60)
    void savingAndRestoringAnywhereChangesNothing(@ForAll @IntRange(max = 2000) int savedAt) {
        assertThat(savedAt(savedAt)).isEqualTo(savedAt(-1));
    }

    private static List<Object> savedAt(int savedAt) {
        VerticalMotion vertical = new VerticalMotion();
        SquatSegmenter segmenter = new SquatSegmenter(Movement.LowerAndRise.USUAL, vertical);
        List<Object> said = new ArrayList<>();
        int i = 0;
        for (SegmentMotion motion : squats(5, 2.4, 0.5).motions(Placement.SACRUM, 100)) {
            if (i++ == savedAt) {
                vertical = SavedState.copy(vertical::save, VerticalMotion::new);
                VerticalMotion restored = vertical;
                segmenter = SavedState.copy(
                        segmenter::save, saved -> new SquatSegmenter(Movement.LowerAndRise.USUAL, restored, saved));
            }
            @Nullable Excursion ended = segmenter.update(motion);
            said.add(ended == null ? "" : ended);
            said.add(segmenter.moving());
            said.add(segmenter.beforeTurn());
        }
        return said;
    }
}
