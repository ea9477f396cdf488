package io.plumbline.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.plumbline.analytics.orientation.OfflineOrientation;
import io.plumbline.gateway.session.Activity;
import io.plumbline.gateway.session.Command;
import io.plumbline.gateway.session.EventSink;
import io.plumbline.gateway.source.LinkEvent;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Who knows whom: the command line joins the rooms, and each room knows only what it stands on. */
@AnalyzeClasses(packages = "io.plumbline.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.plumbline.gateway.";
    private static final String COMMAND_LINE = "cli";

    /** Each package and those that it may know; {@link #COMMAND_LINE} knows them all, and none knows it. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("words", Set.of()),
            Map.entry("config", Set.of("words")),
            Map.entry("definition", Set.of("words")),
            Map.entry("exercise", Set.of("definition", "words")),
            Map.entry("recording", Set.of("exercise", "words")),
            Map.entry("correction", Set.of("recording")),
            Map.entry("importing", Set.of("recording", "words")),
            Map.entry("source", Set.of("recording", "words")),
            Map.entry("sensor", Set.of("definition", "words")),
            Map.entry("phone", Set.of("sensor", "source")),
            Map.entry("ble", Set.of("sensor", "source", "words")),
            Map.entry("doctor", Set.of("ble")),
            Map.entry("ble.bluez", Set.of("ble", "sensor")),
            Map.entry("ble.tinyb", Set.of("ble", "sensor")),
            Map.entry("session", Set.of("source", "recording", "words")),
            Map.entry("evaluation", Set.of("recording", "words")),
            Map.entry("fleet", Set.of("recording", "source", "terminal")),
            Map.entry("events", Set.of("session", "source")),
            Map.entry("terminal", Set.of("events", "session", "source")),
            Map.entry("service", Set.of("session", "source")),
            Map.entry("state", Set.of()),
            Map.entry("mqtt", Set.of("events", "session", "source", "state", "words")));

    @ArchTest
    static final ArchRule packagesKnowOnlyWhatTheyStandOn = packagesKnowOnlyWhatTheyStandOn();

    private static ArchRule packagesKnowOnlyWhatTheyStandOn() {
        LayeredArchitecture rule = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer(COMMAND_LINE)
                .definedBy(ROOT + COMMAND_LINE + "..");
        for (String name : MAY_KNOW.keySet()) {
            rule = rule.layer(name).definedBy(ROOT + name + "..");
        }
        for (Map.Entry<String, Set<String>> entry : MAY_KNOW.entrySet()) {
            LayeredArchitecture.LayerDependencySpecification layer = rule.whereLayer(entry.getKey());
            rule = entry.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
        }
        return rule;
    }

    /** What looks ahead has no place in anything live. */
    @ArchTest
    static final ArchRule onlyTheTableOfARecordingLooksAhead = noClasses()
            .that()
            .haveNameNotMatching(ROOT.replace(".", "\\.") + "cli\\.AcausalOrientationTable(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(OfflineOrientation.class);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule listenersKnowTheSessionByItsPortsOnly = noClasses()
            .that(resideInAnyPackage(ROOT + "events..", ROOT + "terminal..", ROOT + "mqtt..", ROOT + "service.."))
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "session..")
                    .and(not(belongToAnyOf(EventSink.class, Activity.class, LinkEvent.class, Command.class))));

    @ArchTest
    static final ArchRule onlySourcesFleetsAndTheCommandLineKnowTheSimulator = noClasses()
            .that(not(resideInAnyPackage(ROOT + "source..", ROOT + "fleet..", ROOT + COMMAND_LINE + "..")))
            .should()
            .dependOnClassesThat(resideInAPackage("io.plumbline.simulator.."));

    @ArchTest
    static final ArchRule onlyMqttKnowsBrokers = noClasses()
            .that(not(resideInAPackage(ROOT + "mqtt..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.eclipse.paho..", "io.moquette..", "io.netty.."));

    @ArchTest
    static final ArchRule onlyMqttAndPhonesKnowTheNetwork = noClasses()
            .that(not(resideInAnyPackage(ROOT + "mqtt..", ROOT + "phone..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.net..", "com.sun.net.."));

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsItsLibrary = noClasses()
            .that(not(resideInAPackage(ROOT + COMMAND_LINE + "..")))
            .should()
            .dependOnClassesThat(resideInAPackage("picocli.."));

    @ArchTest
    static final ArchRule onlyImportingKnowsOtherProgramsTables = noClasses()
            .that(not(resideInAPackage(ROOT + "importing..")))
            .should()
            .dependOnClassesThat(resideInAPackage("de.siegmar.fastcsv.."));

    @ArchTest
    static final ArchRule onlyDefinitionsEventsMqttAndEvaluationKnowJsonAndYaml = noClasses()
            .that(not(resideInAnyPackage(
                    ROOT + "config..",
                    ROOT + "definition..",
                    ROOT + "exercise..",
                    ROOT + "phone..",
                    ROOT + "correction..",
                    ROOT + "events..",
                    ROOT + "mqtt..",
                    ROOT + "evaluation..")))
            .should()
            .dependOnClassesThat(resideInAPackage("com.fasterxml.."));

    @ArchTest
    static final ArchRule formatsWordsAndPrintersKnowNoThreadsAndNoClock = noClasses()
            .that(resideInAnyPackage(
                    ROOT + "words..",
                    ROOT + "definition..",
                    ROOT + "exercise..",
                    ROOT + "recording..",
                    ROOT + "importing..",
                    ROOT + "evaluation..",
                    ROOT + "events..",
                    ROOT + "terminal.."))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("java.util.concurrent..", "java.time..").or(belongToAnyOf(Thread.class)))
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static void everyPackageIsInTheTableSaysWhatItIsForAndIsNullMarked(JavaClasses all) {
        Set<String> table = new HashSet<>(MAY_KNOW.keySet());
        table.add(COMMAND_LINE);
        Set<String> packages = all.stream().map(ArchitectureTest::packageName).collect(Collectors.toSet());
        Set<String> said = all.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(ArchitectureTest::packageName)
                .collect(Collectors.toSet());
        assertThat(packages).isEqualTo(table);
        assertThat(said).isEqualTo(table);
    }

    private static String packageName(JavaClass type) {
        return type.getPackageName().replaceFirst("^" + ROOT.replace(".", "\\."), "");
    }
}
