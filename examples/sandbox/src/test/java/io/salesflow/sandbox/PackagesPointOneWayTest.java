package io.salesflow.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.salesflow.sandbox", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesPointOneWayTest {

    @ArchTest
    static final ArchRule FROM_THE_TOP_TO_THE_TIME = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.salesflow.sandbox..")
            .layer("top")
            .definedBy("io.salesflow.sandbox")
            .layer("admin")
            .definedBy("io.salesflow.sandbox.admin")
            .layer("http")
            .definedBy("io.salesflow.sandbox.http")
            .layer("life")
            .definedBy("io.salesflow.sandbox.life")
            .layer("webhook")
            .definedBy("io.salesflow.sandbox.webhook")
            .layer("fault")
            .definedBy("io.salesflow.sandbox.fault")
            .layer("account")
            .definedBy("io.salesflow.sandbox.account")
            .layer("time")
            .definedBy("io.salesflow.sandbox.time")
            .whereLayer("top")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("admin")
            .mayOnlyBeAccessedByLayers("top")
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("top")
            .whereLayer("life")
            .mayOnlyBeAccessedByLayers("top", "admin")
            .whereLayer("webhook")
            .mayOnlyBeAccessedByLayers("top", "admin")
            .whereLayer("fault")
            .mayOnlyBeAccessedByLayers("top", "admin", "http")
            .whereLayer("account")
            .mayOnlyBeAccessedByLayers("top", "admin", "http", "life", "webhook");

    @ArchTest
    static final ArchRule STAND_INS_KNOW_NOTHING_OF_EACH_OTHER = slices().matching(
                    "io.salesflow.sandbox.(hubspot|salesforce)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule WHAT_THEY_SHARE_KNOWS_NONE_OF_THEM = noClasses()
            .that()
            .resideInAPackage("io.salesflow.sandbox.standin")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.salesflow.sandbox", "io.salesflow.sandbox.hubspot", "io.salesflow.sandbox.salesforce");

    @ArchTest
    static final ArchRule NOTHING_OF_THE_COMPONENT =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("io.salesflow.camel..", "org.apache.camel..");
}
