package io.plumbline.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.plumbline.simulator", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesTest {

    @ArchTest
    static final ArchRule knowsOnlyAnalyticsTypesMathsAndJackson = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.apache.commons.math3..",
                    "com.fasterxml.jackson..",
                    "io.plumbline.analytics.imu..",
                    "io.plumbline.analytics.session..",
                    "io.plumbline.analytics.orientation..",
                    "io.plumbline.simulator..");

    @ArchTest
    static final ArchRule packagesKnowOnlyWhatTheirPagesSay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("body")
            .definedBy("..simulator.body")
            .layer("movement")
            .definedBy("..simulator.movement")
            .layer("sensor")
            .definedBy("..simulator.sensor")
            .layer("scenario")
            .definedBy("..simulator.scenario")
            .layer("truth")
            .definedBy("..simulator.truth")
            .layer("session")
            .definedBy("io.plumbline.simulator")
            .whereLayer("session")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("truth")
            .mayOnlyBeAccessedByLayers("session")
            .whereLayer("scenario")
            .mayOnlyBeAccessedByLayers("session")
            .whereLayer("sensor")
            .mayOnlyBeAccessedByLayers("session", "scenario")
            .whereLayer("movement")
            .mayOnlyBeAccessedByLayers("session", "sensor")
            .whereLayer("body")
            .mayOnlyBeAccessedByLayers("session", "movement", "sensor");
}
