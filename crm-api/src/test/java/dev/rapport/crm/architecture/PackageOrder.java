package dev.rapport.crm.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Set;

/** Which package may know which, for any root package, so that fixtures can break it. */
final class PackageOrder {

    /** From the bottom to the top; a package knows its own level and the levels below. The root is above all. */
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("error", "page", "calendar", "forecast"),
            Set.of("contact"),
            Set.of("interaction", "consent", "followup"),
            Set.of("criterion"),
            Set.of("facts"),
            Set.of("rule", "storage"),
            Set.of("insight", "outreach", "identity", "rehearsal"));

    private static final int UNKNOWN = -1;

    private final String root;

    PackageOrder(String root) {
        this.root = root;
    }

    ArchRule eachPackageHasAPlace() {
        return classes().should(new ArchCondition<>("be in a package that has a place in the order") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (level(type) == UNKNOWN) {
                    events.add(violated(type, type.getName() + " is in a package without a place in the order"));
                }
            }
        });
    }

    ArchRule lowerPackagesDoNotKnowHigherOnes() {
        return classes().should(new ArchCondition<>("know only packages of their own level and below") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(target) && level(target) > level(type)) {
                        events.add(violated(type, dependency.getDescription()));
                    }
                }
            }
        });
    }

    /** Both are on one level, and neither may see the other: what is stored does not depend on what is decided. */
    ArchRule storageAndRuleDoNotKnowEachOther() {
        return classes().should(new ArchCondition<>("not connect storage and rule") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String from = segment(type);
                    String to = segment(dependency.getTargetClass().getBaseComponentType());
                    if ((from.equals("storage") && to.equals("rule"))
                            || (from.equals("rule") && to.equals("storage"))) {
                        events.add(violated(type, dependency.getDescription()));
                    }
                }
            }
        });
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    private int level(JavaClass type) {
        if (type.getPackageName().equals(root)) {
            return LEVELS.size();
        }
        for (int level = 0; level < LEVELS.size(); level++) {
            if (LEVELS.get(level).contains(segment(type))) {
                return level;
            }
        }
        return UNKNOWN;
    }

    private String segment(JavaClass type) {
        if (!type.getPackageName().startsWith(root + ".")) {
            return "";
        }
        String below = type.getPackageName().substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
