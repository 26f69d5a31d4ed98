package dev.rapport.crm.testkit;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where promises are made, and where they are tested. */
final class Promises {
    private static final Path API = Path.of("..", "src", "main", "java", "dev", "rapport", "crm");

    private Promises() {}

    /** The numbers in the Javadoc of a package, each as often as it stands there. */
    static List<String> made(String folder, String letter) throws IOException {
        Pattern number = Pattern.compile("\\[(" + letter + "-\\d+)]");
        try (Stream<Path> files = Files.list(API.resolve(folder))) {
            List<String> all = new ArrayList<>();
            for (Path file : files.filter(Promises::isType).sorted().toList()) {
                number.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult r) -> r.group(1))
                        .forEach(all::add);
            }
            return all;
        }
    }

    private static boolean isType(Path file) {
        return file.toString().endsWith(".java") && !file.endsWith("package-info.java");
    }

    /** The numbers that the tests of a contract name. */
    static List<String> tested(Class<?> contract) {
        return tests(contract).flatMap(Promises::of).toList();
    }

    static Stream<Method> tests(Class<?> contract) {
        return Stream.iterate(Optional.<Class<?>>of(contract), Optional::isPresent, c -> c.flatMap(Promises::above))
                .flatMap(Optional::stream)
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(m -> m.isAnnotationPresent(org.junit.jupiter.api.Test.class));
    }

    private static Optional<Class<?>> above(Class<?> type) {
        return Optional.ofNullable(type.getSuperclass());
    }

    static Stream<String> of(Method test) {
        return Optional.ofNullable(test.getAnnotation(Promise.class)).stream().flatMap(p -> Arrays.stream(p.value()));
    }
}
