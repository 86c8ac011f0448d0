package io.salesflow.camel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages go one way: Camel's side knows the client, the client knows the API, the API knows nobody. */
@AnalyzeClasses(packages = "io.salesflow.camel", importOptions = DoNotIncludeTests.class)
class PackageArrowsTest {
    @ArchTest
    static final ArchRule arrowsGoDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("camel")
            .definedBy("io.salesflow.camel")
            .layer("feed")
            .definedBy("io.salesflow.camel.feed..")
            .layer("webhook")
            .definedBy("io.salesflow.camel.webhook..")
            .layer("client")
            .definedBy("io.salesflow.camel.client..")
            .layer("api")
            .definedBy("io.salesflow.camel.api..")
            .whereLayer("camel")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("feed")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("webhook")
            .mayOnlyBeAccessedByLayers("camel")
            .whereLayer("client")
            .mayOnlyBeAccessedByLayers("camel", "feed", "webhook")
            .whereLayer("api")
            .mayOnlyBeAccessedByLayers("camel", "feed", "webhook", "client");

    @ArchTest
    static final ArchRule theFeedKnowsNoStore = noClasses()
            .that()
            .resideInAPackage("io.salesflow.camel.feed")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.salesflow.camel.feed.store..");

    @ArchTest
    static final ArchRule noPackageIsInACircle =
            slices().matching("io.salesflow.camel.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theApiKnowsNothingOfCamelOrHttp = noClasses()
            .that()
            .resideInAPackage("..api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.apache.hc..", "java.net.http..");

    @ArchTest
    static final ArchRule onlyTheClientSpeaksHttp = noClasses()
            .that()
            .resideOutsideOfPackage("..client..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "java.net.http..", "org.apache.camel.component.http..");

    @ArchTest
    static final ArchRule oneClassKnowsMicrometerWhichIsOptional = noClasses()
            .that()
            .doNotHaveSimpleName("MicrometerMeasurements")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.micrometer..");

    @ArchTest
    static final ArchRule exceptionsOfCallsAreOfOneFamily = classes()
            .that()
            .areAssignableTo(Exception.class)
            .and()
            .resideInAPackage("..client..")
            .should()
            .beAssignableTo("io.salesflow.camel.client.SalesflowException");
}
