package io.plumbline.gateway.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the program on the recorded and simulated data and holds the figures against what is aimed at and against
 * docs/validation.md. With {@code -Dplumbline.write-docs=true} the page is written anew. What is known not to reach its aim
 * stands in {@link Known}, and in words on the page.
 */
class ValidationReportTest {

    private static final Path PAGE = RecordedData.root().resolve("docs/validation.md");

    /**
     * What falls short of its aim, by name. One that reaches it after all is to be taken off its list here, and the page's
     * words with it.
     */
    private static final class Known {

        static final List<String> SCENARIOS_NOT_AS_EXPECTED = List.of();

        static final List<String> SETS_UNDER_THE_AIM = List.of();

        static final List<String> SETS_WITH_TOO_WIDE_A_GREY_ZONE = List.of(
                "squat with sacrum",
                "squat, slow with sacrum",
                "plank with sacrum + t12",
                "plank with t12",
                "plank, fresh with sacrum + t12",
                "plank, fresh with t12",
                "plank, hips too with t12");

        static final List<String> SETS_WITH_A_WORSE_LUMBAR_ANGLE = List.of();

        private Known() {}
    }

    private static @Nullable ValidationPage measured;

    @BeforeAll
    static void measure(@TempDir Path folder) throws IOException {
        measured = ValidationPage.measure(folder);
    }

    private static ValidationPage page() {
        return Objects.requireNonNull(measured);
    }

    @Nested
    class RecordedByOthers {

        @Test
        void nineOfTenSetsOfSquatsAreCountedExactly() {
            List<WaistSquats.SquatSet> squats = page().squats();
            assertThat((double) WaistSquats.exact(squats) / squats.size()).isGreaterThanOrEqualTo(0.9);
        }

        @Test
        void atMostOneInTwentyCorrectSquatsBringsAFlexionAlert() {
            List<WaistSquats.SquatSet> correct =
                    WaistSquats.byKind(page().squats()).getOrDefault("correct", List.of());
            assertThat(correct).isNotEmpty();
            assertThat((double) WaistSquats.alerted(correct) / (correct.size() * WaistSquats.TRUE_REPETITIONS))
                    .isLessThanOrEqualTo(0.05);
        }

        @Test
        void nearlyAllOfTheTimeIsJudged() {
            assertThat(WaistSquats.judgedShare(page().squats())).isGreaterThan(0.9);
        }

        @Test
        void theInclinationIsAsGoodAsTheBestPublishedFilters() {
            assertThat(BroadInclination.meanFullRateDeg(page().trials())).isLessThanOrEqualTo(0.765);
            assertThat(BroadInclination.meanThirdRateDeg(page().trials())).isLessThanOrEqualTo(0.79);
            assertThat(page().trials()).allSatisfy(trial -> {
                assertThat(trial.fullRateDeg()).isLessThanOrEqualTo(1.05 * trial.vqfFullRateDeg());
                assertThat(trial.thirdRateDeg()).isLessThanOrEqualTo(1.05 * trial.vqfThirdRateDeg());
            });
        }

        @Test
        void lookingBackIsATenthBetterOnTheMeanAndBetterOnNineOfTenTrials() {
            List<BroadInclination.Trial> trials = page().trials();
            assertThat(BroadInclination.mean(trials, trial -> trial.full().acausalDeg()))
                    .isLessThanOrEqualTo(0.9 * BroadInclination.meanFullRateDeg(trials));
            assertThat(BroadInclination.mean(trials, trial -> trial.third().acausalDeg()))
                    .isLessThanOrEqualTo(0.9 * BroadInclination.meanThirdRateDeg(trials));
            assertThat(BroadInclination.exceptions(trials, BroadInclination.Trial::full))
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(BroadInclination.exceptions(trials, BroadInclination.Trial::third))
                    .hasSizeLessThanOrEqualTo(1);
        }

        @Test
        void sittingDownStandingUpAndWalkingBringNoSquatAlertFromASensorThatSeesNoSquats() {
            assertThat(page().sitting())
                    .extracting(event -> event.get("type").asText())
                    .doesNotContain("alert");
            assertThat(page().sitting().get(0).get("reason").asText()).isEqualTo("placement");
        }

        /** The full squat is told as it is: there the belt or the markers move on the skin, whatever the filter. */
        @Test
        void thePelvisFollowsTheMarkersWithinThreeDegreesInHalfAndSingleLegSquats() {
            assertThat(page().pelvis().exercises())
                    .filteredOn(one -> List.of("SqHalfDL", "SqSL", "DeclineSq").contains(one.name()))
                    .hasSize(3)
                    .allSatisfy(one -> assertThat(one.fromGiven().rmseDeg()).isLessThan(3));
        }

        @Test
        void theFilterFollowsThePelvisAsWellAsTheSensorsMakersOwn() {
            assertThat(page().pelvis().exercises())
                    .hasSize(9)
                    .allSatisfy(one -> assertThat(one.fromGiven().rmseDeg())
                            .isLessThan(one.makers().rmseDeg() + 1));
        }

