package io.plumbline.analytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Who knows whom: analytics is pure, and its packages know each other one way only. */
@AnalyzeClasses(packages = "io.plumbline.analytics", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> PACKAGES = Set.of(
            "imu",
            "clock",
            "orientation",
            "correction",
            "calibration",
            "spine",
            "posture",
            "repetition",
            "fault",
            "exercise",
            "session",
            "evaluation");

    @ArchTest
    static final ArchRule packagesKnowOnlyWhatTheyStandOn = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("imu")
            .definedBy("io.plumbline.analytics.imu..")
            .layer("clock")
            .definedBy("io.plumbline.analytics.clock..")
            .layer("orientation")
            .definedBy("io.plumbline.analytics.orientation..")
            .layer("correction")
            .definedBy("io.plumbline.analytics.correction..")
            .layer("calibration")
            .definedBy("io.plumbline.analytics.calibration..")
            .layer("spine")
            .definedBy("io.plumbline.analytics.spine..")
            .layer("posture")
            .definedBy("io.plumbline.analytics.posture..")
            .layer("repetition")
            .definedBy("io.plumbline.analytics.repetition..")
            .layer("fault")
            .definedBy("io.plumbline.analytics.fault..")
            .layer("exercise")
            .definedBy("io.plumbline.analytics.exercise..")
            .layer("session")
            .definedBy("io.plumbline.analytics.session..")
            .layer("evaluation")
            .definedBy("io.plumbline.analytics.evaluation..")
            .whereLayer("imu")
            .mayNotAccessAnyLayer()
            .whereLayer("clock")
            .mayNotAccessAnyLayer()
            .whereLayer("orientation")
            .mayNotAccessAnyLayer()
            .whereLayer("posture")
            .mayNotAccessAnyLayer()
            .whereLayer("correction")
            .mayOnlyAccessLayers("imu")
            .whereLayer("calibration")
            .mayOnlyAccessLayers("imu", "orientation")
            .whereLayer("spine")
            .mayOnlyAccessLayers("imu", "orientation")
            .whereLayer("repetition")
            .mayOnlyAccessLayers("spine", "orientation", "imu")
            .whereLayer("fault")
            .mayOnlyAccessLayers("spine", "orientation", "imu")
            .whereLayer("exercise")
            .mayOnlyAccessLayers("fault", "imu", "posture", "repetition")
            .whereLayer("evaluation")
            .mayOnlyAccessLayers("session", "exercise", "fault", "repetition", "imu");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.plumbline.analytics.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingKnowsFilesNetworkThreadsLogsOrJson = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio..",
                    "java.net..",
                    "java.util.concurrent..",
                    "java.util.logging..",
                    "org.slf4j..",
                    "ch.qos.logback..",
                    "com.fasterxml..")
            .orShould()
            .dependOnClassesThat(JavaClass.Predicates.belongToAnyOf(
                    java.io.File.class,
                    java.io.FileInputStream.class,
                    java.io.FileOutputStream.class,
                    java.io.FileReader.class,
                    java.io.FileWriter.class,
                    java.io.RandomAccessFile.class,
                    Thread.class,
                    ThreadLocal.class));

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
    static final ArchRule nothingPrints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static void everyPackageSaysWhatItIsForAndIsNullMarked(JavaClasses all) {
        Set<String> said = all.stream()
                .filter(type -> type.getSimpleName().equals("package-info"))
                .filter(type -> type.isAnnotatedWith(NullMarked.class))
                .map(type -> type.getPackageName().substring("io.plumbline.analytics.".length()))
                .collect(Collectors.toSet());
        assertThat(said).isEqualTo(PACKAGES);
        classes()
                .that()
                .resideInAPackage("io.plumbline.analytics..")
                .should()
                .resideInAnyPackage(PACKAGES.stream()
                        .map(name -> "io.plumbline.analytics." + name)
                        .toArray(String[]::new))
                .check(all);
    }
}
