package dev.rapport.crm.architecture;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What decides is a function of its arguments: no files, no network, no clock, no setting of the machine. */
final class Purity {

    private static final Set<String> IO_FREE = Set.of("java.io.Serializable", "java.io.Serial");

    private static final List<String> IO = List.of(
            "java.io", "java.net", "java.net.http", "java.nio.file", "java.nio.channels", "java.sql", "javax.sql");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.InstantSource.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.Clock.tickMillis",
            "java.time.Clock.tickSeconds",
            "java.time.Clock.tickMinutes");

    private static final Set<String> MACHINE_SETTINGS = Set.of(
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.time.ZoneId.systemDefault",
            "java.nio.charset.Charset.defaultCharset",
            "java.lang.String.formatted");

    private static final Set<String> LOCALISED_UNLESS_GIVEN_A_LOCALE = Set.of(
            "java.lang.String.format",
            "java.lang.String.toLowerCase",
            "java.lang.String.toUpperCase",
            "java.time.format.DateTimeFormatter.ofPattern");

    private final String root;

    Purity(String root) {
        this.root = root;
    }

    ArchRule decisionsDoNoIo() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        root + ".rule..",
                        root + ".consent..",
                        root + ".criterion..",
                        root + ".forecast..",
                        root + ".calendar..",
                        root + ".insight..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "read or write", type -> isIo(type.getPackageName()) && !IO_FREE.contains(type.getName())));
    }

    /** Ids carry the time they were made at, and the root picks the clock that a host does not give. */
    ArchRule noClockButAnInjectedOne() {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".calendar.TimeOrderedUuid")
                .and()
                .resideOutsideOfPackage(root)
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "reads a clock of its own", access -> CLOCKS.contains(target(access)) || readsNow(access)))
                .allowEmptyShould(true);
    }

    /** Holds for the root as well, which may pick a clock but has to pass it on. */
    ArchRule nobodyAsksForNow() {
        return noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe("asks what time it is", Purity::readsNow));
    }

    ArchRule noDefaultLocaleZoneOrCharset() {
        return noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "depends on a setting of the machine",
                        access -> MACHINE_SETTINGS.contains(target(access)) || isLocalisedByTheMachine(access)));
    }

    ArchRule nothingIsPrinted() {
        return noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "prints",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && name("out").or(name("err")).test(access.getTarget())));
    }

    private static boolean isIo(String packageName) {
        return IO.contains(packageName) || packageName.startsWith("java.nio.file.");
    }

    private static boolean readsNow(JavaAccess<?> access) {
        return (access.getTargetOwner().getPackageName().startsWith("java.time")
                        && access.getName().equals("now")
                        && isCalledWithoutA(Clock.class, access))
                || target(access).equals("java.lang.System.currentTimeMillis");
    }

    private static boolean isLocalisedByTheMachine(JavaAccess<?> access) {
        return LOCALISED_UNLESS_GIVEN_A_LOCALE.contains(target(access)) && isCalledWithoutA(Locale.class, access);
    }

    private static boolean isCalledWithoutA(Class<?> parameter, JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(parameter));
    }

    private static String target(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getName();
    }
}
