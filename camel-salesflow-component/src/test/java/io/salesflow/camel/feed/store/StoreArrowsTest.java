package io.salesflow.camel.feed.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Stores know the interface that they implement, and neither Camel nor Salesflow; feeds know the interface only. */
@AnalyzeClasses(packages = "io.salesflow.camel", importOptions = DoNotIncludeTests.class)
class StoreArrowsTest {
    @ArchTest
    static final ArchRule storesKnowTheirInterfaceOnly = noClasses()
            .that()
            .resideInAPackage("..feed.store")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache..", "com.fasterxml..", "io.salesflow.camel", "..camel.api..", "..camel.client..");

    @ArchTest
    static final ArchRule feedsKnowNoStore = noClasses()
            .that()
            .resideInAPackage("..feed")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..feed.store");

    @ArchTest
    static final ArchRule nobodyElseKnowsWhatTheFileIsMadeOf = noClasses()
            .that()
            .resideOutsideOfPackage("..feed.store")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.h2..");
}