        @Test
        void fullSquatsOfTheMarkedPersonAreCountedAndMostShowTheirTuck() {
            PelvisMocap.Joined full = page().pelvis().joined().stream()
                    .filter(one -> one.name().equals("SqDL"))
                    .findFirst()
                    .orElseThrow();
            assertThat(full.counted()).isEqualTo(5);
            assertThat(full.tucksDeg()).hasSizeGreaterThanOrEqualTo(4);
        }

        @Test
        void seatedFlexionsAreCountedInSixteenOfEighteenTrialsAndTheirPelvisSeesUnderHalfOfThem() {
            assertThat(page().seated()).hasSize(18);
            assertThat(SeatedTrunk.exact(page().seated(), SeatedTrunk.Movement.FLEXION))
                    .isGreaterThanOrEqualTo(16);
            assertThat(SeatedTrunk.medianShare(page().seated())).isBetween(0.1, 0.5);
        }

        @Test
        void aSensorOnTheTorsoOfOneWhoDoesNoExerciseBringsNoAlert() {
            assertThat(page().days())
                    .filteredOn(row -> row.sensors().contains("torso"))
                    .hasSize(4)
                    .allSatisfy(row -> assertThat(row.alerts()).isEmpty());
        }

        @Test
        void theSeatSaysFiveStandsOfEachPerson() {
            assertThat(SitToStand.fiveStands(page().stands())).isTrue();
        }
    }

    @Nested
    class SimulatedSessions {

        @Test
        void everyScenarioGoesAsItsMakerSaysButForThoseThatThePageNames() {
            assertThat(page().simulated().scenarios())
                    .filteredOn(row -> row.ownSensors() && row.score().has("expected"))
                    .hasSizeGreaterThan(40)
                    .filteredOn(row -> !row.score().get("expected").asBoolean())
                    .extracting(ScenarioTable.Row::name)
                    .containsExactlyInAnyOrderElementsOf(Known.SCENARIOS_NOT_AS_EXPECTED);
        }

        @Test
        void faultsAreFoundAsWellAsIsAimedAtButForThoseThatThePageNames() {
            assertThat(page().simulated().sets())
                    .filteredOn(row -> row.score().detection().f1() < row.aimedF1())
                    .extracting(row -> row.exercise() + " with " + row.sensors())
                    .containsExactlyInAnyOrderElementsOf(Known.SETS_UNDER_THE_AIM);
        }

        @Test
        void atMostFifteenInAHundredCountNeitherWayButForThoseThatThePageNames() {
            assertThat(page().simulated().sets())
                    .filteredOn(row -> row.score().detection().excludedShare() >= 0.15)
                    .extracting(row -> row.exercise() + " with " + row.sensors())
                    .containsExactlyInAnyOrderElementsOf(Known.SETS_WITH_TOO_WIDE_A_GREY_ZONE);
        }

        @Test
        void theLumbarAngleIsAsNearTheTrueOneAsIsAimedAtButInThoseThatThePageNames() {
            assertThat(page().simulated().sets())
                    .filteredOn(row -> row.score().angles().count() > 0)
                    .hasSize(5)
                    .filteredOn(row -> row.score().angles().rmseDeg() > 1.5)
                    .extracting(RandomSets.Row::exercise)
                    .containsExactlyInAnyOrderElementsOf(Known.SETS_WITH_A_WORSE_LUMBAR_ANGLE);
        }

        @Test
        void falseAlarmsAreAsRareAsIsAimedAt() {
            SimulatedReport simulated = page().simulated();
            assertThat(simulated.rate(0).hours()).isGreaterThanOrEqualTo(FalseAlarmHours.DAILY_HOURS);
            assertThat(simulated.rate(0).perHour()).isLessThanOrEqualTo(0.2);
            assertThat(simulated.rate(simulated.hours().size() - 1).perHour()).isLessThanOrEqualTo(0.5);
        }
    }

    @Nested
    class LostSamples {

        @Test
        void interpolationBeatsHoldingAndBothBeatIgnoringTheLoss() {
            assertThat(page().gaps()).hasSize(4).allSatisfy(row -> {
                assertThat(row.interpolated().rmseDeg()).isLessThan(row.held().rmseDeg());
                assertThat(row.held().rmseDeg()).isLessThan(row.ignored().rmseDeg());
            });
        }

        @Test
        void whatIsJudgedAfterLossesOfUpToATenthOfASecondIsWithinADegree() {
            assertThat(page().gaps())
                    .filteredOn(row -> row.milliseconds() <= 100)
                    .allSatisfy(row -> assertThat(row.judged().maxDeg()).isLessThan(1));
        }

        /** Of scenarios with a radio of their own, and of all over two others. */
        @Test
        void noFalseRedAlertComesByLoss() {
            assertThat(page().lossy().sessions()).isGreaterThan(150);
            assertThat(page().lossy().alerts()).isGreaterThan(100);
            assertThat(page().lossy().falseReds()).isEmpty();
        }
    }

    @Test
    void thePageHoldsTheseFigures() throws IOException {
        String text = page().text();
        if (Boolean.getBoolean("plumbline.write-docs")) {
            Files.writeString(PAGE, text);
        }
        assertThat(text).doesNotContainPattern("\\{[a-z-]+\\}");
        assertThat(PAGE)
                .as("docs/validation.md; write it anew by the command that it names")
                .content()
                .isEqualTo(text);
    }
}
