package dev.rapport.crm.contact;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Test data that is too large or too foreign to live beside the code: {@code -Dcrm.shared=DIR}, or a folder next to us. */
public final class SharedFolder {

    private SharedFolder() {}

    public static String read(String file) {
        Path folder = folder();
        Path path = folder == null ? Path.of(file) : folder.resolve(file);
        if (!Files.isReadable(path)) {
            String message = "SKIPPED: no " + file + "; give its folder with -Dcrm.shared=DIR";
            System.out.println(message);
            return abort(message);
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path folder() {
        String given = System.getProperty("crm.shared");
        if (given != null) {
            return Path.of(given);
        }
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path shared = p.resolve("shared");
            if (Files.isDirectory(shared.resolve("data"))) {
                return shared;
            }
        }
        return null;
    }
}
