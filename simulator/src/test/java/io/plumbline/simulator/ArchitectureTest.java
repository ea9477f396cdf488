package io.plumbline.simulator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import io.plumbline.analytics.orientation.Quaternion;
import io.plumbline.analytics.session.Mark;
import io.plumbline.analytics.session.SensorSettings;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Who knows whom: a session is a function of scenario and seed, and knows nothing of how it is judged. */
@AnalyzeClasses(packages = "io.plumbline.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.plumbline.simulator";

    /** Each package beneath the root and those that it may know. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.of(
            "body", Set.of(),
            "movement", Set.of("body"),
            "sensor", Set.of("body", "movement"),
            "link", Set.of(),
            "payload", Set.of("link"),
            "scenario", Set.of("sensor", "link", "truth"),
            "truth", Set.of(),
            "picture", Set.of("body", "movement", "truth"));

    @ArchTest
    static final ArchRule packagesKnowOnlyWhatTheyStandOn = packagesKnowOnlyWhatTheyStandOn();

    private static ArchRule packagesKnowOnlyWhatTheyStandOn() {
        LayeredArchitecture rule = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("session")
                .definedBy(ROOT);
        for (String name : MAY_KNOW.keySet()) {
            rule = rule.layer(name).definedBy(ROOT + "." + name);
        }
        for (Map.Entry<String, Set<String>> entry : MAY_KNOW.entrySet()) {
            LayeredArchitecture.LayerDependencySpecification layer = rule.whereLayer(entry.getKey());
            rule = entry.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(entry.getValue().toArray(String[]::new));
        }
        return rule;
    }

    @ArchTest
    static final ArchRule knowsOnlyTheSamplesMarksAndSettingsOfAnalytics = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.apache.commons.math3..",
                            "com.fasterxml.jackson..",
                            ROOT + "..",
                            "io.plumbline.analytics.imu..")
                    .or(belongToAnyOf(Mark.class, SensorSettings.class, Quaternion.class)));

    @ArchTest
    static final ArchRule onlyScenarioAndTruthReadAndWrite = noClasses()
            .that(not(resideInAnyPackage(ROOT + ".scenario", ROOT + ".truth")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.nio.file..",
                    "java.nio.channels..",
                    "java.nio.charset..",
                    "java.io..",
                    "java.net..",
                    "java.util.jar..",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.dataformat.."));

    @ArchTest
    static final ArchRule nothingKnowsThreadsOrLogs = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.util.concurrent..", "java.util.logging..", "org.slf4j..", "ch.qos.logback..")
                    .or(belongToAnyOf(Thread.class, ThreadLocal.class)));

    @ArchTest
    static final ArchRule nothingReadsAClock = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Date.class);

    @ArchTest
    static final ArchRule onlyTheSeedMakesChance = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.UUID.class)
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule nothingPrints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static void everyPackageIsInTheTableSaysWhatItIsForAndIsNullMarked(JavaClasses all) {
        Set<String> said = all.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        Set<String> packages = all.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        Set<String> table =
                MAY_KNOW.keySet().stream().map(name -> ROOT + "." + name).collect(Collectors.toSet());
        table.add(ROOT);
        assertThat(packages).isEqualTo(table);
        assertThat(said).isEqualTo(table);
    }
}
