package dev.rapport.crm.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shape of the library, and that each rule about it notices the fixture which breaks it. */
final class ArchitectureTest {

    private static final String ROOT = "dev.rapport.crm";

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void packagesKnowOnlyTheirOwnLevelAndBelow() {
        holds(new PackageOrder(ROOT).lowerPackagesDoNotKnowHigherOnes());
        broken(
                new PackageOrder(fixture("order")).lowerPackagesDoNotKnowHigherOnes(),
                "order",
                "KnowsARule",
                "KnowsTheRoot");
    }

    @Test
    void eachPackageHasAPlaceInTheOrder() {
        holds(new PackageOrder(ROOT).eachPackageHasAPlace());
        broken(new PackageOrder(fixture("place")).eachPackageHasAPlace(), "place", "InANewPackage");
    }

    @Test
    void storageAndRuleDoNotKnowEachOther() {
        holds(new PackageOrder(ROOT).storageAndRuleDoNotKnowEachOther());
        broken(
                new PackageOrder(fixture("sides")).storageAndRuleDoNotKnowEachOther(),
                "sides",
                "StoresARule",
                "ReadsTheStorage");
    }

    @Test
    void packagesFormNoCycle() {
        holds(new PackageOrder(ROOT).noCycles());
        broken(new PackageOrder(fixture("cycle")).noCycles(), "cycle", "Talk", "Agreement");
    }

    @Test
    void decisionsDoNoIo() {
        holds(new Purity(ROOT).decisionsDoNoIo());
        broken(new Purity(fixture("io")).decisionsDoNoIo(), "io", "ReadsAFile", "OpensAUrl", "AsksADatabase");
    }

    @Test
    void onlyAnInjectedClockIsRead() {
        holds(new Purity(ROOT).noClockButAnInjectedOne());
        holds(new Purity(ROOT).nobodyAsksForNow());
        broken(
                new Purity(fixture("clock")).noClockButAnInjectedOne(),
                "clock",
                "asksTheInstant",
                "asksTheDate",
                "asksTheSystem",
                "makesAClock");
        broken(new Purity(fixture("clock")).nobodyAsksForNow(), "clock", "asksTheInstant", "asksTheSystem");
    }

    @Test
    void nothingDependsOnTheLocaleOrZoneOfTheMachine() {
        holds(new Purity(ROOT).noDefaultLocaleZoneOrCharset());
        broken(
                new Purity(fixture("locale")).noDefaultLocaleZoneOrCharset(),
                "locale",
                "asksForTheLocale",
                "asksForTheZone",
                "formatsWithoutALocale",
                "formatsItself",
                "patternWithoutALocale");
    }

    @Test
    void nothingIsPrinted() {
        holds(new Purity(ROOT).nothingIsPrinted());
        broken(new Purity(fixture("print")).nothingIsPrinted(), "print", "printsToOut", "printsToErr");
    }

    @Test
    void typesSayWhatTheyAre() {
        holds(new Naming(ROOT).typesSayWhatTheyAre());
        broken(
                new Naming(fixture("naming")).typesSayWhatTheyAre(),
                "naming",
                "ContactUtils",
                "ContactHelper",
                "ContactManager",
                "ContactImpl",
                "ContactProcessor",
                "ContactData",
                "ContactInfo",
                "AbstractContact",
                "DefaultContact",
                "BaseContact");
    }

    @Test
    void accessorsHaveNoPrefix() {
        holds(new Naming(ROOT).accessorsHaveNoPrefix());
        broken(new Naming(fixture("naming")).accessorsHaveNoPrefix(), "naming", "getName", "setName", "withName");
    }

    @Test
    void whatIsAllowedIsNotNoticed() {
        spares(new Naming(fixture("naming")).accessorsHaveNoPrefix(), "naming", "getMessage");
        spares(new Purity(fixture("clock")).noClockButAnInjectedOne(), "clock", "isGivenAClock");
        spares(new Purity(fixture("locale")).noDefaultLocaleZoneOrCharset(), "locale", "isGivenALocale");
        spares(new PackageOrder(fixture("order")).lowerPackagesDoNotKnowHigherOnes(), "order", "KnowsAContact");
    }

    @Test
    void nothingIsHiddenByAPackageName() {
        holds(new Naming(ROOT).nothingIsHiddenByAPackageName());
        broken(new Naming(fixture("hiding")).nothingIsHiddenByAPackageName(), "hiding", "internal.Hidden");
    }

    private static void holds(ArchRule rule) {
        rule.check(LIBRARY);
    }

    private static void broken(ArchRule rule, String fixture, String... culprits) {
        List<String> report = report(rule, fixture);
        assertAll(List.of(culprits).stream()
                .map(culprit -> () -> assertTrue(
                        report.stream().anyMatch(line -> line.contains(culprit)),
                        () -> culprit + " is not noticed: " + report)));
    }

    private static void spares(ArchRule rule, String fixture, String innocent) {
        List<String> report = report(rule, fixture);
        assertTrue(
                report.stream().noneMatch(line -> line.contains(innocent)), () -> innocent + " is noticed: " + report);
    }

    private static List<String> report(ArchRule rule, String fixture) {
        JavaClasses classes = new ClassFileImporter().importPackages(fixture(fixture));
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    private static String fixture(String name) {
        return ROOT + ".fixture." + name;
    }
}
