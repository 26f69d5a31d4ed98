package dev.rapport.crm.inmemory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A storage knows values and the promises of a storage, and nothing of what is decided or sent. */
final class ArchitectureTest {

    private static final String FIXTURE = "dev.rapport.crm.inmemory.fixture";

    @Test
    void seesOnlyValuesAndTheStorage() {
        seesNoDecisions("dev.rapport.crm")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.rapport.crm.inmemory"));
    }

    @Test
    void aStorageThatSeesARuleOrTheRootIsNoticed() {
        assertEquals(
                2,
                seesNoDecisions(FIXTURE)
                        .evaluate(new ClassFileImporter().importPackages(FIXTURE + ".storage"))
                        .getFailureReport()
                        .getDetails()
                        .size());
    }

    private static ArchRule seesNoDecisions(String root) {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root,
                        root + ".rule..",
                        root + ".forecast..",
                        root + ".insight..",
                        root + ".outreach..",
                        root + ".identity..");
    }
}
