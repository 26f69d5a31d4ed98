import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Fails a build whose jar lets a class from elsewhere on the class path into one of its packages, where it would see what is
 * hidden from hosts.
 *
 * <p>Run as {@code java Sealed.java JAR CLASS}: another class is put into the package of this one, and must not load, whichever
 * of the two comes first.
 */
final class Sealed {

    private Sealed() {}

    public static void main(String[] args) throws Exception {
        Path jar = Path.of(args[0]);
        String inside = args[1];
        String home = inside.substring(0, inside.lastIndexOf('.'));
        String outside = home + ".Smuggled";
        Path classes = compiled("package " + home + "; public class Smuggled {}", jar);
        if (together(jar, classes, inside, outside) || together(jar, classes, outside, inside)) {
            System.err.println(jar.getFileName() + ": a class from elsewhere got into " + home
                    + "; its manifest must say Sealed: true, see jar.sealed in the pom");
            System.exit(1);
        }
        System.out.println(jar.getFileName() + ": nobody gets into " + home);
    }

    private static Path compiled(String code, Path jar) throws IOException {
        Path folder = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "smuggled");
        Path source = Files.writeString(folder.resolve("Smuggled.java"), code);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac.run(null, null, null, "-d", folder.toString(), source.toString()) != 0) {
            throw new IllegalStateException("the smuggled class does not compile");
        }
        return folder;
    }

    private static boolean together(Path jar, Path classes, String first, String second) throws Exception {
        URL[] path = {jar.toUri().toURL(), classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(first);
            loader.loadClass(second);
            return true;
        } catch (SecurityException sealed) {
            return false;
        }
    }
}
