package dev.rapport.crm.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names that a salesperson would use; package-private does the hiding. */
final class Naming {

    private static final Pattern VAGUE_TYPE =
            Pattern.compile("(Abstract|Default|Base)\\p{Lu}.*|.*(Utils?|Helper|Manager|Impl|Processor|Data|Info)");

    private static final Pattern BEAN_ACCESSOR = Pattern.compile("(get|set|with)\\p{Lu}.*");

    private final String root;

    Naming(String root) {
        this.root = root;
    }

    ArchRule typesSayWhatTheyAre() {
        return classes().should(new ArchCondition<>("not have a vague name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (VAGUE_TYPE.matcher(type.getSimpleName()).matches()) {
                    events.add(violated(type, type.getName() + " has a vague name"));
                }
            }
        });
    }

    ArchRule accessorsHaveNoPrefix() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .arePublic()
                .should(new ArchCondition<>("not be named getX, setX or withX") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (BEAN_ACCESSOR.matcher(method.getName()).matches()
                                && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && !overrides(method)) {
                            events.add(violated(method, method.getFullName() + " has a prefix"));
                        }
                    }
                })
                .allowEmptyShould(true);
    }

    ArchRule nothingIsHiddenByAPackageName() {
        return classes().should(new ArchCondition<>("not reside in a package named internal, util or impl") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (Pattern.compile("\\.").splitAsStream(type.getPackageName()).anyMatch(Naming::hides)) {
                    events.add(violated(type, type.getName() + " resides in a package that hides"));
                }
            }
        });
    }

    private static boolean hides(String packageSegment) {
        return Stream.of("internal", "util", "utils", "impl", "common", "misc").anyMatch(packageSegment::equals);
    }

    private static boolean overrides(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .anyMatch(type -> type.getMethods().stream()
                        .anyMatch(inherited -> inherited.getName().equals(method.getName())
                                && inherited.getRawParameterTypes().size()
                                        == method.getRawParameterTypes().size()));
    }
}
